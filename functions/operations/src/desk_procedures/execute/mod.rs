//! 実行: what a form asks for happens, in one transaction, and is charged once.

mod company;
mod devices;
mod opening;
mod people;

use super::matter::{Client, Matter, about};
use super::steps::written;
use crate::pipeline::{Change, Decision, Handler, NoticeDraft, Refused, Scene};
use crate::procedures::show;
use opening::Opened;
use ports::records::{Filed, Identity, LoginFound, Versioned};
use ports::stock::StockDevice;
use ports::store::{Store, StoreError};
use ports::transaction::{Duplicate, Write};
use shared::domain::attempt::Attempts;
use shared::domain::audit::Subject;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::fee::{self, Charge, FeeReason};
use shared::domain::id::{ContractId, Serial, UserId};
use shared::domain::notice::{NoticeKind, ProcedureMark};
use shared::domain::procedure::{NewCompany, Procedure, ProcedureForm, Step, StepDenied};
use shared::domain::roster::Roster;
use shared::operations::desk::{DeskExecute, Execute, Executed, StartUpLetter};

/// Why nothing is carried out.
type Denied = Refused<StepDenied>;

/// A procedure with everything that carrying it out may change.
pub struct Execution {
    matter: Matter,
    roster: Versioned<Roster>,
    /// The secrets of the person whom the form is about.
    login: Option<LoginFound>,
    confirmation: Attempts,
    /// The devices that the clerk took out of the stock; none where one is not there.
    stock: Option<Vec<StockDevice>>,
    stock_key: Option<Vec<u8>>,
}

async fn stock(store: &dyn Store, serials: &[Serial]) -> Result<Option<Vec<StockDevice>>, StoreError> {
    let found = serials.iter().map(|serial| store.stock_device(serial));
    Ok(futures::future::try_join_all(found).await?.into_iter().collect())
}

impl Execution {
    async fn load(store: &dyn Store, input: &Execute) -> Result<Self, StoreError> {
        let wants_stock = !input.serials.is_empty();
        let key = async { if wants_stock { store.stock_key().await } else { Ok(None) } };
        // More than a form can ask for are not looked up, and refused by their number.
        let serials = input.serials.get(..usize::from(u8::MAX).min(input.serials.len())).unwrap_or_default();
        let (matter, stock, stock_key) =
            futures::try_join!(Matter::load(store, &input.procedure), stock(store, serials), key)?;
        let mut execution = Self {
            matter,
            roster: Versioned { version: 0, value: Roster::default() },
            login: None,
            confirmation: Attempts::default(),
            stock,
            stock_key,
        };
        let form = execution.matter.filed.as_ref().map(|filed| filed.procedure.value.form.clone());
        let contract = execution.matter.client.as_ref().map(|client| client.id().clone());
        if let Some((form, contract)) = form.zip(contract) {
            execution.more(store, &form, &contract).await?;
        }
        Ok(execution)
    }

    /// What only some forms need.
    async fn more(
        &mut self,
        store: &dyn Store,
        form: &ProcedureForm,
        contract: &ContractId,
    ) -> Result<(), StoreError> {
        match form {
            ProcedureForm::MasterChange { .. } | ProcedureForm::PlanChange { .. } => {
                self.roster = store.roster(contract).await?;
            }
            ProcedureForm::PasswordReset { user, .. } | ProcedureForm::Unlock { user } => {
                let who = Identity { contract: contract.clone(), user: user.clone() };
                let users = self.matter.client.iter().flat_map(|client| &client.users);
                let id = users.map(|user| &user.value).find(|found| found.id == *user);
                let Some(id) = id.map(|user| user.login_id.clone()) else { return Ok(()) };
                let (login, confirmation) =
                    futures::try_join!(store.login(&id), store.confirmation_attempts(&who))?;
                (self.login, self.confirmation) = (login, confirmation.unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }
}

/// What carrying a form out changes, and who is told of it beside the company.
#[derive(Default)]
struct Effect {
    changes: Vec<Change>,
    /// The contract, where it changes.
    contract: Option<Contract>,
    serials: Vec<Serial>,
    also_told: Vec<NoticeDraft>,
    /// What the company is told, where it is more than that the procedure was executed.
    kind: Option<NoticeKind>,
    sharers: Vec<UserId>,
}

fn effect(
    scene: &Scene<'_>,
    execution: &Execution,
    client: &Client,
    procedure: &Procedure,
) -> Result<Effect, Denied> {
    match &procedure.form {
        ProcedureForm::TokenAddition { .. } => devices::assign(scene, execution, client, None),
        ProcedureForm::TokenReissue { serial, .. } | ProcedureForm::ExpiryReplacement { serial } => {
            devices::assign(scene, execution, client, Some(serial))
        }
        ProcedureForm::StopRelease { serial } => devices::release(scene, client, serial),
        ProcedureForm::Revocation { users } => devices::revoke(scene, client, users),
        ProcedureForm::PasswordReset { user, lost } => people::reset(scene, execution, client, user, *lost),
        ProcedureForm::Unlock { user } => people::unlock(execution, client, user),
        ProcedureForm::MasterChange { to, former } => people::change_master(execution, client, to, *former),
        ProcedureForm::ContractData { .. }
        | ProcedureForm::PlanChange { .. }
        | ProcedureForm::RaisedCaps { .. }
        | ProcedureForm::Cancellation {} => company::change(execution, client, &procedure.form),
        // Done by hand, outside of this system: here they are only noted.
        ProcedureForm::LoginIdDisclosure { .. }
        | ProcedureForm::PinChange { .. }
        | ProcedureForm::CertificateRevocation { .. }
        | ProcedureForm::LoginMethod { .. } => Ok(Effect::default()),
        // Has no company yet, and was opened before.
        ProcedureForm::NewApplication { .. } => Err(Refused::Rule(StepDenied::OutOfTurn)),
    }
}

/// What the contract owes for it, once; nothing where nothing is asked.
fn charge(scene: &Scene<'_>, contract: &ContractId, procedure: &Procedure) -> Option<Charge> {
    let asked = procedure.quote.reason != FeeReason::Free;
    asked.then(|| Charge {
        procedure: procedure.id.clone(),
        number: procedure.number.clone(),
        contract: contract.clone(),
        reason: procedure.quote.reason,
        yen: fee::charged(&procedure.quote, procedure.returned_at.is_some()),
        at: scene.now,
        refunded_at: None,
        refunded: None,
    })
}

fn carry_out(
    scene: &Scene<'_>,
    execution: &Execution,
    input: &Execute,
    (filed, mut after): (&Filed, Procedure),
) -> Result<Decision<Executed>, Denied> {
    if input.serials.len() != usize::from(after.form.devices()) {
        return Err(Refused::Rule(StepDenied::DeviceCount));
    }
    if let ProcedureForm::NewApplication { company } = after.form.clone() {
        return apply(scene, execution, input, &company, (filed, after));
    }
    let matter = &execution.matter;
    let client = matter.client.as_ref().ok_or(Refused::Rule(StepDenied::Gone))?;
    if client.contract.value.status != ContractStatus::Active {
        return Err(Refused::Rule(StepDenied::ContractEnded));
    }
    let effect = effect(scene, execution, client, &after)?;
    after.serials = effect.serials;
    let charge = charge(scene, client.id(), &after);
    let mut changes = effect.changes;
    changes.push(written(filed, &after));
    changes.extend(charge.clone().map(|charge| Write::NewCharge(charge).into()));
    let mut checks = Vec::new();
    match effect.contract.clone() {
        Some(value) => {
            changes.push(Write::Contract(Versioned { version: client.contract.version, value }).into());
        }
        None => checks.push(client.unchanged()),
    }
    let kind = effect.kind.unwrap_or(NoticeKind::ProcedureExecuted);
    let notice = matter.notice(kind, &after).map(|mut notice| {
        let yen = charge.as_ref().map(|charge| charge.yen);
        notice.procedure = notice.procedure.map(|mark| ProcedureMark { yen, ..mark });
        notice.sharers = effect.sharers;
        notice
    });
    let contract = effect.contract.as_ref().unwrap_or(&client.contract.value);
    let shown = matter.view(scene, &after, Some(contract), charge.as_ref())?;
    let company = |draft: NoticeDraft| NoticeDraft { company: Some(client.id().clone()), ..draft };
    Ok(Decision {
        changes,
        checks,
        notice,
        also_told: effect.also_told.into_iter().map(company).collect(),
        subject: about(&input.procedure),
        ..Decision::answer(Executed { procedure: shown, letter: None })
    })
}

/// Opens a contract for a company that is no customer yet; its master is told by mail, and gets a letter.
fn apply(
    scene: &Scene<'_>,
    execution: &Execution,
    input: &Execute,
    company: &NewCompany,
    (filed, mut after): (&Filed, Procedure),
) -> Result<Decision<Executed>, Denied> {
    let Opened { mut changes, contract, letter } =
        opening::open(scene, execution, input, company, &mut after)?;
    let charge = charge(scene, &contract.id, &after);
    changes.push(written(filed, &after));
    changes.extend(charge.clone().map(|charge| Write::NewCharge(charge).into()));
    let shown = execution.matter.view(scene, &after, Some(&contract), charge.as_ref())?;
    let notice = NoticeDraft {
        also_to: vec![company.mail.clone()],
        procedure: Some(show::mark(&after)),
        company: Some(contract.id.clone()),
        ..NoticeDraft::new(NoticeKind::ProcedureExecuted)
    };
    let output = Executed { procedure: shown, letter: Some(letter) };
    let subject = Subject { contract: Some(contract.id), ..about(&input.procedure) };
    Ok(Decision { changes, notice: Some(notice), subject, ..Decision::answer(output) })
}

impl Handler for DeskExecute {
    type Loaded = Execution;

    async fn load(store: &dyn Store, _: &Identity, input: &Execute) -> Result<Execution, StoreError> {
        Execution::load(store, input).await
    }

    fn decide(
        scene: &Scene<'_>,
        execution: &Execution,
        input: &Execute,
    ) -> Result<Decision<Self::Output>, Denied> {
        let advanced = execution.matter.advanced(scene, input.after, Step::Executed, None)?;
        carry_out(scene, execution, input, advanced)
    }

    fn about(input: &Execute) -> Subject {
        about(&input.procedure)
    }

    fn duplicate(duplicate: Duplicate) -> Option<StepDenied> {
        (duplicate == Duplicate::Contract).then_some(StepDenied::ContractExists)
    }

    fn remembered(output: &Executed) -> Executed {
        let letter = output.letter.clone().map(|letter| StartUpLetter { number: None, ..letter });
        Executed { letter, ..output.clone() }
    }
}
