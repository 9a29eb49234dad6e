use super::view;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::users::plain;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::user::User;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::tokens::{OwnToken, TokensOwn};

impl Handler for TokensOwn {
    type Loaded = Vec<User>;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Vec<User>, StoreError> {
        Ok(plain(store.users(&who.contract).await?))
    }

    fn decide(scene: &Scene<'_>, users: &Vec<User>, _: &Empty) -> Result<Decision<Self>, Refused<Nothing>> {
        let device = scene.keyring.device_of(&scene.actor.who.user);
        Ok(Decision::answer(OwnToken { token: device.map(|device| view::view(scene, users, device)) }))
    }
}
