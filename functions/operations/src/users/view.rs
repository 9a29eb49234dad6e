use super::colleague::Colleague;
use super::company;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::roster::Roster;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work;
use shared::operations::users::{UserView, UsersView, ViewDenied, ViewUser};

impl Handler for UsersView {
    type Loaded = Option<Colleague>;

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &ViewUser,
    ) -> Result<Option<Colleague>, StoreError> {
        Colleague::load(store, who, &input.user).await
    }

    fn decide(
        scene: &Scene<'_>,
        found: &Option<Colleague>,
        _: &ViewUser,
    ) -> Result<Decision<Self::Output>, Refused<ViewDenied>> {
        let Some(colleague) = found else { return Err(Refused::Rule(ViewDenied::NotFound)) };
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract.value);
        let (operator, user) = (&scene.actor.user.value, &colleague.user.value);
        let company = company(policy, contract);
        // Whoever asks can work and is not the one who would be deleted: the roster never stands against it.
        let deletable = user_work::delete(operator, user, &company, &Roster::default()).is_ok();
        Ok(Decision::answer(UserView {
            id: user.id.clone(),
            version: colleague.user.version,
            record: UserDraft::of(user),
            states: colleague.states(scene),
            temporary: user.temporary,
            login_id_frozen: user.login_id_frozen,
            mail_bounced: user.mail_bounced,
            serial: scene.keyring.link_of(&user.id).map(|link| link.serial.clone()),
            last_sign_in: colleague.login.as_ref().and_then(|login| login.record.last_success_at),
            created_at: user.created_at,
            oneself: user.id == operator.id,
            roles: company.roles_of(operator, user),
            deletable,
            typed_secrets: super::typed_secrets(policy, contract),
            company_accounts: contract.accounts.clone(),
            company_limits: contract.settings.limits.clone(),
        }))
    }
}
