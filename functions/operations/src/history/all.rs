use super::reader::{self, Subject};
use crate::pipeline::{Decision, Handler, Refused, Scene};
use crate::users::plain;
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::audit::AuditEvent;
use shared::domain::id::UserId;
use shared::domain::user::TextField;
use shared::operations::Nothing;
use shared::operations::history::{HistoryAll, HistoryFilter};

impl Handler for HistoryAll {
    type Loaded = (Page<AuditEvent>, Vec<(UserId, TextField)>);

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &HistoryFilter,
    ) -> Result<Self::Loaded, StoreError> {
        let subject = match &input.person {
            Some(person) => Subject::Person(&who.contract, person),
            None => Subject::Contract(&who.contract),
        };
        let read = reader::read(store, subject, input);
        let (found, users) = futures::try_join!(read, store.users(&who.contract))?;
        Ok((found, plain(users).into_iter().map(|user| (user.id, user.name)).collect()))
    }

    fn decide(
        scene: &Scene<'_>,
        (found, people): &Self::Loaded,
        input: &HistoryFilter,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        Ok(Decision::answer(reader::answer(scene, input, found, people)?))
    }
}
