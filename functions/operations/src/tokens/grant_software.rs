use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use crate::users::{beside, subject};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::{Check, Write};
use shared::domain::notice::NoticeKind;
use shared::domain::software::{self, SoftwareDenied, SoftwareGrant};
use shared::domain::user::User;
use shared::operations::tokens::{GrantSoftware, SoftwareGranted, TokensGrantSoftware};

impl Handler for TokensGrantSoftware {
    type Loaded = Option<Versioned<User>>;

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &GrantSoftware,
    ) -> Result<Self::Loaded, StoreError> {
        store.user(&beside(who, &input.user)).await
    }

    fn decide(
        scene: &Scene<'_>,
        user: &Self::Loaded,
        _: &GrantSoftware,
    ) -> Result<Decision<Self::Output>, Refused<SoftwareDenied>> {
        let (policy, who) = (&scene.actor.policy.tokens, &scene.actor.who);
        let named = user.as_ref().map(|user| &user.value.id);
        software::judge_grant(policy, scene.keyring, &who.user, named, scene.now).map_err(Refused::Rule)?;
        let Some(Versioned { version, value: user }) = user else {
            return Err(Refused::Rule(SoftwareDenied::NotFound));
        };
        let until = scene.now.plus_seconds(policy.software_grant_seconds);
        let grant = SoftwareGrant { id: scene.id()?, until, used: false };
        let unchanged = Versioned { version: *version, value: user.id.clone() };
        Ok(Decision {
            changes: vec![Write::GrantSoftware { user: user.id.clone(), grant }.into()],
            checks: vec![Check::UserUnchanged { contract: who.contract.clone(), user: unchanged }],
            subject: subject(user),
            notice: Some(NoticeDraft::about(NoticeKind::SoftwareGranted, user.id.clone(), user.name.clone())),
            ..Decision::answer(SoftwareGranted { name: user.name.clone(), until })
        })
    }
}
