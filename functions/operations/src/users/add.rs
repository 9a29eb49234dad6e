use super::newcomer;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::{Identity, Roster, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Duplicate, Write};
use shared::domain::audit::Subject;
use shared::domain::id::UserId;
use shared::domain::user::{Temporary, User};
use shared::operations::users::{AddUser, UserAddDenied, UserAdded, UsersAdd};

impl Handler for UsersAdd {
    type Loaded = Versioned<Roster>;

    async fn load(store: &dyn Store, who: &Identity, _: &AddUser) -> Result<Versioned<Roster>, StoreError> {
        store.roster(&who.contract).await
    }

    fn decide(
        scene: &Scene<'_>,
        roster: &Versioned<Roster>,
        input: &AddUser,
    ) -> Result<Decision<Self>, Refused<UserAddDenied>> {
        let policy = scene.actor.policy;
        if !scene.actor.user.value.role.may_create(input.role) {
            return Err(Refused::Rule(UserAddDenied::RoleNotAllowed));
        }
        policy
            .login_id
            .accepts(&input.login_id)
            .map_err(|reason| Refused::Field("input.login_id", reason))?;
        if roster.value.users >= policy.plan_users {
            return Err(Refused::Rule(UserAddDenied::PlanFull));
        }
        let id = UserId::try_from(scene.id()?).map_err(|reason| Refused::Broken(reason.to_string()))?;
        let mut permissions = input.permissions.clone();
        permissions.sort_unstable();
        permissions.dedup();
        let user = User {
            id: id.clone(),
            login_id: input.login_id.clone(),
            name: input.name.clone(),
            mail: input.mail.clone(),
            role: input.role,
            permissions,
            suspended: false,
            temporary: Temporary { login: true, confirmation: true },
            created_at: scene.now,
        };
        let secrets = newcomer::secrets(scene.bank, policy, scene.now)?;
        let contract = scene.actor.who.contract.clone();
        let who = Identity { contract: contract.clone(), user: id.clone() };
        let mut changes = newcomer::items(&who, user, &secrets)?;
        let grown = Versioned { version: roster.version, value: Roster { users: roster.value.users + 1 } };
        changes.push(Write::Roster { contract, roster: grown }.into());
        Ok(Decision {
            changes,
            subject: Subject {
                user: Some(id.clone()),
                label: Some(input.login_id.to_string()),
                ..Subject::default()
            },
            ..Decision::answer(UserAdded {
                user: id,
                login_id: input.login_id.clone(),
                name: input.name.clone(),
                secrets: Some(secrets),
            })
        })
    }

    fn duplicate(duplicate: Duplicate) -> Option<UserAddDenied> {
        (duplicate == Duplicate::LoginId).then_some(UserAddDenied::LoginIdTaken)
    }

    fn remembered(output: &UserAdded) -> UserAdded {
        UserAdded { secrets: None, ..output.clone() }
    }
}
