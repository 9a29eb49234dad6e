use super::{needs, rescue_map};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::tokens::view;
use crate::users::Standing;
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::audit::{AuditEvent, Stream};
use shared::domain::instant::Instant;
use shared::operations::home::{HomeOverview, Overview, SignInRow};
use shared::operations::proof::Empty;
use shared::operations::session::SessionSignIn;
use shared::operations::{Nothing, Operation};

/// How many sign-ins home shows [domain 11].
const SIGN_INS: usize = 3;

/// How many events of the session's history are read for them: sign-outs and ends stand between.
const READ: u32 = 12;

impl Handler for HomeOverview {
    type Loaded = (Standing, Vec<AuditEvent>);

    async fn load(store: &dyn Store, who: &Identity, _: &Empty) -> Result<Self::Loaded, StoreError> {
        let events = store.history(&who.user, Stream::Session, Instant(0), None, READ);
        let (standing, events) = futures::try_join!(Standing::load(store, who), events)?;
        Ok((standing, events.rows))
    }

    fn decide(
        scene: &Scene<'_>,
        (standing, events): &Self::Loaded,
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let sign_ins = events.iter().filter(|event| event.operation == SessionSignIn::DECLARATION.name);
        let sign_ins = sign_ins.take(SIGN_INS).map(|event| SignInRow {
            at: event.at,
            client: event.client,
            outcome: event.outcome.clone(),
        });
        let own = scene.keyring.device_of(&scene.actor.who.user);
        Ok(Decision::answer(Overview {
            needs: needs::needs(scene, standing),
            sign_ins: sign_ins.collect(),
            token: own.map(|device| view::view(scene, &standing.users, device)),
            rescue: rescue_map::map(scene, &standing.users),
        }))
    }
}
