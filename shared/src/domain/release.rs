//! ワンタイムパスワードの利用停止解除: who may release a stopped device.

use super::device::{Device, DeviceState, Keyring};
use super::id::{Serial, UserId};
use super::instant::Instant;

words! {
    /// Why a stop can't be released by this operator, in the order in which it is found out.
    pub enum ReleaseDenied {
        /// No such device in this contract.
        NotFound,
        /// It is not stopped (any more).
        NotStopped,
        /// The operator has no device of their own.
        NoDevice,
        /// The operator shares the stopped device: nobody releases themself [77 seed Q4].
        OwnDevice,
        /// The operator's own device is stopped.
        OwnDeviceStopped,
        /// The operator's own device is past its printed day [77 seed Q10].
        OwnDeviceExpired,
        /// The operator's own device was reported lost, stolen or faulty [77 seed Q10].
        OwnDeviceReported,
        /// The device itself was reported: only the bank puts that right, in writing [77 seed Q6].
        Reported,
    }
}

/// Judges a release before any secret is looked at. That the operator holds administrator rights is the
/// operation's access floor.
///
/// # Errors
/// The first reason against it.
pub fn judge<'a>(
    keyring: &'a Keyring,
    operator: &UserId,
    serial: &Serial,
    now: Instant,
) -> Result<&'a Device, ReleaseDenied> {
    let device = keyring.device(serial).ok_or(ReleaseDenied::NotFound)?;
    if device.reported.is_some() {
        return Err(ReleaseDenied::Reported);
    }
    if device.otp.stopped_at.is_none() {
        return Err(ReleaseDenied::NotStopped);
    }
    qualified(keyring, operator, serial, now).map(|()| device)
}

/// Whether `operator` could release `serial` if it stopped: with a working device of their own that is
/// another one [rules 2], and nobody where it was reported.
///
/// # Errors
/// What they lack.
pub fn qualified(
    keyring: &Keyring,
    operator: &UserId,
    serial: &Serial,
    now: Instant,
) -> Result<(), ReleaseDenied> {
    if keyring.device(serial).is_some_and(|device| device.reported.is_some()) {
        return Err(ReleaseDenied::Reported);
    }
    let own = keyring.device_of(operator).ok_or(ReleaseDenied::NoDevice)?;
    if own.serial == *serial {
        return Err(ReleaseDenied::OwnDevice);
    }
    match keyring.state(own, now) {
        DeviceState::Stopped => Err(ReleaseDenied::OwnDeviceStopped),
        DeviceState::Expired => Err(ReleaseDenied::OwnDeviceExpired),
        DeviceState::Reported => Err(ReleaseDenied::OwnDeviceReported),
        DeviceState::Unregistered => Err(ReleaseDenied::NoDevice),
        DeviceState::Working => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::ReportReason;
    use crate::domain::device::tests::{Scene, day};

    #[test]
    fn release_row_by_row() {
        let scene = Scene::new()
            .device("AAAA1", None)
            .device("BBBB2", None)
            .device("CCCC3", Some(day(2026, 11, 20)))
            .device("DDDD4", None)
            .device("EEEE5", None)
            .device("FFFF6", None)
            .link("sato", "AAAA1")
            .link("gone", "EEEE5")
            .link("broke", "FFFF6")
            .link("suzuki", "BBBB2")
            .link("old", "CCCC3")
            .link("other", "DDDD4")
            .stopped("AAAA1")
            .stopped("DDDD4")
            .stopped("EEEE5")
            .reported("EEEE5", ReportReason::Lost)
            .reported("FFFF6", ReportReason::Faulty);
        for (source, operator, serial, expected) in [
            ("77 seed Q4: another device releases", "suzuki", "AAAA1", Ok("AAAA1")),
            (
                "77 seed Q4: who shares the stopped one does not",
                "sato",
                "AAAA1",
                Err(ReleaseDenied::OwnDevice),
            ),
            ("77 seed Q10: own device stopped", "other", "AAAA1", Err(ReleaseDenied::OwnDeviceStopped)),
            ("77 seed Q10: own device expired", "old", "AAAA1", Err(ReleaseDenied::OwnDeviceExpired)),
            ("77 seed Q10: own device broken", "broke", "AAAA1", Err(ReleaseDenied::OwnDeviceReported)),
            (
                "77 seed Q6: a lost one is put right in writing",
                "suzuki",
                "EEEE5",
                Err(ReleaseDenied::Reported),
            ),
            ("rules 2: own working device", "nobody", "AAAA1", Err(ReleaseDenied::NoDevice)),
            ("rules 1: release undoes a stop", "sato", "BBBB2", Err(ReleaseDenied::NotStopped)),
            (
                "invariant 6: another contract's does not exist",
                "suzuki",
                "ZZZZ9",
                Err(ReleaseDenied::NotFound),
            ),
        ] {
            let serial = Serial::try_from(serial).unwrap_or_else(|_| unreachable!());
            let judged =
                judge(&scene.keyring, &scene.user(operator), &serial, scene.now).map(|d| d.serial.as_str());
            assert_eq!(judged, expected, "{source}");
        }
    }
}
