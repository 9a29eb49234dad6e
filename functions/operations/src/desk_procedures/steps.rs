//! 受付, 確認, 承認, 差戻し, お届け: steps that change nothing but the procedure.

use super::matter::{Client, Matter, about};
use crate::pipeline::{Change, Decision, Handler, Refused, Scene};
use crate::procedures::filing::given_back;
use ports::records::{Filed, Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::contract::ContractStatus;
use shared::domain::expiry;
use shared::domain::field::FieldReason;
use shared::domain::notice::{NoticeKind, ProcedureMark};
use shared::domain::procedure::{Procedure, Step, StepDenied};
use shared::operations::desk::{
    DeskApprove, DeskCheck, DeskDeliver, DeskProcedureView, DeskReceived, DeskReject, StepNamed,
};

/// The change of a procedure that was read.
pub(super) fn written(filed: &Filed, procedure: &Procedure) -> Change {
    let procedure = Versioned { version: filed.procedure.version, value: procedure.clone() };
    Write::Procedure { procedure, company: filed.company.clone() }.into()
}

/// Moves a procedure on, and tells the company where there is something to tell.
fn moved(
    scene: &Scene<'_>,
    matter: &Matter,
    input: &StepNamed,
    step: Step,
    told: Option<NoticeKind>,
) -> Result<Decision<DeskProcedureView>, Refused<StepDenied>> {
    let note = input.note.as_ref().map(ToString::to_string);
    let (filed, after) = matter.advanced(scene, input.after, step, note.clone())?;
    let shown = matter.view(scene, &after, matter.contract(), matter.charge.as_ref())?;
    let notice = told.and_then(|kind| matter.notice(kind, &after)).map(|mut notice| {
        notice.procedure = notice.procedure.map(|mark| ProcedureMark { note, ..mark });
        notice
    });
    Ok(Decision {
        changes: vec![written(filed, &after)],
        checks: matter.checks(),
        notice,
        subject: about(&input.procedure),
        ..Decision::answer(shown)
    })
}

macro_rules! step {
    ($operation:ty, $step:expr, $told:expr) => {
        impl Handler for $operation {
            type Loaded = Matter;

            async fn load(store: &dyn Store, _: &Identity, input: &StepNamed) -> Result<Matter, StoreError> {
                Matter::load(store, &input.procedure).await
            }

            fn decide(
                scene: &Scene<'_>,
                matter: &Matter,
                input: &StepNamed,
            ) -> Result<Decision<Self::Output>, Refused<StepDenied>> {
                moved(scene, matter, input, $step, $told)
            }

            fn about(input: &StepNamed) -> Subject {
                about(&input.procedure)
            }
        }
    };
}

step!(DeskReceived, Step::Received, None);
step!(DeskCheck, Step::Checked, None);
step!(DeskApprove, Step::Approved, None);
step!(DeskDeliver, Step::Delivered, Some(NoticeKind::TokensDelivered));

/// The device whose replacement was rejected, without it.
fn awaits_another(scene: &Scene<'_>, client: &Client, procedure: &Procedure) -> Option<Change> {
    let serial = procedure.form.serial()?;
    let mut devices = client.stored.devices.iter();
    let Versioned { version, value } = devices.find(|device| device.value.serial == *serial)?;
    let device = Versioned { version: *version, value: expiry::refused(value, &procedure.id, scene.now)? };
    Some(Write::Device { contract: client.id().clone(), device }.into())
}

impl Handler for DeskReject {
    type Loaded = Matter;

    async fn load(store: &dyn Store, _: &Identity, input: &StepNamed) -> Result<Matter, StoreError> {
        Matter::load(store, &input.procedure).await
    }

    /// The customer is told why; a claim on the contract's free device ends, and a device whose replacement it was
    /// awaits another one.
    fn decide(
        scene: &Scene<'_>,
        matter: &Matter,
        input: &StepNamed,
    ) -> Result<Decision<Self::Output>, Refused<StepDenied>> {
        if input.note.is_none() {
            return Err(Refused::Field("input.note", FieldReason::Required));
        }
        let told = Some(NoticeKind::ProcedureRejected);
        let mut decision = moved(scene, matter, input, Step::Rejected, told)?;
        let Some((filed, client)) = matter.filed.as_ref().zip(matter.client.as_ref()) else {
            return Ok(decision);
        };
        decision.changes.extend(awaits_another(scene, client, &filed.procedure.value));
        let ended = client.contract.value.status == ContractStatus::Cancelled;
        let claim = given_back(&client.contract, &filed.procedure.value).filter(|_| !ended);
        if let Some(write) = claim {
            if client.contract.value.status != ContractStatus::Active {
                return Err(Refused::Rule(StepDenied::ContractEnded));
            }
            decision.checks.clear();
            decision.changes.push(write.into());
        }
        Ok(decision)
    }

    fn about(input: &StepNamed) -> Subject {
        about(&input.procedure)
    }
}
