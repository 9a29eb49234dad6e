//! What is said at a field whose proof was not accepted.

use super::attempt::{Proving, Refused};
use crate::components::seconds_until;
use crate::i18n::t_string;
use crate::language::Language;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator;
use shared::domain::instant::Instant;
use shared::operations::problem::ProofRefusal;

/// When the temporary lock of the confirmation password ends; tracked.
pub fn locked_until(proving: Proving) -> Option<Instant> {
    match of(proving, &[Authenticator::ConfirmationPassword])?.refusal {
        ProofRefusal::Locked { until } => until,
        _ => None,
    }
}

/// What is said at the confirmation password; tracked.
pub fn confirmation_error(i18n: Language, proving: Proving, missing: bool) -> Option<String> {
    if missing {
        return Some(t_string!(i18n, proof.confirmation.required).to_string());
    }
    let text = match of(proving, &[Authenticator::ConfirmationPassword])?.refusal {
        ProofRefusal::Wrong { remaining } => {
            t_string!(i18n, proof.confirmation.wrong, remaining = remaining).to_string()
        }
        ProofRefusal::Locked { until: Some(until) } => match seconds_until(until).div_ceil(60) {
            0 => t_string!(i18n, proof.confirmation.lapsed).to_string(),
            // Whole minutes: the text stands in a live region.
            minutes => t_string!(i18n, proof.confirmation.locked_until, minutes = minutes).to_string(),
        },
        ProofRefusal::Locked { until: None } => t_string!(i18n, proof.confirmation.locked).to_string(),
        ProofRefusal::TemporaryExpired => t_string!(i18n, proof.confirmation.temporary_expired).to_string(),
        ProofRefusal::Missing
        | ProofRefusal::CodeExpired
        | ProofRefusal::AlreadyUsed
        | ProofRefusal::Stopped
        | ProofRefusal::NoDevice
        | ProofRefusal::DeviceExpired
        | ProofRefusal::DeviceReported => t_string!(i18n, proof.confirmation.required).to_string(),
    };
    Some(text)
}

/// What is said at the one-time password; tracked.
pub fn code_error(i18n: Language, proving: Proving, missing: bool) -> Option<String> {
    if missing {
        let empty = proving.otp.with(String::is_empty);
        let text = if empty { t_string!(i18n, proof.otp.required) } else { t_string!(i18n, proof.otp.shape) };
        return Some(text.to_string());
    }
    let text = match of(
        proving,
        &[Authenticator::SecondFactor, Authenticator::RegisteredDevice, Authenticator::ConsecutiveCodes],
    )?
    .refusal
    {
        ProofRefusal::Wrong { remaining } => {
            t_string!(i18n, proof.otp.wrong, remaining = remaining).to_string()
        }
        ProofRefusal::AlreadyUsed => t_string!(i18n, proof.otp.used).to_string(),
        ProofRefusal::Stopped | ProofRefusal::Locked { .. } => {
            t_string!(i18n, proof.stopped.title).to_string()
        }
        ProofRefusal::NoDevice => t_string!(i18n, proof.no_device.title).to_string(),
        ProofRefusal::DeviceExpired => t_string!(i18n, proof.expired.title).to_string(),
        ProofRefusal::DeviceReported => t_string!(i18n, proof.reported.title).to_string(),
        ProofRefusal::Missing | ProofRefusal::CodeExpired | ProofRefusal::TemporaryExpired => {
            t_string!(i18n, proof.otp.required).to_string()
        }
    };
    Some(text)
}

fn of(proving: Proving, authenticators: &[Authenticator]) -> Option<Refused> {
    proving.refused.get().filter(|refused| authenticators.contains(&refused.authenticator))
}
