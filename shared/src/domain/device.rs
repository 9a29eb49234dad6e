//! Devices that make one-time passwords, and the links of users to them.
//!
//! A device belongs to one contract for life. Users who registered it have a link; sharers are links to one
//! device [77 seed Q8]. A device is stopped as a whole, whoever erred [77 seed Q4].

use super::id::{ImportId, Serial, UserId};
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

/// A hardware device of a contract. Its seed is sealed; nothing here can make a code.
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

words! {
    /// What a device is good for at a given moment.
    pub enum DeviceState {
        /// Linked, not stopped, not expired.
        Working,
        /// Nobody registered it.
        Unregistered,
        /// Stopped by failures, for all who share it.
        Stopped,
        /// Past the end of its printed day in Japan.
        Expired,
    }
}

/// The devices and links of a contract, as one read gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keyring {
    /// Live devices, by serial.
    pub devices: Vec<Device>,
    /// All links, by user.
    pub links: Vec<Link>,
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

    /// What the device is good for. A stop outlives the printed day: it stays with its people until someone
    /// releases it.
    #[must_use]
    pub fn state(&self, device: &Device, now: Instant) -> DeviceState {
        if device.otp.stopped_at.is_some() {
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

    fn serial(text: &str) -> Serial {
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
            });
            self
        }

        pub(crate) fn link(mut self, user: &str, text: &str) -> Self {
            let link = Link { user: self.user(user), serial: serial(text), registered_at: self.now };
            self.keyring.links.push(link);
            self
        }

        pub(crate) fn stopped(mut self, text: &str) -> Self {
            let now = self.now;
            for device in self.keyring.devices.iter_mut().filter(|d| d.serial == serial(text)) {
                device.otp.stopped_at = Some(now);
            }
            self
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
            .stopped("DDDD4");
        let states: Vec<_> =
            scene.keyring.devices.iter().map(|d| scene.keyring.state(d, scene.now)).collect();
        assert_eq!(
            states,
            [DeviceState::Working, DeviceState::Expired, DeviceState::Unregistered, DeviceState::Stopped]
        );
    }
}
