use super::filing::given_back;
use super::list::Shown;
use super::show::Viewer;
use crate::pipeline::{Change, Decision, Handler, Refused, Scene};
use ports::records::{Filed, Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::procedure::{Step, StepDone};
use shared::operations::procedures::{ProcedureDenied, ProceduresWithdraw, WhichProcedure};

impl Handler for ProceduresWithdraw {
    type Loaded = Shown;

    async fn load(store: &dyn Store, who: &Identity, input: &WhichProcedure) -> Result<Shown, StoreError> {
        Shown::one(store, who, &input.id).await
    }

    fn decide(
        scene: &Scene<'_>,
        shown: &Shown,
        input: &WhichProcedure,
    ) -> Result<Decision<Self::Output>, Refused<ProcedureDenied>> {
        let me = Viewer::Customer(&scene.actor.user.value, scene.keyring);
        let filed = shown.seen(scene).filter(|filed| me.withdraws(&filed.procedure.value));
        let filed = filed.ok_or(Refused::Rule(ProcedureDenied::NotFound))?;
        let Versioned { version, value: before } = &filed.procedure;
        if !before.can_be_withdrawn() {
            return Err(Refused::Rule(ProcedureDenied::TooLate));
        }
        let mut after = before.clone();
        after.steps.push(StepDone { step: Step::Withdrawn, at: scene.now, by: None, note: None });
        let after = Filed {
            procedure: Versioned { version: *version, value: after },
            company: filed.company.clone(),
        };
        let view = shown.view(scene, &after);
        let mut changes: Vec<Change> =
            vec![Write::Procedure { procedure: after.procedure, company: after.company }.into()];
        changes.extend(given_back(&scene.actor.contract, before).map(Change::from));
        Ok(Decision { changes, subject: Self::about(input), ..Decision::answer(view) })
    }

    fn about(input: &WhichProcedure) -> Subject {
        Subject { procedure: Some(input.id.clone()), ..Subject::default() }
    }
}
