//! 返却 of a faulty device: its fee is not asked, or given back once [77 seed Q6].

use super::matter::{Matter, about, clerk};
use super::steps::written;
use crate::pipeline::{Decision, Handler, Living, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::desk::DeskRole;
use shared::domain::fee;
use shared::domain::life::LifeKind;
use shared::domain::notice::{NoticeKind, ProcedureMark};
use shared::domain::procedure::StepDenied;
use shared::operations::desk::{DeskReturnDevice, StepNamed};

impl Handler for DeskReturnDevice {
    type Loaded = Matter;

    async fn load(store: &dyn Store, _: &Identity, input: &StepNamed) -> Result<Matter, StoreError> {
        Matter::load(store, &input.procedure).await
    }

    fn decide(
        scene: &Scene<'_>,
        matter: &Matter,
        input: &StepNamed,
    ) -> Result<Decision<Self::Output>, Refused<StepDenied>> {
        let filed = matter.standing(input.after)?;
        let mut after = filed.procedure.value.clone();
        if !after.can_be_returned() {
            return Err(Refused::Rule(StepDenied::OutOfTurn));
        }
        if clerk(scene).role == DeskRole::Auditor {
            return Err(Refused::Rule(StepDenied::RoleNotAllowed));
        }
        let (serial, client) = after
            .form
            .serial()
            .cloned()
            .zip(matter.client.as_ref())
            .ok_or(Refused::Rule(StepDenied::Gone))?;
        after.returned_at = Some(scene.now);
        let (contract, now) = (client.id().clone(), scene.now);
        let life = Living { bank: scene.bank, contract: &contract, serial: &serial, now };
        let mut changes = vec![written(filed, &after), life.event(LifeKind::Returned, None, None)?.into()];
        // What was charged before it came back, and would not be now.
        let mut charge = matter.charge.clone();
        let mut notice = None;
        if let Some(charge) = &mut charge
            && let Some(yen) = fee::refund(charge, &after.quote)
        {
            notice = matter.notice(NoticeKind::FeeRefunded, &after).map(|mut notice| {
                notice.procedure = notice.procedure.map(|mark| ProcedureMark { yen: Some(yen), ..mark });
                notice
            });
            let procedure = after.id.clone();
            changes
                .push(Write::ChargeRefunded { contract: contract.clone(), procedure, yen, at: now }.into());
            (charge.refunded_at, charge.refunded) = (Some(now), Some(yen));
        }
        let shown = matter.view(scene, &after, matter.contract(), charge.as_ref())?;
        Ok(Decision {
            changes,
            checks: matter.checks(),
            notice,
            subject: Subject { serial: Some(serial), ..about(&input.procedure) },
            ..Decision::answer(shown)
        })
    }

    fn about(input: &StepNamed) -> Subject {
        about(&input.procedure)
    }
}
