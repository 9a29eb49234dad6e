//! The reasons of the rules of devices.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::registration::RegistrationDenied;
use shared::domain::release::ReleaseDenied;

/// Why a stop can't be released by the person who asks.
pub fn release_denied(locale: Locale, reason: ReleaseDenied) -> Said {
    match reason {
        ReleaseDenied::NotFound => said!(locale, tokens.release_denied.not_found),
        ReleaseDenied::NotStopped => said!(locale, tokens.release_denied.not_stopped),
        ReleaseDenied::NoDevice => said!(locale, tokens.release_denied.no_device),
        ReleaseDenied::OwnDevice => said!(locale, tokens.release_denied.own_device),
        ReleaseDenied::OwnDeviceStopped => said!(locale, tokens.release_denied.own_device_stopped),
        ReleaseDenied::OwnDeviceExpired => said!(locale, tokens.release_denied.own_device_expired),
        ReleaseDenied::OwnDeviceReported => said!(locale, tokens.release_denied.own_device_reported),
        ReleaseDenied::Reported => said!(locale, tokens.release_denied.reported),
    }
}

/// Why a device can't be registered.
pub fn registration_denied(locale: Locale, reason: RegistrationDenied) -> Said {
    match reason {
        RegistrationDenied::AlreadyLinked => said!(locale, tokens.registration_denied.already_linked),
        RegistrationDenied::NotRecognised => said!(locale, tokens.registration_denied.not_recognised),
        RegistrationDenied::DeviceStopped => said!(locale, tokens.registration_denied.device_stopped),
        RegistrationDenied::DeviceExpired => said!(locale, tokens.registration_denied.device_expired),
        RegistrationDenied::DeviceReported => said!(locale, tokens.registration_denied.device_reported),
        RegistrationDenied::Waiting => said!(locale, tokens.registration_denied.waiting),
    }
}
