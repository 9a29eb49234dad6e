//! The second half of a sign-in. The door knows nobody's device, so it opens half a session for everyone; who has
//! no device completes it without a code, as there is none to ask for.

use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::session::SessionProveSecondFactor;

impl Handler for SessionProveSecondFactor {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &Empty) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(scene: &Scene<'_>, (): &(), _: &Empty) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (who, digest) = (scene.actor.who.clone(), scene.actor.session.digest.clone());
        let complete = Write::SessionComplete { who, digest, at: scene.now };
        Ok(Decision { changes: vec![complete.into()], ..Decision::answer(Empty {}) })
    }
}
