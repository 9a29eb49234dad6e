//! Words for devices, and the reasons of their rules.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::device::DeviceKind;
use shared::domain::life::{LifeEvent, LifeKind};
use shared::domain::registration::RegistrationDenied;
use shared::domain::release::ReleaseDenied;
use shared::domain::revocation::RevocationDenied;
use shared::operations::tokens::{HistoryDenied, ResynchroniseDenied, SoftwareDenied};

/// What a device is made of.
pub fn token_kind(locale: Locale, kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Hardware => td_string!(locale, tokens.kind.hardware),
        DeviceKind::Software => td_string!(locale, tokens.kind.software),
    }
}

/// What happened to a device.
pub fn life_kind(locale: Locale, kind: LifeKind) -> &'static str {
    match kind {
        LifeKind::Assigned => td_string!(locale, tokens.life.kind.assigned),
        LifeKind::Issued => td_string!(locale, tokens.life.kind.issued),
        LifeKind::Registered => td_string!(locale, tokens.life.kind.registered),
        LifeKind::Stopped => td_string!(locale, tokens.life.kind.stopped),
        LifeKind::Released => td_string!(locale, tokens.life.kind.released),
        LifeKind::Revoked => td_string!(locale, tokens.life.kind.revoked),
        LifeKind::Resynchronised => td_string!(locale, tokens.life.kind.resynchronised),
        LifeKind::Reported => td_string!(locale, tokens.life.kind.reported),
        LifeKind::ExpiryTold => td_string!(locale, tokens.life.kind.expiry_told),
        LifeKind::Replaced => td_string!(locale, tokens.life.kind.replaced),
        LifeKind::Returned => td_string!(locale, tokens.life.kind.returned),
    }
}

/// By whom it happened: where it was nobody else of the company, the person, the bank, or the rules by themselves.
pub fn life_by(locale: Locale, event: &LifeEvent) -> String {
    if let Some(by) = &event.by {
        return by.name.to_string();
    }
    match event.kind {
        LifeKind::Assigned
        | LifeKind::Released
        | LifeKind::Revoked
        | LifeKind::ExpiryTold
        | LifeKind::Replaced
        | LifeKind::Returned => td_string!(locale, tokens.life.by_bank),
        LifeKind::Issued | LifeKind::Registered | LifeKind::Resynchronised => {
            td_string!(locale, tokens.life.by_themself)
        }
        LifeKind::Stopped => td_string!(locale, tokens.life.by_nobody),
        LifeKind::Reported => td_string!(locale, tokens.life.by_either),
    }
    .to_owned()
}

/// Why a link can't be revoked by the person who asks.
pub fn revocation_denied(locale: Locale, reason: RevocationDenied) -> Said {
    match reason {
        RevocationDenied::NotLinked => said!(locale, tokens.revocation_denied.not_linked),
        RevocationDenied::NoDevice => said!(locale, tokens.revocation_denied.no_device),
        RevocationDenied::OwnDevice => said!(locale, tokens.revocation_denied.own_device),
        RevocationDenied::OwnDeviceStopped => said!(locale, tokens.revocation_denied.own_device_stopped),
        RevocationDenied::OwnDeviceExpired => said!(locale, tokens.revocation_denied.own_device_expired),
        RevocationDenied::OwnDeviceReported => said!(locale, tokens.revocation_denied.own_device_reported),
        RevocationDenied::Expired => said!(locale, tokens.revocation_denied.expired),
        RevocationDenied::Reported => said!(locale, tokens.revocation_denied.reported),
    }
}

/// Why a device's clock can't be set right.
pub fn resynchronise_denied(locale: Locale, reason: ResynchroniseDenied) -> Said {
    match reason {
        ResynchroniseDenied::NoDevice => said!(locale, tokens.resynchronise_denied.no_device),
    }
}

/// Why there is no software device.
pub fn software_denied(locale: Locale, reason: SoftwareDenied) -> Said {
    match reason {
        SoftwareDenied::NotOffered => said!(locale, tokens.software_denied.not_offered),
        SoftwareDenied::NotFound => said!(locale, tokens.software_denied.not_found),
        SoftwareDenied::Oneself => said!(locale, tokens.software_denied.oneself),
        SoftwareDenied::AlreadyLinked => said!(locale, tokens.software_denied.already_linked),
        SoftwareDenied::Waiting => said!(locale, tokens.software_denied.waiting),
        SoftwareDenied::NotGranted => said!(locale, tokens.software_denied.not_granted),
    }
}

/// Why the life of a device is not told.
pub fn life_denied(locale: Locale, reason: HistoryDenied) -> Said {
    match reason {
        HistoryDenied::NotFound => said!(locale, tokens.life_denied.not_found),
    }
}

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
