//! Filing a procedure: the same for a customer on screen and for a clerk with a paper or a telephone in hand.

use crate::bank::Bank;
use crate::mint;
use crate::pipeline::{Change, Living, NoticeDraft};
use crate::procedures::show;
use crate::users::plain;
use ports::environment::NoRandomness;
use ports::records::{Filed, LoginState, StoredKeyring, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Check, Write};
use shared::domain::attempt::{Attempts, Lock};
use shared::domain::contract::Contract;
use shared::domain::device::{Device, DeviceKind, Keyring, Report};
use shared::domain::fee::{self, Quote};
use shared::domain::field::FieldReason;
use shared::domain::id::{ContractId, ProcedureId, UserId};
use shared::domain::instant::Instant;
use shared::domain::life::LifeKind;
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::policy::BankPolicy;
use shared::domain::procedure::{
    Channel, Circumstances, FormDenied, Locks, Procedure, ProcedureForm, Step, StepDone, judge_circumstances,
    judge_form,
};
use shared::domain::rescue::Company;
use shared::domain::user::{TextField, User};

/// Procedures of a contract that are looked through for what is under way. Each kind about each device and person
/// is under way once, so a company never has as many.
pub(crate) const LOOKED_THROUGH: u32 = 200;

/// What is read of a company to judge a form.
pub struct Dossier {
    pub(crate) users: Vec<User>,
    pub(crate) filed: Vec<Filed>,
    /// How often something had been filed before these were read.
    filings: u64,
    confirmations: Vec<(UserId, Attempts)>,
    logins: Vec<LoginState>,
}

impl Dossier {
    /// Reads it; the login password only of somebody whom a form about passwords names.
    pub(crate) async fn load(
        store: &dyn Store,
        contract: &ContractId,
        form: &ProcedureForm,
    ) -> Result<Self, StoreError> {
        // Counted first: what is filed while the others are read changes the count, and is judged again.
        let filings = store.filings(contract).await?;
        let (users, filed, confirmations) = futures::try_join!(
            store.users(contract),
            store.procedures(Some(contract), None, LOOKED_THROUGH),
            store.confirmations(contract)
        )?;
        let users = plain(users);
        let named = form.people();
        let ids = users.iter().filter(|user| named.contains(&&user.id)).map(|user| user.login_id.clone());
        let ids: Vec<_> = ids.filter(|_| form.kind().excuses_confirmation()).collect();
        let logins = if ids.is_empty() { Vec::new() } else { store.logins(&ids).await? };
        Ok(Self { users, filed: filed.rows, filings, confirmations, logins })
    }

    /// The lock of a confirmation password.
    pub(crate) fn confirmation(&self, user: &UserId, policy: &BankPolicy, now: Instant) -> Lock {
        let found = self.confirmations.iter().find(|(id, _)| id == user);
        found.map_or(Lock::Open, |(_, attempts)| attempts.lock(&policy.confirmation_lock, now))
    }

    fn locks(&self, bank: &Bank, policy: &BankPolicy, form: &ProcedureForm, now: Instant) -> Locks {
        let Some(user) = form.people().first().copied() else { return Locks::default() };
        let door = &bank.policies.door().login_lock;
        let login = self.logins.first().map_or(Lock::Open, |login| login.worst(door, now).lock(door, now));
        Locks { login, confirmation: self.confirmation(user, policy, now) }
    }
}

/// A company for which something is filed.
#[derive(Clone, Copy)]
pub(crate) struct Applicant<'a> {
    pub(crate) bank: &'a Bank,
    pub(crate) contract: &'a Versioned<Contract>,
    pub(crate) policy: &'a BankPolicy,
    pub(crate) keyring: &'a Keyring,
    pub(crate) stored: &'a StoredKeyring,
    pub(crate) now: Instant,
}

impl Applicant<'_> {
    /// Whether the contract has not had its first device yet [77 seed Q11 1契約につき1つ無料].
    pub(crate) fn first_is_free(&self) -> bool {
        let had = self.keyring.devices.iter().any(|device| device.kind == DeviceKind::Hardware);
        self.contract.value.first_device.is_none() && !had
    }

    /// What a form costs.
    pub(crate) fn quote(&self, form: &ProcedureForm) -> Quote {
        fee::quote(&self.policy.fees, form, self.first_is_free())
    }

    /// Judges a form: by somebody of the company on screen, or by the desk.
    pub(crate) fn judge(
        &self,
        form: &ProcedureForm,
        filer: Option<&User>,
        dossier: &Dossier,
    ) -> Result<(), FormDenied> {
        let users = &dossier.users;
        judge_form(form, filer, users, self.keyring, self.policy.procedures.largest)?;
        let company = Company { policy: self.policy, users, keyring: self.keyring, now: self.now };
        // What was carried out is on its way, and more of the same can be asked for.
        let waits = |procedure: &&Procedure| !procedure.is_over() && procedure.step() < Step::Executed;
        let filed = dossier.filed.iter().map(|filed| &filed.procedure.value).filter(waits);
        let under_way: Vec<_> = filed.map(|procedure| &procedure.form).collect();
        let met = Circumstances {
            contract: &self.contract.value,
            company,
            on_screen: filer.is_some(),
            locks: dossier.locks(self.bank, self.policy, form, self.now),
            under_way: &under_way,
        };
        judge_circumstances(form, &met)
    }

    /// A new procedure of the company.
    pub(crate) fn procedure(
        &self,
        form: ProcedureForm,
        channel: Channel,
        filed_by: Option<Named>,
        steps: Vec<StepDone>,
    ) -> Result<Procedure, Unminted> {
        let quote = self.quote(&form);
        let procedure = procedure(self.bank, form, quote, channel, steps, self.now)?;
        Ok(Procedure { contract: Some(self.contract.value.id.clone()), filed_by, ..procedure })
    }

    /// Everything that filing changes, and what people are told: a reported device stops at once, and the
    /// contract's free device is taken.
    pub(crate) fn files(&self, procedure: &Procedure, dossier: &Dossier) -> Result<Filing, NoRandomness> {
        let contract = &self.contract.value;
        let (procedure, company) = (procedure.clone(), contract.name.clone());
        let mark = show::mark(&procedure);
        let mut filing = Filing {
            changes: vec![
                Write::NewProcedure { procedure: procedure.clone(), company }.into(),
                Write::FiledAfter { contract: contract.id.clone(), filings: dossier.filings }.into(),
            ],
            checks: Vec::new(),
            notice: NoticeDraft {
                person: procedure.filed_by.clone(),
                ..NoticeDraft::new(NoticeKind::ProcedureFiled)
            },
        };
        if procedure.quote.takes_first {
            let taken = Contract { first_device: Some(procedure.id.clone()), ..contract.clone() };
            let version = self.contract.version;
            filing.changes.push(Write::Contract(Versioned { version, value: taken }).into());
        } else {
            let (contract, version) = (contract.id.clone(), self.contract.version);
            filing.checks.push(Check::ContractUnchanged { contract, version });
        }
        if let ProcedureForm::TokenReissue { serial, reason, .. } = &procedure.form
            && let Some(device) = self.keyring.device(serial).filter(|device| device.reported.is_none())
            && let Some(version) = self.stored.version_of(device)
        {
            let report = Report { reason: *reason, at: self.now };
            let stopped = Device { reported: Some(report), ..device.clone() };
            let device = Versioned { version, value: stopped };
            filing.changes.push(Write::Device { contract: contract.id.clone(), device }.into());
            let life = Living { bank: self.bank, contract: &contract.id, serial, now: self.now };
            filing.changes.push(life.event(LifeKind::Reported, None, procedure.filed_by.clone())?.into());
            filing.notice = NoticeDraft {
                serial: Some(serial.clone()),
                sharers: self.keyring.sharers(serial).cloned().collect(),
                ..NoticeDraft::new(NoticeKind::DeviceReported)
            };
        }
        filing.notice.procedure = Some(mark);
        Ok(filing)
    }
}

/// What filing changes.
pub(crate) struct Filing {
    pub(crate) changes: Vec<Change>,
    pub(crate) checks: Vec<Check>,
    pub(crate) notice: NoticeDraft,
}

/// Why a procedure could not be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unminted {
    /// Without randomness.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// An id that can't be one.
    #[error("an id could not be made: {0}")]
    Id(FieldReason),
}

/// A new procedure, of nobody yet.
pub(crate) fn procedure(
    bank: &Bank,
    form: ProcedureForm,
    quote: Quote,
    channel: Channel,
    steps: Vec<StepDone>,
    now: Instant,
) -> Result<Procedure, Unminted> {
    let id = mint::id(&*bank.random, now)?;
    Ok(Procedure {
        id: ProcedureId::try_from(id).map_err(Unminted::Id)?,
        number: mint::procedure_number(&*bank.random)?,
        contract: None,
        opened: None,
        channel,
        filed_by: None,
        steps,
        quote,
        priority: form.kind().priority(),
        form,
        serials: Vec::new(),
        shipment: None,
        returned_at: None,
    })
}

/// What is filed for a company that is no customer yet.
pub(crate) fn newcomer(procedure: &Procedure, company: TextField) -> Change {
    Write::NewProcedure { procedure: procedure.clone(), company }.into()
}

/// The contract without the claim of a procedure on its first, free device; none where it has no such claim.
pub(crate) fn given_back(contract: &Versioned<Contract>, procedure: &Procedure) -> Option<Write> {
    let claimed = contract.value.first_device.as_ref() == Some(&procedure.id);
    let after = Contract { first_device: None, ..contract.value.clone() };
    claimed.then_some(Write::Contract(Versioned { version: contract.version, value: after }))
}
