//! What stands on the paper, field by field, and what the rules read in it.

use kit::components::Entry;
use kit::money;
use leptos::prelude::*;
use shared::domain::access::Business;
use shared::domain::account::{Account, Limits};
use shared::domain::device::ReportReason;
use shared::domain::field::FieldReason;
use shared::domain::id::{Serial, UserId};
use shared::domain::payee::{AccountKind, AccountNumber, BranchCode};
use shared::domain::postal::{AddressLine, PostalAddress, PostalCode};
use shared::domain::procedure::{
    FormerMaster, LoginMethod, Lost, NewCompany, PinKind, ProcedureForm, ProcedureKind,
};
use shared::domain::user::{MailAddress, TextField};
use strum::{EnumCount, IntoStaticStr};

/// A field of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    /// How many devices.
    Quantity,
    /// The device.
    Serial,
    /// Why it was reported.
    Reason,
    /// Whether it is enclosed.
    Returned,
    /// The people whose links are cut.
    People,
    /// The person that it is about.
    Person,
    /// Which passwords.
    Lost,
    /// What the former master becomes.
    Former,
    /// Which PIN.
    Pin,
    /// The company's name.
    Name,
    /// Its postal code.
    Code,
    /// Its address.
    Line,
    /// Users of the plan.
    Plan,
    /// The way of signing in.
    Method,
    /// 振込・振替: the cap.
    Transfer,
    /// 総合振込: the cap.
    Bulk,
    /// 給与・賞与振込: the cap.
    Payroll,
    /// 払込み: the cap.
    PayEasy,
    /// The branch of the representative account.
    Branch,
    /// Its kind.
    AccountKind,
    /// Its number.
    Number,
    /// Who becomes master.
    Master,
    /// Their address.
    Mail,
}

/// The caps by business.
pub const CAPS: [(Field, Business); 4] = [
    (Field::Transfer, Business::Transfer),
    (Field::Bulk, Business::Bulk),
    (Field::Payroll, Business::Payroll),
    (Field::PayEasy, Business::PayEasy),
];

/// The fields of a kind, in the order of its paper.
pub fn fields(kind: ProcedureKind) -> &'static [Field] {
    match kind {
        ProcedureKind::TokenAddition => &[Field::Quantity],
        ProcedureKind::TokenReissue => &[Field::Serial, Field::Reason, Field::Returned],
        ProcedureKind::ExpiryReplacement | ProcedureKind::StopRelease => &[Field::Serial],
        ProcedureKind::Revocation => &[Field::People],
        ProcedureKind::PasswordReset => &[Field::Person, Field::Lost],
        ProcedureKind::Unlock | ProcedureKind::LoginIdDisclosure | ProcedureKind::CertificateRevocation => {
            &[Field::Person]
        }
        ProcedureKind::MasterChange => &[Field::Person, Field::Former],
        ProcedureKind::PinChange => &[Field::Pin],
        ProcedureKind::ContractData => &[Field::Name, Field::Code, Field::Line],
        ProcedureKind::PlanChange => &[Field::Plan],
        ProcedureKind::LoginMethod => &[Field::Method],
        ProcedureKind::RaisedCaps => &[Field::Transfer, Field::Bulk, Field::Payroll, Field::PayEasy],
        ProcedureKind::Cancellation => &[],
        ProcedureKind::NewApplication => &[
            Field::Name,
            Field::Code,
            Field::Line,
            Field::Branch,
            Field::AccountKind,
            Field::Number,
            Field::Master,
            Field::Mail,
            Field::Plan,
        ],
    }
}

impl Field {
    /// The id of its input.
    pub fn id(self) -> String {
        let word: &str = self.into();
        format!("paper-{word}")
    }
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The kind, by its word.
    pub kind: RwSignal<String>,
    /// Whether the faulty device is enclosed.
    pub returned: RwSignal<bool>,
    /// Who was ticked.
    pub people: RwSignal<Vec<UserId>>,
    entries: StoredValue<[Entry; Field::COUNT]>,
}

impl Draft {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            kind: RwSignal::new(String::new()),
            returned: RwSignal::new(false),
            people: RwSignal::new(Vec::new()),
            entries: StoredValue::new(std::array::from_fn(|_| Entry::default())),
        }
    }

    /// What is typed into a field.
    pub fn entry(self, field: Field) -> Entry {
        // Every field has its place: there are as many as the enumeration has words.
        self.entries.with_value(|entries| entries.get(field as usize).copied().unwrap_or_default())
    }

    /// The kind; tracked.
    pub fn kind(self) -> Option<ProcedureKind> {
        self.kind.with(|word| word.parse().ok())
    }

    /// What is wrong with a field; tracked.
    pub fn wrong(self, field: Field) -> Option<FieldReason> {
        match field {
            Field::Quantity => self.count(field).err(),
            Field::Plan => self.plan().err(),
            Field::Serial => self.read::<Serial>(field).err(),
            Field::Reason => self.word::<ReportReason>(field).err(),
            Field::Returned => None,
            Field::People => self.people.with(Vec::is_empty).then_some(FieldReason::Required),
            Field::Person => self.person().err(),
            Field::Lost => self.word::<Lost>(field).err(),
            Field::Former => self.word::<FormerMaster>(field).err(),
            Field::Pin => self.word::<PinKind>(field).err(),
            Field::Method => self.word::<LoginMethod>(field).err(),
            Field::AccountKind => self.word::<AccountKind>(field).err(),
            Field::Name | Field::Master => self.read::<TextField>(field).err(),
            Field::Code => self.read::<PostalCode>(field).err(),
            Field::Line => self.read::<AddressLine>(field).err(),
            Field::Branch => self.read::<BranchCode>(field).err(),
            Field::Number => self.read::<AccountNumber>(field).err(),
            Field::Mail => self.read::<MailAddress>(field).err(),
            Field::Transfer | Field::Bulk | Field::Payroll | Field::PayEasy => {
                self.entry(field).text.with(|text| money::read(text)).err()
            }
        }
    }

    /// The form, if every field is right. `caps`: what stays where nothing is typed; tracked.
    pub fn form(self, kind: ProcedureKind, caps: &Limits) -> Result<ProcedureForm, FieldReason> {
        Ok(match kind {
            ProcedureKind::TokenAddition => {
                ProcedureForm::TokenAddition { quantity: self.count(Field::Quantity)? }
            }
            ProcedureKind::TokenReissue => {
                let reason = self.word::<ReportReason>(Field::Reason)?;
                let returned = reason == ReportReason::Faulty && self.returned.get();
                ProcedureForm::TokenReissue { serial: self.read(Field::Serial)?, reason, returned }
            }
            ProcedureKind::ExpiryReplacement => {
                ProcedureForm::ExpiryReplacement { serial: self.read(Field::Serial)? }
            }
            ProcedureKind::StopRelease => ProcedureForm::StopRelease { serial: self.read(Field::Serial)? },
            ProcedureKind::Revocation => match self.people.get() {
                users if users.is_empty() => return Err(FieldReason::Required),
                users => ProcedureForm::Revocation { users },
            },
            ProcedureKind::PasswordReset => {
                ProcedureForm::PasswordReset { user: self.person()?, lost: self.word(Field::Lost)? }
            }
            ProcedureKind::Unlock => ProcedureForm::Unlock { user: self.person()? },
            ProcedureKind::LoginIdDisclosure => ProcedureForm::LoginIdDisclosure { user: self.person()? },
            ProcedureKind::CertificateRevocation => {
                ProcedureForm::CertificateRevocation { user: self.person()? }
            }
            ProcedureKind::MasterChange => {
                ProcedureForm::MasterChange { to: self.person()?, former: self.word(Field::Former)? }
            }
            ProcedureKind::PinChange => ProcedureForm::PinChange { pin: self.word(Field::Pin)? },
            ProcedureKind::ContractData => {
                ProcedureForm::ContractData { name: self.read(Field::Name)?, address: self.address()? }
            }
            ProcedureKind::PlanChange => ProcedureForm::PlanChange { plan_users: self.plan()? },
            ProcedureKind::LoginMethod => ProcedureForm::LoginMethod { method: self.word(Field::Method)? },
            ProcedureKind::RaisedCaps => {
                let mut raised = caps.clone();
                for (field, business) in CAPS {
                    if let Some(yen) = self.entry(field).text.with(|text| money::read(text))? {
                        raised.0.insert(business, yen);
                    }
                }
                ProcedureForm::RaisedCaps { caps: raised }
            }
            ProcedureKind::Cancellation => ProcedureForm::Cancellation {},
            ProcedureKind::NewApplication => ProcedureForm::NewApplication { company: self.company()? },
        })
    }

    fn company(self) -> Result<NewCompany, FieldReason> {
        let account = Account {
            branch: self.read(Field::Branch)?,
            kind: self.word(Field::AccountKind)?,
            number: self.read(Field::Number)?,
        };
        Ok(NewCompany {
            name: self.read(Field::Name)?,
            address: self.address()?,
            account,
            master_name: self.read(Field::Master)?,
            mail: self.read(Field::Mail)?,
            plan_users: self.plan()?,
        })
    }

    fn address(self) -> Result<PostalAddress, FieldReason> {
        Ok(PostalAddress { code: self.read(Field::Code)?, line: self.read(Field::Line)? })
    }

    fn read<T: TryFrom<String, Error = FieldReason>>(self, field: Field) -> Result<T, FieldReason> {
        self.entry(field).read::<T>()
    }

    /// A person is chosen or not.
    fn person(self) -> Result<UserId, FieldReason> {
        self.read(Field::Person).map_err(|_| FieldReason::Required)
    }

    fn word<T: std::str::FromStr>(self, field: Field) -> Result<T, FieldReason> {
        self.entry(field).text.with(|word| word.parse()).map_err(|_| FieldReason::Required)
    }

    fn plan(self) -> Result<u32, FieldReason> {
        self.entry(Field::Plan).text.with(|text| text.parse()).map_err(|_| FieldReason::Required)
    }

    fn count(self, field: Field) -> Result<u8, FieldReason> {
        let read = self.entry(field).text.with(|text| money::read(text))?;
        let count = read.ok_or(FieldReason::Required)?.amount();
        u8::try_from(count).ok().filter(|count| *count > 0).ok_or(FieldReason::Malformed)
    }
}
