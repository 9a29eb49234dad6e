use super::view;
use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use crate::users::plain;
use ports::records::{Identity, StoredKeyring, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::device::Device;
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;
use shared::domain::release::{self, ReleaseDenied};
use shared::domain::user::User;
use shared::operations::tokens::{ReleaseStop, Released, TokensReleaseStop};

impl Handler for TokensReleaseStop {
    type Loaded = Vec<User>;

    async fn load(store: &dyn Store, who: &Identity, _: &ReleaseStop) -> Result<Vec<User>, StoreError> {
        Ok(plain(store.users(&who.contract).await?))
    }

    fn decide(
        scene: &Scene<'_>,
        users: &Vec<User>,
        input: &ReleaseStop,
    ) -> Result<Decision<Self::Output>, Refused<ReleaseDenied>> {
        let who = &scene.actor.who;
        let device =
            release::judge(scene.keyring, &who.user, &input.serial, scene.now).map_err(Refused::Rule)?;
        if device.otp.stopped_at != Some(input.stopped_at) {
            return Err(Refused::Stale);
        }
        let people = view::names(users, scene.keyring.sharers(&device.serial));
        let version = StoredKeyring::version_of(scene.stored, device)
            .ok_or_else(|| Refused::Broken("a device without a version".into()))?;
        let released = Device { otp: device.otp.released(), ..device.clone() };
        let write =
            Write::Device { contract: who.contract.clone(), device: Versioned { version, value: released } };
        Ok(Decision {
            changes: vec![write.into(), scene.life(&device.serial, LifeKind::Released, None)?],
            subject: Subject { serial: Some(device.serial.clone()), ..Subject::default() },
            notice: Some(NoticeDraft {
                serial: Some(device.serial.clone()),
                ..NoticeDraft::new(NoticeKind::DeviceReleased)
            }),
            ..Decision::answer(Released { serial: device.serial.clone(), people })
        })
    }
}
