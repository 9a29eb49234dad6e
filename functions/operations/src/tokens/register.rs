use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::device::{Device, Keyring, Link};
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;
use shared::domain::registration::{self, RegistrationDenied};
use shared::operations::tokens::{Register, Registered, TokensRegister};

impl Handler for TokensRegister {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &Register) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(
        scene: &Scene<'_>,
        (): &(),
        input: &Register,
    ) -> Result<Decision<Self::Output>, Refused<RegistrationDenied>> {
        let (who, wait) = (&scene.actor.who, scene.actor.policy.tokens.registration_wait_seconds);
        let device = registration::judge(scene.keyring, &who.user, &input.serial, wait, scene.now)
            .map_err(Refused::Rule)?;
        // What was revoked later bars it still, also where that was after this was read.
        let (revoked_by, own) = (scene.now.minus_seconds(wait), scene.keyring.device_of(&who.user));
        let instead_of = own.map(|own| own.serial.clone());
        let link = Link { user: who.user.clone(), serial: device.serial.clone(), registered_at: scene.now };
        let sharers = scene.keyring.sharers(&device.serial).count() + 1;
        Ok(Decision {
            changes: vec![
                Write::NewLink { contract: who.contract.clone(), link, revoked_by, instead_of }.into(),
                scene.own_life(&device.serial, LifeKind::Registered)?,
            ],
            subject: Subject { serial: Some(device.serial.clone()), ..Subject::default() },
            notice: Some(NoticeDraft {
                serial: Some(device.serial.clone()),
                ..NoticeDraft::about(
                    NoticeKind::DeviceRegistered,
                    who.user.clone(),
                    scene.actor.user.value.name.clone(),
                )
            }),
            ..Decision::answer(Registered {
                serial: device.serial.clone(),
                expires_on: device.expires_on,
                sharers: u32::try_from(sharers).unwrap_or(u32::MAX),
            })
        })
    }

    fn registers<'k>(keyring: &'k Keyring, input: &Register) -> Option<&'k Device> {
        keyring.device(&input.serial)
    }
}
