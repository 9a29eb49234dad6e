use super::view;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::users::plain;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::registration;
use shared::domain::software::{self, SoftwareGrant};
use shared::domain::user::User;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::tokens::{OwnToken, TokensOwn};

impl Handler for TokensOwn {
    type Loaded = (Vec<User>, Option<SoftwareGrant>);

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Self::Loaded, StoreError> {
        let (users, grant) = (store.users(&who.contract), store.software_grant(&who.user));
        let (users, grant) = futures::try_join!(users, grant)?;
        Ok((plain(users), grant))
    }

    fn decide(
        scene: &Scene<'_>,
        (users, grant): &Self::Loaded,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let policy = &scene.actor.policy.tokens;
        let (keyring, user, now) = (scene.keyring, &scene.actor.who.user, scene.now);
        let own = keyring.device_of(user);
        let wait = policy.registration_wait_seconds;
        let successor = registration::successor(keyring, user, wait, now);
        Ok(Decision::answer(OwnToken {
            token: own.map(|device| view::view(scene, users, device)),
            waits_until: keyring.waits_until(user, wait, now),
            software_until: software::judge_obtain(policy, keyring, user, grant.as_ref(), now)
                .ok()
                .map(|grant| grant.until),
            successor: successor.map(|device| device.serial.clone()),
        }))
    }
}
