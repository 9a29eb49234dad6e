//! Roles, states and authenticators.

use crate::components::ChipKind;
use crate::i18n::{Locale, td_string};
use shared::domain::authenticator::Authenticator;
use shared::domain::device::DeviceState;
use shared::domain::user::{Role, ServiceState};

/// A role.
pub fn role(locale: Locale, role: Role) -> String {
    match role {
        Role::Master => td_string!(locale, common.role.master),
        Role::Administrator => td_string!(locale, common.role.administrator),
        Role::General => td_string!(locale, common.role.general),
    }
    .to_string()
}

/// The word of a service state, and how its chip looks.
pub fn service_state(locale: Locale, state: ServiceState) -> (ChipKind, String) {
    let (kind, word) = match state {
        ServiceState::Suspended => (ChipKind::Neutral, td_string!(locale, common.service.suspended)),
        ServiceState::LoginLocked => (ChipKind::Bad, td_string!(locale, common.service.login_locked)),
        ServiceState::LoginTemporarilyLocked => {
            (ChipKind::Warm, td_string!(locale, common.service.login_temporarily_locked))
        }
        ServiceState::ConfirmationLocked => {
            (ChipKind::Bad, td_string!(locale, common.service.confirmation_locked))
        }
        ServiceState::ConfirmationTemporarilyLocked => {
            (ChipKind::Warm, td_string!(locale, common.service.confirmation_temporarily_locked))
        }
        ServiceState::OtpStopped => (ChipKind::Bad, td_string!(locale, common.service.otp_stopped)),
        ServiceState::NotStarted => (ChipKind::Neutral, td_string!(locale, common.service.not_started)),
    };
    (kind, word.to_string())
}

/// The word of a device's state, and how its chip looks.
pub fn device_state(locale: Locale, state: DeviceState) -> (ChipKind, String) {
    let (kind, word) = match state {
        DeviceState::Working => (ChipKind::Ok, td_string!(locale, common.device.working)),
        DeviceState::Unregistered => (ChipKind::Neutral, td_string!(locale, common.device.unregistered)),
        DeviceState::Stopped => (ChipKind::Bad, td_string!(locale, common.device.stopped)),
        DeviceState::Expired => (ChipKind::Warm, td_string!(locale, common.device.expired)),
        DeviceState::Reported => (ChipKind::Bad, td_string!(locale, common.device.reported)),
    };
    (kind, word.to_string())
}

/// An authenticator, as the fields name it.
pub fn authenticator(locale: Locale, which: Authenticator) -> String {
    match which {
        Authenticator::LoginPassword => td_string!(locale, common.authenticator.login_password),
        Authenticator::ConfirmationPassword => td_string!(locale, common.authenticator.confirmation_password),
        Authenticator::MailedCode => td_string!(locale, common.authenticator.mailed_code),
        Authenticator::SecondFactor
        | Authenticator::SecondFactorIfLinked
        | Authenticator::RegisteredDevice
        | Authenticator::ConsecutiveCodes => {
            td_string!(locale, common.authenticator.otp)
        }
    }
    .to_string()
}
