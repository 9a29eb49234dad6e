//! What is filled in of a form, and what the rules read in it.

use super::{Known, can_be_reported};
use kit::components::Entry;
use kit::i18n::{Locale, t, td_string, use_i18n};
use kit::{money, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::domain::access::Business;
use shared::domain::account::Limits;
use shared::domain::device::{DeviceState, ReportReason};
use shared::domain::field::FieldReason;
use shared::domain::id::{Serial, UserId};
use shared::domain::postal::{AddressLine, PostalAddress, PostalCode};
use shared::domain::procedure::{FormerMaster, LoginMethod, Lost, PinKind, ProcedureForm, ProcedureKind};
use shared::domain::user::{Role, TextField};
use shared::operations::procedures::{DeviceNamed, PersonOffered, Prepared};
use std::collections::BTreeSet;
use strum::IntoEnumIterator;

/// Ids of the fields.
pub const QUANTITY: &str = "procedure-quantity";
/// The device.
pub const SERIAL: &str = "procedure-serial";
/// The person.
pub const PERSON: &str = "procedure-person";
/// The people.
pub const PEOPLE: &str = "procedure-people";
/// The choice that the kind asks for.
pub const CHOICE: &str = "procedure-choice";
/// The company's name.
pub const NAME: &str = "procedure-name";
/// The postal code.
pub const CODE: &str = "procedure-code";
/// The address.
pub const LINE: &str = "procedure-line";

/// What is wrong at which field.
pub type Wrong = Vec<(String, String)>;

/// What is filled in.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Which form.
    pub kind: ProcedureKind,
    /// What it is filled in with.
    pub known: Known,
    /// How many devices.
    pub quantity: RwSignal<String>,
    /// Which device.
    pub serial: RwSignal<String>,
    /// Whether the faulty device comes back.
    pub returned: RwSignal<bool>,
    /// Which person.
    pub person: RwSignal<String>,
    /// Which people.
    pub people: RwSignal<BTreeSet<String>>,
    /// The one choice that a kind asks for, by its word.
    pub choice: RwSignal<String>,
    /// The company's name.
    pub name: Entry,
    /// The postal code.
    pub code: Entry,
    /// The address.
    pub line: Entry,
    /// The caps.
    pub caps: StoredValue<Vec<(Business, RwSignal<String>)>>,
}

impl Draft {
    /// Filled in with what is known, and with what the address asks for.
    pub fn new(kind: ProcedureKind, known: Known) -> Self {
        let draft = Self {
            kind,
            known,
            quantity: RwSignal::new("1".to_owned()),
            serial: RwSignal::new(String::new()),
            returned: RwSignal::new(true),
            person: RwSignal::new(String::new()),
            people: RwSignal::new(BTreeSet::new()),
            choice: RwSignal::new(String::new()),
            name: Entry::default(),
            code: Entry::default(),
            line: Entry::default(),
            caps: StoredValue::new(Vec::new()),
        };
        let of = |business: Business| {
            let now = known.with_untracked(|known| known.caps.of(business));
            (business, RwSignal::new(money::grouped(now.amount())))
        };
        draft.caps.set_value(Business::iter().map(of).collect());
        known.with_untracked(|known| {
            draft.name.text.set(known.company.to_string());
            if let Some(address) = &known.address {
                draft.code.text.set(address.code.to_string());
                draft.line.text.set(address.line.to_string());
            }
            if kind == ProcedureKind::PlanChange {
                draft.choice.set(known.plan_users.to_string());
            }
        });
        let query = use_query_map().get_untracked();
        // What the address names, or the only one that there is.
        let one = |options: Vec<String>, asked: Option<String>| {
            let asked = asked.filter(|asked| options.contains(asked));
            asked.or_else(|| if options.len() == 1 { options.into_iter().next() } else { None })
        };
        let serial = query.get("serial").and_then(|text| Serial::try_from(text).ok());
        let serial = serial.map(|serial| serial.to_string());
        let serials = draft.devices().into_iter().map(|(serial, _)| serial).collect();
        draft.serial.set(one(serials, serial).unwrap_or_default());
        let people = draft.persons().into_iter().map(|(user, _)| user).collect();
        let asked = one(people, query.get("user"));
        draft.people.set(asked.iter().cloned().collect());
        draft.person.set(asked.unwrap_or_default());
        if let Some(reason) = query.get("reason") {
            draft.choice.set(reason);
        }
        draft
    }

    /// The devices that the form may be about: serial and who shares it.
    pub fn devices(self) -> Vec<(String, String)> {
        let i18n = use_i18n();
        let kind = self.kind;
        let fits = |known: &Prepared, device: &DeviceNamed| match kind {
            ProcedureKind::TokenReissue => can_be_reported(known, device),
            ProcedureKind::StopRelease => {
                matches!(device.state, DeviceState::Stopped | DeviceState::Reported)
            }
            _ => false,
        };
        let comma = t!(i18n, common.list_comma);
        self.known.with_untracked(|known| {
            let devices = known.devices.iter().filter(|device| fits(known, device));
            devices
                .map(|device| {
                    let names: Vec<_> = device.sharers.iter().map(ToString::to_string).collect();
                    (device.serial.to_string(), names.join(comma))
                })
                .collect()
        })
    }

    /// The people whom the form may be about: id and name.
    pub fn persons(self) -> Vec<(String, String)> {
        let kind = self.kind;
        let fits = move |person: &&PersonOffered| match kind {
            ProcedureKind::Revocation => person.serial.is_some(),
            ProcedureKind::PasswordReset | ProcedureKind::Unlock | ProcedureKind::CertificateRevocation => {
                person.role == Role::Master
            }
            ProcedureKind::MasterChange => person.role != Role::Master,
            ProcedureKind::LoginIdDisclosure => true,
            _ => false,
        };
        self.known.with_untracked(|known| {
            let people = known.people.iter().filter(fits);
            people.map(|person| (person.user.to_string(), person.name.to_string())).collect()
        })
    }

    /// Whether there is nothing that the form could be about.
    pub fn is_empty(self) -> bool {
        match self.kind {
            ProcedureKind::TokenReissue | ProcedureKind::StopRelease => self.devices().is_empty(),
            ProcedureKind::Revocation
            | ProcedureKind::PasswordReset
            | ProcedureKind::Unlock
            | ProcedureKind::LoginIdDisclosure
            | ProcedureKind::MasterChange
            | ProcedureKind::CertificateRevocation => self.persons().is_empty(),
            _ => false,
        }
    }

    /// What is asked for; tracked.
    ///
    /// # Errors
    /// What is wrong at which field.
    pub fn read(self, locale: Locale) -> Result<ProcedureForm, Wrong> {
        let choose =
            |id: &str| vec![(id.to_owned(), td_string!(locale, procedures.make.choose_wrong).to_owned())];
        let user = || UserId::try_from(self.person.get()).map_err(|_| choose(PERSON));
        let serial = || Serial::try_from(self.serial.get()).map_err(|_| choose(SERIAL));
        let most = self.known.with_untracked(|known| known.largest);
        match self.kind {
            ProcedureKind::TokenAddition => {
                let count = self.quantity.with(|text| text.trim().parse::<u8>()).ok();
                let quantity = count.filter(|count| (1..=most).contains(count)).ok_or_else(|| {
                    vec![(
                        QUANTITY.to_owned(),
                        td_string!(locale, procedures.make.quantity_wrong, most = most).to_string(),
                    )]
                })?;
                Ok(ProcedureForm::TokenAddition { quantity })
            }
            ProcedureKind::TokenReissue => {
                let (serial, reason) =
                    (serial(), self.chosen::<ReportReason>().ok_or_else(|| choose(&first::<ReportReason>())));
                let (serial, reason) = both(serial, reason)?;
                let returned = reason == ReportReason::Faulty && self.returned.get();
                Ok(ProcedureForm::TokenReissue { serial, reason, returned })
            }
            ProcedureKind::StopRelease => Ok(ProcedureForm::StopRelease { serial: serial()? }),
            ProcedureKind::Revocation => {
                let users: Vec<_> =
                    self.people.get().into_iter().filter_map(|user| UserId::try_from(user).ok()).collect();
                if users.is_empty() || users.len() > usize::from(most) {
                    let text = td_string!(locale, procedures.make.people_wrong, most = most).to_string();
                    let first = self.persons().into_iter().next().map(|(user, _)| format!("{PEOPLE}-{user}"));
                    return Err(vec![(first.unwrap_or_default(), text)]);
                }
                Ok(ProcedureForm::Revocation { users })
            }
            ProcedureKind::PasswordReset => {
                let lost = self.chosen::<Lost>().ok_or_else(|| choose(&first::<Lost>()));
                let (user, lost) = both(user(), lost)?;
                Ok(ProcedureForm::PasswordReset { user, lost })
            }
            ProcedureKind::Unlock => Ok(ProcedureForm::Unlock { user: user()? }),
            ProcedureKind::LoginIdDisclosure => Ok(ProcedureForm::LoginIdDisclosure { user: user()? }),
            ProcedureKind::MasterChange => {
                let former = self.chosen::<FormerMaster>().ok_or_else(|| choose(&first::<FormerMaster>()));
                let (to, former) = both(user(), former)?;
                Ok(ProcedureForm::MasterChange { to, former })
            }
            ProcedureKind::PinChange => {
                let pin = self.chosen::<PinKind>().ok_or_else(|| choose(&first::<PinKind>()))?;
                Ok(ProcedureForm::PinChange { pin })
            }
            ProcedureKind::CertificateRevocation => {
                Ok(ProcedureForm::CertificateRevocation { user: user()? })
            }
            ProcedureKind::ContractData => {
                let (name, code, line) = (
                    self.name.read::<TextField>(),
                    self.code.read::<PostalCode>(),
                    self.line.read::<AddressLine>(),
                );
                match (name, code, line) {
                    (Ok(name), Ok(code), Ok(line)) => {
                        Ok(ProcedureForm::ContractData { name, address: PostalAddress { code, line } })
                    }
                    (name, code, line) => {
                        let wrong = [(NAME, name.err()), (CODE, code.err()), (LINE, line.err())];
                        let told = |(id, reason): (&str, Option<FieldReason>)| {
                            reason.map(|reason| (id.to_owned(), texts::field_reason(locale, reason)))
                        };
                        Err(wrong.into_iter().filter_map(told).collect())
                    }
                }
            }
            ProcedureKind::PlanChange => {
                let first =
                    self.known.with_untracked(|known| known.plans.first().copied()).unwrap_or_default();
                let plan_users = self.choice.with(|text| text.parse());
                let plan_users = plan_users.map_err(|_| choose(&format!("{CHOICE}-{first}")))?;
                Ok(ProcedureForm::PlanChange { plan_users })
            }
            ProcedureKind::LoginMethod => {
                let method = self.chosen::<LoginMethod>().ok_or_else(|| choose(&first::<LoginMethod>()))?;
                Ok(ProcedureForm::LoginMethod { method })
            }
            ProcedureKind::RaisedCaps => {
                let (mut caps, mut wrong) = (Limits::default(), Vec::new());
                for (business, text) in self.caps.get_value() {
                    match text.with(|text| money::read(text)) {
                        Ok(yen) => {
                            caps.0.insert(business, yen.unwrap_or_default());
                        }
                        Err(_) => wrong.push((
                            cap_id(business),
                            td_string!(locale, procedures.make.cap_wrong).to_owned(),
                        )),
                    }
                }
                if wrong.is_empty() { Ok(ProcedureForm::RaisedCaps { caps }) } else { Err(wrong) }
            }
            ProcedureKind::Cancellation => Ok(ProcedureForm::Cancellation {}),
            // Nobody files these on screen; the list does not offer them.
            ProcedureKind::ExpiryReplacement | ProcedureKind::NewApplication => Err(Vec::new()),
        }
    }

    fn chosen<T: std::str::FromStr>(self) -> Option<T> {
        self.choice.with(|word| word.parse().ok())
    }
}

/// The id of a cap's field.
pub fn cap_id(business: Business) -> String {
    format!("procedure-cap-{business}")
}

/// The id of the first of a choice's options.
fn first<T: IntoEnumIterator + std::fmt::Display>() -> String {
    T::iter().next().map_or_else(String::new, |word| format!("{CHOICE}-{word}"))
}

fn both<A, B>(a: Result<A, Wrong>, b: Result<B, Wrong>) -> Result<(A, B), Wrong> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(a.err().into_iter().chain(b.err()).flatten().collect()),
    }
}
