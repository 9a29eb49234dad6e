//! Devices that make one-time passwords, and the links of users to them.
//!
//! A device belongs to one contract for life. Users who registered it have a link; sharers are links to one
//! device [77 seed Q8]. A device is stopped as a whole, whoever erred [77 seed Q4].

use super::id::{ImportId, ProcedureId, Serial, UserId};
use super::instant::{CivilDate, Instant};
use super::otp::OtpState;
use serde::{Deserialize, Serialize};

words! {
    /// The hash under which a device's codes are made [RFC 6238 1.2].
    pub enum OtpAlgorithm {
        /// HMAC-SHA-1.
        Sha1,
        /// HMAC-SHA-256.
        Sha256,
        /// HMAC-SHA-512.
        Sha512,
    }
}

/// How a device makes its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpParameters {
    /// The hash.
    pub algorithm: OtpAlgorithm,
    /// Digits of a code.
    pub digits: u8,
    /// Seconds of a step.
    pub step_seconds: u32,
}

words! {
    /// What a device is made of [77 seed Q5].
    #[derive(Default)]
    pub enum DeviceKind {
        /// ハードウェアトークン.
        #[default]
        Hardware,
        /// ソフトウェアトークン, where the bank's policy has them.
        Software,
    }
}

words! {
    /// Why a device was reported to be out of its people's hands, or out of order [77 seed Q6].
    pub enum ReportReason {
        /// 紛失.
        Lost,
        /// 盗難.
        Stolen,
        /// 故障.
        Faulty,
    }
}

/// A report by which a device stopped working at once, before any paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Why.
    pub reason: ReportReason,
    /// When.
    pub at: Instant,
}

/// A device of a contract. Its seed is sealed; nothing here can make a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The number on its back.
    pub serial: Serial,
    /// The import that brought it.
    pub import: ImportId,
    /// How it makes codes.
    pub parameters: OtpParameters,
    /// The printed last day, if it has one.
    pub expires_on: Option<CivilDate>,
    /// Its seed, sealed under the contract's data key.
    pub sealed_seed: Vec<u8>,
    /// What was accepted, how far it drifts, who failed.
    pub otp: OtpState,
    /// What it is made of.
    pub kind: DeviceKind,
    /// That it was reported lost, stolen or faulty; it works for nobody then.
    pub reported: Option<Report>,
    /// The device in whose place the bank sent it: its people may move here by registering it.
    pub replaces: Option<Serial>,
    /// The procedure by which it is replaced before its printed day; its expiry needs nobody any more.
    pub renewal: Option<ProcedureId>,
    /// When the bank rejected the last procedure by which it would have been replaced.
    pub renewal_refused: Option<Instant>,
    /// For whom alone it was made: a software device belongs to one person.
    pub reserved_for: Option<UserId>,
}

/// A user's registration of a device: one per user [rules 5].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Who.
    pub user: UserId,
    /// Which device.
    pub serial: Serial,
    /// Since when.
    pub registered_at: Instant,
}

/// A link that was cut (失効). It bars its user from registering again for a while [rules 3].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    /// Whose link.
    pub user: UserId,
    /// To which device.
    pub serial: Serial,
    /// When.
    pub at: Instant,
}

words! {
    /// What a device is good for at a given moment.
    pub enum DeviceState {
        /// Linked, not reported, not stopped, not expired.
        Working,
        /// Nobody registered it.
        Unregistered,
        /// Stopped by failures, for all who share it.
        Stopped,
        /// Past the end of its printed day in Japan.
        Expired,
        /// Reported lost, stolen or faulty.
        Reported,
    }
}

/// The devices and links of a contract, as one read gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keyring {
    /// Live devices, by serial.
    pub devices: Vec<Device>,
    /// All links, by user.
    pub links: Vec<Link>,
    /// The last revocation of those who have no link since.
    pub revocations: Vec<Revocation>,
}

impl Device {
    /// Whether its printed day has ended in Japan.
    #[must_use]
    pub fn expired(&self, now: Instant) -> bool {
        self.expires_on.is_some_and(|day| now >= day.end_in_japan())
    }
}

impl Keyring {
    /// The device with this serial.
    #[must_use]
    pub fn device(&self, serial: &Serial) -> Option<&Device> {
        self.devices.iter().find(|device| device.serial == *serial)
    }

    /// The user's link.
    #[must_use]
    pub fn link_of(&self, user: &UserId) -> Option<&Link> {
        self.links.iter().find(|link| link.user == *user)
    }

    /// The device that the user registered.
    #[must_use]
    pub fn device_of(&self, user: &UserId) -> Option<&Device> {
        self.link_of(user).and_then(|link| self.device(&link.serial))
    }

    /// Who registered the device.
    pub fn sharers<'a>(&'a self, serial: &'a Serial) -> impl Iterator<Item = &'a UserId> + 'a {
        self.links.iter().filter(move |link| link.serial == *serial).map(|link| &link.user)
    }

    /// The devices in whose place this one was sent: the one that it names, those in whose place that one was sent,
    /// and so on. Its people may have stayed on any of them.
    pub fn stands_for<'a>(&'a self, device: &'a Device) -> impl Iterator<Item = &'a Serial> + 'a {
        let before = |serial: &&'a Serial| self.device(serial).and_then(|device| device.replaces.as_ref());
        // No more steps than there are devices, whatever a table holds.
        std::iter::successors(device.replaces.as_ref(), before).take(self.devices.len())
    }

    /// When the user may register a device again after a revocation, `wait_seconds` later; none: now.
    #[must_use]
    pub fn waits_until(&self, user: &UserId, wait_seconds: u32, now: Instant) -> Option<Instant> {
        let revoked = self.revocations.iter().find(|revoked| revoked.user == *user)?;
        Some(revoked.at.plus_seconds(wait_seconds)).filter(|until| now < *until)
    }

    /// What the device is good for. A report outlives everything, a stop the printed day: it stays with its
    /// people until someone releases it.
    #[must_use]
    pub fn state(&self, device: &Device, now: Instant) -> DeviceState {
        if device.reported.is_some() {
            DeviceState::Reported
        } else if device.otp.stopped_at.is_some() {
            DeviceState::Stopped
        } else if device.expired(now) {
            DeviceState::Expired
        } else if self.sharers(&device.serial).next().is_none() {
            DeviceState::Unregistered
        } else {
            DeviceState::Working
        }
    }

    /// Whether the user has a device that works.
    #[must_use]
    pub fn works_for(&self, user: &UserId, now: Instant) -> bool {
        self.device_of(user).is_some_and(|device| self.state(device, now) == DeviceState::Working)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A contract's devices and links, built line by line for the tables of the rules.
    pub(crate) struct Scene {
        pub(crate) keyring: Keyring,
        pub(crate) now: Instant,
    }

    pub(crate) fn day(year: i32, month: u8, day: u8) -> CivilDate {
        CivilDate::new(year, month, day).unwrap_or_else(|| unreachable!())
    }

    pub(crate) fn serial(text: &str) -> Serial {
        Serial::try_from(text).unwrap_or_else(|_| unreachable!())
    }

    impl Scene {
        /// Nothing yet, on 2026-11-21 in Japan.
        pub(crate) fn new() -> Self {
            Self { keyring: Keyring::default(), now: Instant(1_795_226_400_000) }
        }

        pub(crate) fn user(&self, name: &str) -> UserId {
            UserId::try_from(name).unwrap_or_else(|_| unreachable!())
        }

        pub(crate) fn device(mut self, text: &str, expires_on: Option<CivilDate>) -> Self {
            self.keyring.devices.push(Device {
                serial: serial(text),
                import: ImportId::try_from("import").unwrap_or_else(|_| unreachable!()),
                parameters: OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 },
                expires_on,
                sealed_seed: Vec::new(),
                otp: OtpState::default(),
                kind: DeviceKind::Hardware,
                reported: None,
                replaces: None,
                renewal: None,
                renewal_refused: None,
                reserved_for: None,
            });
            self
        }

        pub(crate) fn changed(mut self, text: &str, change: impl Fn(&mut Device)) -> Self {
            self.keyring.devices.iter_mut().filter(|d| d.serial == serial(text)).for_each(change);
            self
        }

        pub(crate) fn reported(self, text: &str, reason: ReportReason) -> Self {
            let at = self.now;
            self.changed(text, |device| device.reported = Some(Report { reason, at }))
        }

        pub(crate) fn link(mut self, user: &str, text: &str) -> Self {
            let link = Link { user: self.user(user), serial: serial(text), registered_at: self.now };
            self.keyring.links.push(link);
            self
        }

        pub(crate) fn stopped(self, text: &str) -> Self {
            let now = self.now;
            self.changed(text, |device| device.otp.stopped_at = Some(now))
        }
    }

    #[test]
    fn a_device_works_while_linked_unstopped_and_unexpired() {
        // Source: rules 1 "working".
        let scene = Scene::new()
            .device("AAAA1", Some(day(2026, 11, 21)))
            .device("BBBB2", Some(day(2026, 11, 20)))
            .device("CCCC3", None)
            .device("DDDD4", None)
            .link("a", "AAAA1")
            .link("b", "BBBB2")
            .link("d", "DDDD4")
            .stopped("DDDD4")
            .device("EEEE5", None)
            .link("e", "EEEE5")
            .reported("EEEE5", ReportReason::Lost);
        let states: Vec<_> =
            scene.keyring.devices.iter().map(|d| scene.keyring.state(d, scene.now)).collect();
        assert_eq!(
            states,
            [
                DeviceState::Working,
                DeviceState::Expired,
                DeviceState::Unregistered,
                DeviceState::Stopped,
                DeviceState::Reported
            ]
        );
    }
}
