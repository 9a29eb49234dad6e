//! Devices as people see them: names in place of ids, and what the rules say about releasing them.

use crate::pipeline::Scene;
use shared::domain::device::Device;
use shared::domain::expiry;
use shared::domain::id::UserId;
use shared::domain::registration;
use shared::domain::release;
use shared::domain::rescue;
use shared::domain::revocation;
use shared::domain::user::{TextField, User};
use shared::operations::tokens::{FailureMark, Sharer, TokenView};

/// The name of a user, as long as there is one.
pub(crate) fn name(users: &[User], id: &UserId) -> Option<TextField> {
    users.iter().find(|user| user.id == *id).map(|user| user.name.clone())
}

/// The names of users, in the order of their ids.
pub(crate) fn names<'a>(users: &[User], ids: impl IntoIterator<Item = &'a UserId>) -> Vec<TextField> {
    ids.into_iter().filter_map(|id| name(users, id)).collect()
}

/// A device as the person of the scene sees it.
pub(crate) fn view(scene: &Scene<'_>, users: &[User], device: &Device) -> TokenView {
    let (keyring, now, policy, me) = (scene.keyring, scene.now, scene.actor.policy, &scene.actor.who.user);
    let wait = policy.tokens.registration_wait_seconds;
    let links = keyring.links.iter().filter(|link| link.serial == device.serial);
    let sharers = links.filter_map(|link| {
        Some(Sharer {
            user: link.user.clone(),
            name: name(users, &link.user)?,
            registered_at: link.registered_at,
            failures: u32::try_from(device.otp.failures_of(&link.user)).unwrap_or(u32::MAX),
            revocation_denied: revocation::judge(keyring, policy.tokens.out_of_order, me, &link.user, now)
                .err(),
        })
    });
    let failures = device
        .otp
        .failures
        .iter()
        .filter_map(|failure| Some(FailureMark { name: name(users, &failure.user)?, at: failure.at }));
    TokenView {
        serial: device.serial.clone(),
        state: keyring.state(device, now),
        expires_on: device.expires_on,
        days_left: device.expires_on.map(|day| day.days_from(now)),
        sharers: sharers.collect(),
        failures: failures.collect(),
        tries: scene.actor.policy.otp.tries,
        stopped_at: device.otp.stopped_at,
        releasers: names(users, &rescue::releasers(users, keyring, &device.serial, now)),
        release_denied: release::qualified(keyring, me, &device.serial, now).err(),
        kind: device.kind,
        reported: device.reported.clone(),
        replaces: device.replaces.clone(),
        moves_here: keyring.link_of(me).is_some()
            && registration::judge(keyring, me, &device.serial, wait, now).is_ok(),
        renewal: device.renewal.clone(),
        near_expiry: device.expires_on.is_some_and(|day| expiry::is_near(day, &policy.tokens, now)),
        drifts: device.otp.drift.abs() * 2 >= policy.otp.greatest_drift,
    }
}
