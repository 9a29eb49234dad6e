use super::filing::{Applicant, Dossier, Filing};
use super::show::{self, Viewer};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::attempt::Lock;
use shared::domain::audit::Subject;
use shared::domain::authenticator::Authenticator;
use shared::domain::procedure::{Channel, FormDenied, Step, StepDone};
use shared::operations::procedures::{FileProcedure, ProceduresFile};

impl Handler for ProceduresFile {
    type Loaded = Dossier;

    async fn load(store: &dyn Store, who: &Identity, input: &FileProcedure) -> Result<Dossier, StoreError> {
        Dossier::load(store, &who.contract, &input.form).await
    }

    fn decide(
        scene: &Scene<'_>,
        dossier: &Dossier,
        input: &FileProcedure,
    ) -> Result<Decision<Self::Output>, Refused<FormDenied>> {
        let (actor, me) = (scene.actor, &scene.actor.user.value);
        let applicant = applicant(scene);
        applicant.judge(&input.form, Some(me), dossier).map_err(Refused::Rule)?;
        if applicant.quote(&input.form) != input.quote {
            return Err(Refused::Stale);
        }
        let filed = StepDone { step: Step::Filed, at: scene.now, by: None, note: None };
        let form = input.form.clone();
        let procedure = applicant
            .procedure(form, Channel::Screen, Some(actor.named()), vec![filed])
            .map_err(|error| Refused::Broken(error.to_string()))?;
        // That the contract is in use is what every decision relies on; of its data only the claim matters here.
        let Filing { changes, notice, .. } = applicant.files(&procedure, dossier)?;
        let view = show::procedure(
            Viewer::Customer(me, scene.keyring),
            actor.policy,
            &dossier.users,
            &procedure,
            None,
        );
        Ok(Decision {
            changes,
            notice: Some(notice),
            subject: Subject { procedure: Some(procedure.id.clone()), ..Self::about(input) },
            ..Decision::answer(view)
        })
    }

    fn excuses(scene: &Scene<'_>, dossier: &Dossier, input: &FileProcedure) -> Vec<Authenticator> {
        let lock = dossier.confirmation(&scene.actor.who.user, scene.actor.policy, scene.now);
        let excused = lock != Lock::Open || input.form.kind().excuses_confirmation();
        excused.then_some(Authenticator::ConfirmationPassword).into_iter().collect()
    }

    fn about(input: &FileProcedure) -> Subject {
        Subject {
            user: input.form.people().first().map(|user| (*user).clone()),
            serial: input.form.serial().cloned(),
            label: Some(input.form.kind().to_string()),
            ..Subject::default()
        }
    }
}

/// The company of whoever acts.
pub(crate) fn applicant<'a>(scene: &Scene<'a>) -> Applicant<'a> {
    Applicant {
        bank: scene.bank,
        contract: &scene.actor.contract,
        policy: scene.actor.policy,
        keyring: scene.keyring,
        stored: scene.stored,
        now: scene.now,
    }
}
