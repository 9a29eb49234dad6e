use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::session::SessionSignOut;

impl Handler for SessionSignOut {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &Empty) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(scene: &Scene<'_>, (): &(), _: &Empty) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let end =
            Write::EndSession { who: scene.actor.who.clone(), digest: scene.actor.session.digest.clone() };
        Ok(Decision { changes: vec![end.into()], ..Decision::answer(Empty {}) })
    }
}
