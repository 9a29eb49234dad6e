use super::{company, newcomer};
use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Duplicate, Write};
use shared::domain::audit::Subject;
use shared::domain::id::UserId;
use shared::domain::notice::NoticeKind;
use shared::domain::roster::Roster;
use shared::domain::throttle::ThrottleKind;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::{self, UserDenied};
use shared::operations::users::{UserAdded, UsersAdd};

impl Handler for UsersAdd {
    type Loaded = Versioned<Roster>;

    async fn load(store: &dyn Store, who: &Identity, _: &UserDraft) -> Result<Versioned<Roster>, StoreError> {
        store.roster(&who.contract).await
    }

    fn decide(
        scene: &Scene<'_>,
        roster: &Versioned<Roster>,
        input: &UserDraft,
    ) -> Result<Decision<Self::Output>, Refused<UserDenied>> {
        let (policy, contract) = (scene.actor.policy, &scene.actor.contract.value);
        let draft = input.clone().tidy();
        let company = company(policy, contract);
        user_work::may_add(&scene.actor.user.value, &draft, &company).map_err(Refused::Rule)?;
        policy
            .login_id
            .accepts(&draft.login_id)
            .map_err(|reason| Refused::Field("input.login_id", reason))?;
        let id = UserId::try_from(scene.id()?).map_err(|reason| Refused::Broken(reason.to_string()))?;
        let user = newcomer::user(id.clone(), draft, scene.now);
        let grown = roster.value.changed(None, Some(&user), company.plan_users);
        let grown = grown.map_err(|denied| Refused::Rule(denied.into()))?;
        let secrets = newcomer::secrets(scene.bank, policy, scene.now)?;
        let contract = scene.actor.who.contract.clone();
        let who = Identity { contract: contract.clone(), user: id.clone() };
        let mut changes = newcomer::items(&who, user, &secrets)?;
        let roster = Versioned { version: roster.version, value: grown };
        changes.push(Write::Roster { contract, roster }.into());
        Ok(Decision {
            changes,
            // Counted whatever comes of it: that "taken" is told no more must not tell it either.
            throttled: Some(ThrottleKind::LoginIdTaken),
            notice: Some(NoticeDraft::about(NoticeKind::UserAdded, id.clone(), input.name.clone())),
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

    fn duplicate(duplicate: Duplicate) -> Option<UserDenied> {
        (duplicate == Duplicate::LoginId).then_some(UserDenied::LoginIdTaken)
    }

    fn remembered(output: &UserAdded) -> UserAdded {
        UserAdded { secrets: None, ..output.clone() }
    }
}
