use super::reader::{self, Subject};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::audit::AuditEvent;
use shared::domain::field::FieldReason;
use shared::operations::Nothing;
use shared::operations::history::{HistoryFilter, HistoryOwn};

impl Handler for HistoryOwn {
    type Loaded = Page<AuditEvent>;

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &HistoryFilter,
    ) -> Result<Self::Loaded, StoreError> {
        reader::read(store, Subject::Person(&who.contract, &who.user), input).await
    }

    fn decide(
        scene: &Scene<'_>,
        found: &Self::Loaded,
        input: &HistoryFilter,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        if input.person.is_some() {
            return Err(Refused::Field("input.person", FieldReason::Unknown));
        }
        let me = [(scene.actor.who.user.clone(), scene.actor.user.value.name.clone())];
        Ok(Decision::answer(reader::answer(scene, input, found, &me)?))
    }
}
