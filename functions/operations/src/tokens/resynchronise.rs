use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::audit::Subject;
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;
use shared::operations::proof::Empty;
use shared::operations::tokens::{ResynchroniseDenied, Resynchronised, TokensResynchronise};

/// The clock is found by the authenticator itself: two consecutive codes. Here is what follows from it.
impl Handler for TokensResynchronise {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &Empty) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        _: &Empty,
    ) -> Result<Decision<Self::Output>, Refused<ResynchroniseDenied>> {
        let user = &scene.actor.user.value;
        let own = scene.keyring.device_of(&user.id).map(|device| device.serial.clone());
        let serial = own.ok_or(Refused::Rule(ResynchroniseDenied::NoDevice))?;
        Ok(Decision {
            changes: vec![scene.own_life(&serial, LifeKind::Resynchronised)?],
            subject: Subject { serial: Some(serial.clone()), ..Subject::default() },
            notice: Some(NoticeDraft {
                serial: Some(serial.clone()),
                ..NoticeDraft::about(NoticeKind::DeviceResynchronised, user.id.clone(), user.name.clone())
            }),
            ..Decision::answer(Resynchronised { serial })
        })
    }
}
