//! What needs the person who opens home, most urgent first.

use crate::pipeline::Scene;
use crate::tokens::view;
use crate::users::Standing;
use shared::domain::access;
use shared::domain::device::{Device, DeviceState};
use shared::domain::expiry;
use shared::domain::release;
use shared::domain::user::ServiceState;
use shared::operations::home::{Need, NeedKind};

/// Collects the needs.
pub(crate) fn needs(scene: &Scene<'_>, standing: &Standing) -> Vec<Need> {
    let (me, keyring) = (&scene.actor.user.value, scene.keyring);
    let rights = me.role.has_administrator_rights();
    let own = keyring.device_of(&me.id);
    let mut needs = Vec::new();
    for device in &keyring.devices {
        let mine = own.is_some_and(|own| own.serial == device.serial);
        if (mine || rights) && keyring.sharers(&device.serial).next().is_some() {
            needs.extend(of_device(scene, standing, device, mine));
        }
    }
    if rights {
        for user in standing.users.iter().filter(|user| user.id != me.id) {
            let locked = standing.states(scene, user).into_iter().filter(|chip| is_lock(chip.state));
            needs.extend(locked.map(|chip| Need {
                kind: NeedKind::PasswordLocked,
                people: vec![user.name.clone()],
                chip: Some(chip),
                ..blank(NeedKind::PasswordLocked)
            }));
        }
    }
    let needs_device = access::Standing::of(me).needs_device() && own.is_none();
    if needs_device {
        needs.push(Need { actionable: true, ..blank(NeedKind::RegisterToken) });
    }
    needs.sort_by_key(|need| need.kind);
    needs
}

fn blank(kind: NeedKind) -> Need {
    Need {
        kind,
        serial: None,
        people: Vec::new(),
        chip: None,
        since: None,
        on: None,
        days: None,
        renewal: None,
        actionable: false,
    }
}

fn is_lock(state: ServiceState) -> bool {
    matches!(
        state,
        ServiceState::LoginLocked
            | ServiceState::LoginTemporarilyLocked
            | ServiceState::ConfirmationLocked
            | ServiceState::ConfirmationTemporarilyLocked
    )
}

fn of_device(scene: &Scene<'_>, standing: &Standing, device: &Device, mine: bool) -> Option<Need> {
    let (keyring, now) = (scene.keyring, scene.now);
    let people = view::names(&standing.users, keyring.sharers(&device.serial));
    let days = device.expires_on.map(|day| day.days_from(now));
    let near = device.expires_on.is_some_and(|day| expiry::is_near(day, &scene.actor.policy.tokens, now));
    let about = |kind| Need { serial: Some(device.serial.clone()), people: people.clone(), ..blank(kind) };
    let dated = |kind| Need { on: device.expires_on, days, renewal: device.renewal.clone(), ..about(kind) };
    match keyring.state(device, now) {
        DeviceState::Stopped => {
            let able = release::judge(keyring, &scene.actor.who.user, &device.serial, now).is_ok();
            let kind = if mine { NeedKind::OwnTokenStopped } else { NeedKind::TokenStopped };
            let rights = scene.actor.user.value.role.has_administrator_rights();
            Some(Need { since: device.otp.stopped_at, actionable: able && rights, ..about(kind) })
        }
        DeviceState::Expired => Some(dated(NeedKind::TokenExpired)),
        DeviceState::Working if near => Some(dated(NeedKind::TokenExpires)),
        DeviceState::Working | DeviceState::Unregistered | DeviceState::Reported => None,
    }
}
