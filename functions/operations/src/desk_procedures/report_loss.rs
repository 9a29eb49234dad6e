//! A loss told by telephone: the device stops at once, and a procedure awaits its paper [77 seed Q6].

use super::matter::{clerk, view};
use super::receive::Sender;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::procedures::filing::Filing;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::domain::contract::ContractStatus;
use shared::domain::procedure::{Channel, FormDenied, ProcedureForm, Step, StepDone};
use shared::operations::desk::{DeskReportLoss, ReportLoss};

fn form(input: &ReportLoss) -> ProcedureForm {
    ProcedureForm::TokenReissue { serial: input.serial.clone(), reason: input.reason, returned: false }
}

impl Handler for DeskReportLoss {
    type Loaded = Option<Sender>;

    async fn load(store: &dyn Store, _: &Identity, input: &ReportLoss) -> Result<Option<Sender>, StoreError> {
        Sender::load(store, &input.contract, &form(input)).await
    }

    fn decide(
        scene: &Scene<'_>,
        sender: &Option<Sender>,
        input: &ReportLoss,
    ) -> Result<Decision<Self::Output>, Refused<FormDenied>> {
        let Some(Sender { client, dossier }) = sender else {
            return Err(Refused::Rule(FormDenied::DeviceUnknown));
        };
        let keyring = client.keyring();
        let applicant = client.applicant(scene, &keyring)?;
        match applicant.judge(&form(input), None, dossier) {
            // A contract that is stopped in an emergency may work again, and the device must not, then.
            Err(FormDenied::ContractEnded) if client.contract.value.status == ContractStatus::Stopped => {}
            judged => judged.map_err(Refused::Rule)?,
        }
        let note = Some(input.call_back.to_string());
        let told = StepDone { step: Step::Filed, at: scene.now, by: Some(clerk(scene).named), note };
        let procedure = applicant.procedure(form(input), Channel::Phone, None, vec![told]);
        let procedure = procedure.map_err(|error| Refused::Broken(error.to_string()))?;
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

    fn about(input: &ReportLoss) -> Subject {
        let (contract, serial) = (Some(input.contract.clone()), Some(input.serial.clone()));
        Subject { contract, serial, label: Some(input.reason.to_string()), ..Subject::default() }
    }
}
