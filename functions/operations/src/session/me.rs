use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Store, StoreError};
use shared::domain::access::Standing;
use shared::operations::Nothing;
use shared::operations::proof::Empty;
use shared::operations::session::{Company, Me, OwnDevice, SessionMe};

impl Handler for SessionMe {
    type Loaded = ();

    async fn load(_: &dyn Store, _: &Identity, _: &Empty) -> Result<(), StoreError> {
        Ok(())
    }

    fn decide(scene: &Scene<'_>, (): &(), _: &Empty) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let (user, contract, keyring) = (&scene.actor.user.value, &scene.actor.contract.value, scene.keyring);
        let device = keyring.device_of(&user.id);
        let device = device.map(|device| OwnDevice {
            serial: device.serial.clone(),
            state: keyring.state(device, scene.now),
        });
        Ok(Decision::answer(Me {
            user: user.id.clone(),
            login_id: user.login_id.clone(),
            name: user.name.clone(),
            mail: user.mail.clone(),
            role: user.role,
            permissions: user.permissions.clone(),
            contract: Company { id: contract.id.clone(), name: contract.name.clone() },
            temporary: user.temporary,
            device,
            needs_device: Standing::of(user).needs_device(),
            half_signed_in: scene.actor.session.half,
            mail_bounced: user.mail_bounced,
            remind_password: scene.actor.policy.reminds(&user.chosen, scene.now),
            language: user.language,
            desk: user.desk,
            began_at: scene.actor.session.began_at,
        }))
    }
}
