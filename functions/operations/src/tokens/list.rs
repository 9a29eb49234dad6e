use super::view;
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::users::plain;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::user::User;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::tokens::{TokenList, TokensList};

impl Handler for TokensList {
    type Loaded = Vec<User>;

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Vec<User>, StoreError> {
        Ok(plain(store.users(&who.contract).await?))
    }

    fn decide(
        scene: &Scene<'_>,
        users: &Vec<User>,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let tokens = scene.keyring.devices.iter().map(|device| view::view(scene, users, device)).collect();
        Ok(Decision::answer(TokenList { tokens }))
    }
}
