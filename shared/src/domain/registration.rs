//! 利用開始登録: who may register which device.

use super::device::{Device, DeviceState, Keyring};
use super::id::{Serial, UserId};
use super::instant::Instant;

words! {
    /// Why a device can't be registered, in the order in which it is found out.
    pub enum RegistrationDenied {
        /// The user has a link already, stopped or not: the stop stays with the person [rules 5].
        AlreadyLinked,
        /// No such device in this contract; another contract's answers exactly so [77 seed Q8].
        NotRecognised,
        /// The device is stopped: a colleague on another device must release it first.
        DeviceStopped,
        /// Past its printed day.
        DeviceExpired,
        /// Reported lost, stolen or faulty.
        DeviceReported,
        /// The user's link was revoked a moment ago: not before the policy's wait is over [rules 3].
        Waiting,
    }
}

/// Whether the user may leave their own device for `next`, which the bank sent in its place, or in place of one
/// that it had sent in its place: not from one that is stopped by failures (nobody frees themself by a spare),
/// unless it was reported and the bank has judged.
fn moves(keyring: &Keyring, own: &Device, next: &Device) -> bool {
    let sent = keyring.stands_for(next).any(|serial| *serial == own.serial);
    sent && next.serial != own.serial && (own.otp.stopped_at.is_none() || own.reported.is_some())
}

/// The device to which the user may move from their own, the last of those that were sent in its place.
#[must_use]
pub fn successor<'a>(
    keyring: &'a Keyring,
    user: &UserId,
    wait_seconds: u32,
    now: Instant,
) -> Option<&'a Device> {
    let own = &keyring.device_of(user)?.serial;
    let sent = keyring.devices.iter().filter_map(|device| {
        let steps = keyring.stands_for(device).position(|serial| serial == own)?;
        judge(keyring, user, &device.serial, wait_seconds, now).ok().map(|device| (steps, device))
    });
    sent.max_by_key(|(steps, _)| *steps).map(|(_, device)| device)
}

/// Judges a registration before any code is looked at. `wait_seconds`: how long a revocation bars.
///
/// # Errors
/// The first reason against it.
pub fn judge<'a>(
    keyring: &'a Keyring,
    user: &UserId,
    serial: &Serial,
    wait_seconds: u32,
    now: Instant,
) -> Result<&'a Device, RegistrationDenied> {
    // Somebody else's software device answers as one that does not exist.
    let theirs = |device: &&Device| device.reserved_for.as_ref().is_none_or(|only| only == user);
    let device = keyring.device(serial).filter(theirs);
    if keyring.link_of(user).is_some() {
        let own = keyring.device_of(user);
        if !own.zip(device).is_some_and(|(own, next)| moves(keyring, own, next)) {
            return Err(RegistrationDenied::AlreadyLinked);
        }
    }
    if keyring.waits_until(user, wait_seconds, now).is_some() {
        return Err(RegistrationDenied::Waiting);
    }
    let device = device.ok_or(RegistrationDenied::NotRecognised)?;
    match keyring.state(device, now) {
        DeviceState::Stopped => Err(RegistrationDenied::DeviceStopped),
        DeviceState::Expired => Err(RegistrationDenied::DeviceExpired),
        DeviceState::Reported => Err(RegistrationDenied::DeviceReported),
        DeviceState::Working | DeviceState::Unregistered => Ok(device),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::tests::{Scene, day, serial};
    use crate::domain::device::{ReportReason, Revocation};

    #[test]
    fn registration_row_by_row() {
        let scene = Scene::new()
            .device("AAAA1", None)
            .device("BBBB2", None)
            .device("CCCC3", Some(day(2026, 11, 20)))
            .link("sato", "AAAA1")
            .link("ito", "BBBB2")
            .stopped("BBBB2");
        for (source, user, serial, expected) in [
            ("77 seed Q8: several users register the same serial", "tanaka", "AAAA1", Ok("AAAA1")),
            ("rules 5: one link per user", "sato", "BBBB2", Err(RegistrationDenied::AlreadyLinked)),
            ("rules 5: a stopped link too", "ito", "AAAA1", Err(RegistrationDenied::AlreadyLinked)),
            (
                "77 seed Q8: another contract's is unknown",
                "tanaka",
                "ZZZZ9",
                Err(RegistrationDenied::NotRecognised),
            ),
            ("77 seed Q4: a stop hits everyone", "tanaka", "BBBB2", Err(RegistrationDenied::DeviceStopped)),
            ("77 seed Q9: printed date", "tanaka", "CCCC3", Err(RegistrationDenied::DeviceExpired)),
        ] {
            let serial = Serial::try_from(serial).unwrap_or_else(|_| unreachable!());
            let judged =
                judge(&scene.keyring, &scene.user(user), &serial, 1800, scene.now).map(|d| d.serial.as_str());
            assert_eq!(judged, expected, "{source}");
        }
    }

    #[test]
    fn who_may_move_to_the_device_that_the_bank_sent() {
        let replaced = |old: &'static str| move |device: &mut Device| device.replaces = Some(serial(old));
        let base = || {
            Scene::new()
                .device("AAAA1", None)
                .device("BBBB2", None)
                .device("CCCC3", None)
                .changed("BBBB2", replaced("AAAA1"))
                .link("sato", "AAAA1")
                .link("ito", "CCCC3")
        };
        let denied = Err(RegistrationDenied::AlreadyLinked);
        for (source, scene, user, to, expected) in [
            ("77 seed Q9: another one was sent", base(), "sato", "BBBB2", Ok("BBBB2")),
            (
                "77 seed Q6: reported, and judged by the bank",
                base().stopped("AAAA1").reported("AAAA1", ReportReason::Lost),
                "sato",
                "BBBB2",
                Ok("BBBB2"),
            ),
            ("rules 5: nobody frees themself by a spare", base().stopped("AAAA1"), "sato", "BBBB2", denied),
            ("sent in place of another one", base(), "ito", "BBBB2", denied),
            ("a spare, not sent in place of anything", base(), "sato", "CCCC3", denied),
            (
                "what was sent is stopped itself",
                base().stopped("BBBB2"),
                "sato",
                "BBBB2",
                Err(RegistrationDenied::DeviceStopped),
            ),
            ("77 seed Q8: several users, the newcomer too", base(), "new", "BBBB2", Ok("BBBB2")),
            (
                "the lost one itself",
                base().reported("AAAA1", ReportReason::Stolen),
                "new",
                "AAAA1",
                Err(RegistrationDenied::DeviceReported),
            ),
        ] {
            let judged = judge(&scene.keyring, &scene.user(user), &serial(to), 1800, scene.now);
            assert_eq!(judged.map(|device| device.serial.as_str()), expected, "{source}");
        }
    }

    #[test]
    fn who_stayed_on_the_first_of_three_moves_to_the_last() {
        // Source: 77 seed Q6, Q9: what was sent in place of another one may be lost or run out in its turn.
        let replaced = |old: &'static str| move |device: &mut Device| device.replaces = Some(serial(old));
        let base = || {
            Scene::new()
                .device("AAAA1", None)
                .device("BBBB2", None)
                .device("CCCC3", None)
                .changed("BBBB2", replaced("AAAA1"))
                .changed("CCCC3", replaced("BBBB2"))
                .link("sato", "AAAA1")
                .link("ito", "CCCC3")
        };
        for (source, scene, user, to) in [
            ("both were sent", base(), "sato", Some("CCCC3")),
            ("the second was lost", base().reported("BBBB2", ReportReason::Lost), "sato", Some("CCCC3")),
            ("the third was lost", base().reported("CCCC3", ReportReason::Lost), "sato", Some("BBBB2")),
            ("rules 5: nobody frees themself", base().stopped("AAAA1"), "sato", None),
            ("nobody goes back", base(), "ito", None),
            ("a ring in the table", base().changed("AAAA1", replaced("CCCC3")), "sato", Some("CCCC3")),
            ("who has none", base(), "new", None),
        ] {
            let told = successor(&scene.keyring, &scene.user(user), 1800, scene.now);
            assert_eq!(told.map(|device| device.serial.as_str()), to, "{source}");
            for next in ["BBBB2", "CCCC3"] {
                let judged = judge(&scene.keyring, &scene.user(user), &serial(next), 1800, scene.now);
                assert!(to != Some(next) || judged.is_ok(), "{source}: {next}");
            }
        }
    }

    #[test]
    fn a_revocation_bars_for_thirty_minutes_and_a_software_device_everybody_else() {
        // Source: rules 3 "registration again after revocation: 30 min"; 77 seed Q5.
        let mut scene = Scene::new().device("AAAA1", None).device("SSSS1", None);
        let only = scene.user("sato");
        scene = scene.changed("SSSS1", |device| device.reserved_for = Some(only.clone()));
        let at = scene.now.minus_seconds(1799);
        scene.keyring.revocations.push(Revocation { user: scene.user("ito"), serial: serial("AAAA1"), at });
        for (user, to, later, expected) in [
            ("ito", "AAAA1", 0, Err(RegistrationDenied::Waiting)),
            ("ito", "ZZZZ9", 0, Err(RegistrationDenied::Waiting)),
            ("ito", "AAAA1", 1, Ok("AAAA1")),
            ("sato", "SSSS1", 0, Ok("SSSS1")),
            ("tanaka", "SSSS1", 0, Err(RegistrationDenied::NotRecognised)),
        ] {
            let now = scene.now.plus_seconds(later);
            let judged = judge(&scene.keyring, &scene.user(user), &serial(to), 1800, now);
            assert_eq!(judged.map(|device| device.serial.as_str()), expected, "{user} {to} {later}");
        }
    }
}
