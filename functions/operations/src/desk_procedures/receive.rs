//! 受付 of a paper form: a new procedure, received.

use super::matter::{Client, clerk, view};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::procedures::filing::{self, Dossier, Filing};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::domain::contract::ContractStatus;
use shared::domain::fee;
use shared::domain::id::ContractId;
use shared::domain::procedure::{
    Channel, FormDenied, ProcedureForm, ProcedureKind, Step, StepDone, judge_application,
};
use shared::operations::desk::{DeskProcedureView, DeskReceive, Receive};

/// A company with what a form of it is judged by.
pub struct Sender {
    pub(super) client: Client,
    pub(super) dossier: Dossier,
}

impl Sender {
    pub(super) async fn load(
        store: &dyn Store,
        contract: &ContractId,
        form: &ProcedureForm,
    ) -> Result<Option<Self>, StoreError> {
        let (client, dossier) =
            futures::try_join!(Client::load(store, contract), Dossier::load(store, contract, form))?;
        Ok(client.map(|client| Self { client, dossier }))
    }
}

/// The paper came in: filed by whoever signed it, received by the clerk.
fn steps(scene: &Scene<'_>) -> Vec<StepDone> {
    let done = |step, by| StepDone { step, at: scene.now, by, note: None };
    vec![done(Step::Filed, None), done(Step::Received, Some(clerk(scene).named))]
}

fn broken<D>(error: impl std::fmt::Display) -> Refused<D> {
    Refused::Broken(error.to_string())
}

fn application(
    scene: &Scene<'_>,
    form: &ProcedureForm,
) -> Result<Decision<DeskProcedureView>, Refused<FormDenied>> {
    let policy = scene.bank.policies.door();
    judge_application(form, policy).map_err(Refused::Rule)?;
    let ProcedureForm::NewApplication { company } = form else {
        return Err(Refused::Rule(FormDenied::NotOffered));
    };
    let quote = fee::quote(&policy.fees, form, true);
    let (channel, steps) = (Channel::Paper, steps(scene));
    let procedure = filing::procedure(scene.bank, form.clone(), quote, channel, steps, scene.now);
    let procedure = procedure.map_err(broken)?;
    let shown = view(scene, (&procedure, Some(&company.name)), None, &[], None)?;
    Ok(Decision {
        changes: vec![filing::newcomer(&procedure, company.name.clone())],
        subject: Subject { procedure: Some(procedure.id.clone()), ..about_form(form) },
        ..Decision::answer(shown)
    })
}

/// What the history says of a form.
fn about_form(form: &ProcedureForm) -> Subject {
    let (serial, label) = (form.serial().cloned(), Some(form.kind().to_string()));
    Subject { serial, label, ..Subject::default() }
}

impl Handler for DeskReceive {
    type Loaded = Option<Sender>;

    async fn load(store: &dyn Store, _: &Identity, input: &Receive) -> Result<Option<Sender>, StoreError> {
        match &input.contract {
            Some(contract) => Sender::load(store, contract, &input.form).await,
            None => Ok(None),
        }
    }

    fn decide(
        scene: &Scene<'_>,
        sender: &Option<Sender>,
        input: &Receive,
    ) -> Result<Decision<Self::Output>, Refused<FormDenied>> {
        let denied = |reason| Err(Refused::Rule(reason));
        if input.contract.is_none() {
            return application(scene, &input.form);
        }
        // A number that no company has is like one whose contract has ended.
        let Some(Sender { client, dossier }) = sender else { return denied(FormDenied::ContractEnded) };
        // An application has no contract yet, and a device before its printed day is the bank's own business.
        if matches!(input.form.kind(), ProcedureKind::NewApplication | ProcedureKind::ExpiryReplacement) {
            return denied(FormDenied::NotOffered);
        }
        let keyring = client.keyring();
        let applicant = client.applicant(scene, &keyring)?;
        applicant.judge(&input.form, None, dossier).map_err(Refused::Rule)?;
        let procedure = applicant.procedure(input.form.clone(), Channel::Paper, None, steps(scene));
        let procedure = procedure.map_err(broken)?;
        let active = client.contract.value.status == ContractStatus::Active;
        if procedure.quote.takes_first && !active {
            return denied(FormDenied::ContractEnded);
        }
        let Filing { changes, checks, mut notice } = applicant.files(&procedure, dossier)?;
        notice.company = Some(client.id().clone());
        let shown = view(scene, (&procedure, None), Some(&client.contract.value), &dossier.users, None)?;
        Ok(Decision {
            changes,
            checks,
            notice: Some(notice),
            subject: Subject { procedure: Some(procedure.id.clone()), ..Self::about(input) },
            ..Decision::answer(shown)
        })
    }

    fn about(input: &Receive) -> Subject {
        Subject { contract: input.contract.clone(), ..about_form(&input.form) }
    }
}
