use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::life::LifeEvent;
use shared::operations::tokens::{HistoryDenied, TokenHistory, TokensHistory, WhichToken};

/// Events of a page.
const PAGE: u32 = 50;

impl Handler for TokensHistory {
    type Loaded = Page<LifeEvent>;

    async fn load(store: &dyn Store, who: &Identity, input: &WhichToken) -> Result<Self::Loaded, StoreError> {
        store.life(&who.contract, &input.serial, input.before.as_deref(), PAGE).await
    }

    fn decide(
        scene: &Scene<'_>,
        page: &Self::Loaded,
        input: &WhichToken,
    ) -> Result<Decision<Self::Output>, Refused<HistoryDenied>> {
        let (keyring, user) = (scene.keyring, &scene.actor.user.value);
        let rights = user.role.has_administrator_rights();
        let own = keyring.link_of(&user.id).is_some_and(|link| link.serial == input.serial);
        if keyring.device(&input.serial).is_none() || !rights && !own {
            return Err(Refused::Rule(HistoryDenied::NotFound));
        }
        Ok(Decision::answer(TokenHistory { events: page.rows.clone(), next: page.next.clone() }))
    }
}
