//! Failures in three parts.

use super::field_reason;
use super::state::authenticator;
use crate::api::CallError;
use crate::i18n::{Locale, td_string};
use crate::{clock, time_text};
use shared::domain::authenticator::Authenticator;
use shared::operations::Nothing;
use shared::operations::problem::{Failure, ProofRefusal};

/// What happened, what it means, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// What happened.
    pub what: String,
    /// What it means.
    pub means: String,
    /// What to do.
    pub next: String,
}

impl Said {
    /// In one line, as it stands at a field.
    pub fn in_one(&self) -> String {
        let parts = [&self.what, &self.means, &self.next].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

macro_rules! said {
    ($locale:ident, $($key:ident).+) => {
        Said {
            what: td_string!($locale, failures.$($key).+.what).to_string(),
            means: td_string!($locale, failures.$($key).+.means).to_string(),
            next: td_string!($locale, failures.$($key).+.next).to_string(),
        }
    };
}

/// What is said of a call that gave no answer. `denied` knows the operation's own reasons.
pub fn call_error<D: Copy>(locale: Locale, error: &CallError<D>, denied: impl Fn(Locale, D) -> Said) -> Said {
    match error {
        CallError::Problem(problem) => failure(locale, &problem.failure, denied),
        CallError::Unreachable => said!(locale, unreachable),
    }
}

/// The reasons of an operation that has none.
pub fn nothing(_: Locale, never: Nothing) -> Said {
    match never {}
}

/// What is said of a failure.
fn failure<D: Copy>(locale: Locale, failure: &Failure<D>, denied: impl Fn(Locale, D) -> Said) -> Said {
    match failure {
        Failure::Field { reason, .. } => {
            Said { means: field_reason(locale, *reason), ..said!(locale, field) }
        }
        Failure::TooLarge => said!(locale, too_large),
        Failure::MediaType | Failure::NoSuchOperation | Failure::OtherInput => said!(locale, page_outdated),
        Failure::ForeignOrigin => said!(locale, foreign_origin),
        Failure::SessionOver { .. } => said!(locale, session_over),
        Failure::NotAllowed => said!(locale, not_allowed),
        Failure::FirstUse => said!(locale, first_use),
        Failure::SecondFactorFirst => said!(locale, second_factor_first),
        Failure::Busy { retry_after_seconds } => {
            Said { next: again_after(locale, *retry_after_seconds), ..said!(locale, busy) }
        }
        Failure::Stale => said!(locale, stale),
        Failure::Proof { authenticator, refusal } => proof_refusal(locale, *authenticator, *refusal),
        Failure::Denied { reason } => denied(locale, *reason),
        Failure::Unavailable => said!(locale, unavailable),
    }
}

/// When to try again: a few seconds as such, more as the time of day.
fn again_after(locale: Locale, seconds: u32) -> String {
    if seconds < 60 {
        return td_string!(locale, failures.busy_next, seconds = seconds).to_string();
    }
    // The minute that is named is over by then.
    let at = clock::server_now().plus_seconds(seconds.saturating_add(59));
    let (at, minutes) = (time_text::time(at), seconds.div_ceil(60));
    td_string!(locale, failures.busy_next_at, at = at, minutes = minutes).to_string()
}

/// What is said of an authenticator that was not accepted.
pub fn proof_refusal(locale: Locale, which: Authenticator, refusal: ProofRefusal) -> Said {
    let name = authenticator(locale, which);
    let code = matches!(
        which,
        Authenticator::SecondFactor
            | Authenticator::SecondFactorIfLinked
            | Authenticator::RegisteredDevice
            | Authenticator::ConsecutiveCodes
    );
    match refusal {
        ProofRefusal::Missing => Said {
            what: td_string!(locale, failures.proof_missing_what, name = name).to_string(),
            ..said!(locale, proof_missing)
        },
        ProofRefusal::Wrong { remaining } if which == Authenticator::MailedCode => Said {
            what: td_string!(locale, failures.proof_wrong_what, name = name).to_string(),
            means: td_string!(locale, failures.proof_wrong_mailed_means, remaining = remaining).to_string(),
            next: said!(locale, proof_wrong_mailed).next,
        },
        ProofRefusal::Wrong { remaining } => {
            let what = td_string!(locale, failures.proof_wrong_what, name = name).to_string();
            let means = if code {
                td_string!(locale, failures.proof_wrong_code_means, remaining = remaining).to_string()
            } else {
                td_string!(locale, failures.proof_wrong_means, remaining = remaining).to_string()
            };
            let next =
                if code { said!(locale, proof_wrong_code).next } else { said!(locale, proof_wrong).next };
            Said { what, means, next }
        }
        ProofRefusal::Locked { until: Some(until) } => {
            let until = time_text::moment(locale, until);
            Said {
                what: td_string!(locale, failures.proof_locked_what, name = name).to_string(),
                means: td_string!(locale, failures.proof_locked_until_means, until = until).to_string(),
                ..said!(locale, proof_locked_until)
            }
        }
        ProofRefusal::Locked { until: None } => Said {
            what: td_string!(locale, failures.proof_locked_what, name = name).to_string(),
            ..said!(locale, proof_locked)
        },
        ProofRefusal::AlreadyUsed => said!(locale, already_used),
        ProofRefusal::Stopped => said!(locale, stopped),
        ProofRefusal::NoDevice => said!(locale, no_device),
        ProofRefusal::DeviceExpired => said!(locale, device_expired),
        ProofRefusal::DeviceReported => said!(locale, device_reported),
        ProofRefusal::CodeExpired => said!(locale, code_expired),
        ProofRefusal::TemporaryExpired => said!(locale, temporary_expired),
    }
}
