use super::{company, plain};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::{Identity, LoginState};
use ports::store::{Store, StoreError};
use shared::domain::attempt::Attempts;
use shared::domain::id::{LoginId, UserId};
use shared::domain::user::{StateChip, User, service_states};
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::users::{UserList, UserRow, UsersList};

/// Users with the counters of their secrets.
pub struct Standing {
    pub(crate) users: Vec<User>,
    logins: Vec<LoginState>,
    confirmations: Vec<(UserId, Attempts)>,
}

impl Standing {
    /// Reads the users, then the counters: the keys of login passwords are the users' login IDs.
    pub(crate) async fn load(store: &dyn Store, who: &Identity) -> Result<Self, StoreError> {
        let (users, confirmations) =
            futures::try_join!(store.users(&who.contract), store.confirmations(&who.contract))?;
        let users = plain(users);
        let ids: Vec<LoginId> = users.iter().map(|user| user.login_id.clone()).collect();
        Ok(Self { logins: store.logins(&ids).await?, users, confirmations })
    }

    /// How a user's login password stands.
    pub(crate) fn login(&self, user: &User) -> Option<&LoginState> {
        self.logins.iter().find(|login| login.login_id == user.login_id)
    }

    /// Everything that bars a user.
    pub(crate) fn states(&self, scene: &Scene<'_>, user: &User) -> Vec<StateChip> {
        let confirmation = self
            .confirmations
            .iter()
            .find(|(id, _)| *id == user.id)
            .map(|(_, attempts)| *attempts)
            .unwrap_or_default();
        let door = &scene.bank.policies.door().login_lock;
        let login = self.login(user).map(|login| login.worst(door, scene.now)).unwrap_or_default();
        states(scene, user, &login, &confirmation)
    }
}

/// Everything that bars a user whose counters are known.
pub(crate) fn states(
    scene: &Scene<'_>,
    user: &User,
    login: &Attempts,
    confirmation: &Attempts,
) -> Vec<StateChip> {
    let stopped = scene.keyring.device_of(&user.id).is_some_and(|device| device.otp.stopped_at.is_some());
    let door = &scene.bank.policies.door().login_lock;
    service_states(
        user,
        (login, door),
        (confirmation, &scene.actor.policy.confirmation_lock),
        stopped,
        scene.now,
    )
}

/// The users of the company, as those who administer them see them.
pub(crate) fn rows(scene: &Scene<'_>, standing: &Standing) -> Vec<UserRow> {
    let users = standing.users.iter().map(|user| UserRow {
        id: user.id.clone(),
        login_id: user.login_id.clone(),
        name: user.name.clone(),
        mail: user.mail.clone(),
        role: user.role,
        states: standing.states(scene, user),
        serial: scene.keyring.link_of(&user.id).map(|link| link.serial.clone()),
        last_sign_in: standing.login(user).and_then(|login| login.last_success_at),
    });
    let mut users: Vec<UserRow> = users.collect();
    users.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
    users
}

impl Handler for UsersList {
    type Loaded = Standing;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Standing, StoreError> {
        Standing::load(store, who).await
    }

    fn decide(
        scene: &Scene<'_>,
        standing: &Standing,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract.value);
        let company = company(policy, contract);
        Ok(Decision::answer(UserList {
            users: rows(scene, standing),
            plan_users: company.plan_users,
            bulk_people: policy.bulk_people,
            roles: company.roles_for(&scene.actor.user.value),
            company_accounts: contract.accounts.clone(),
            company_limits: contract.settings.limits.clone(),
        }))
    }
}
