//! The one error type of all operations, as a problem document [RFC 9457].

use crate::domain::authenticator::Authenticator;
use crate::domain::field::FieldReason;
use crate::domain::instant::Instant;
use crate::domain::session::SessionEnd;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;

/// What is sent when a request did not happen. People read texts of the locale files chosen by `failure`;
/// `title` is for engineers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem<D> {
    /// A name of the kind of problem, as a URN.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few English words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// A number to read out on the telephone; the log and the audit event carry it too.
    pub reference: String,
    /// What happened.
    pub failure: Failure<D>,
}

/// Why a request did not happen. Only `Denied` differs between operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Failure<D> {
    /// A field was refused; nothing was looked at, nothing counted.
    Field {
        /// Its path, such as `input.mail`; `body` for the whole.
        field: String,
        /// Why.
        reason: FieldReason,
    },
    /// The body is larger than the operation takes.
    TooLarge,
    /// The body is not JSON.
    MediaType,
    /// There is no such operation.
    NoSuchOperation,
    /// The request did not come from the portal's own page.
    ForeignOrigin,
    /// Nobody is signed in (any more).
    SessionOver {
        /// Why, as far as the holder of the session's secret may know.
        why: SessionEnd,
    },
    /// This role may not.
    NotAllowed,
    /// Temporary passwords must be replaced first.
    FirstUse,
    /// The second factor of the sign-in must be proved first.
    SecondFactorFirst,
    /// Too much is going on, or too much was tried.
    Busy {
        /// Try again after so many seconds.
        retry_after_seconds: u32,
    },
    /// What the page showed has changed: look again.
    Stale,
    /// The key of a repeated request came with another input.
    OtherInput,
    /// An authenticator was not accepted.
    Proof {
        /// Which.
        authenticator: Authenticator,
        /// Why.
        refusal: ProofRefusal,
    },
    /// A rule of the operation.
    Denied {
        /// Which.
        reason: D,
    },
    /// Something behind the API did not answer. Sending the same request again is safe.
    Unavailable,
}

/// Why an authenticator was not accepted. Only people who are signed in are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ProofRefusal {
    /// It was not sent. Nothing counted.
    Missing,
    /// It is wrong, and counted.
    Wrong {
        /// Tries left before the lock or stop.
        remaining: u32,
    },
    /// It is barred by failures, this one among them perhaps.
    Locked {
        /// When the lock lapses by itself, if it does.
        until: Option<Instant>,
    },
    /// A one-time password that was used, by anyone. Not counted: wait for the next.
    AlreadyUsed,
    /// The device is stopped for all who share it.
    Stopped,
    /// The user has no device.
    NoDevice,
    /// The user's device is past its printed day.
    DeviceExpired,
    /// The user's device was reported lost, stolen or faulty.
    DeviceReported,
    /// The temporary password is past its days.
    TemporaryExpired,
    /// There is no mailed code that could be used (any more): ask for another.
    CodeExpired,
}

impl Failure<Infallible> {
    /// The same, of an operation with rules of its own.
    #[must_use]
    pub fn widened<D>(self) -> Failure<D> {
        match self {
            Self::Field { field, reason } => Failure::Field { field, reason },
            Self::TooLarge => Failure::TooLarge,
            Self::MediaType => Failure::MediaType,
            Self::NoSuchOperation => Failure::NoSuchOperation,
            Self::ForeignOrigin => Failure::ForeignOrigin,
            Self::SessionOver { why } => Failure::SessionOver { why },
            Self::NotAllowed => Failure::NotAllowed,
            Self::FirstUse => Failure::FirstUse,
            Self::SecondFactorFirst => Failure::SecondFactorFirst,
            Self::Busy { retry_after_seconds } => Failure::Busy { retry_after_seconds },
            Self::Stale => Failure::Stale,
            Self::OtherInput => Failure::OtherInput,
            Self::Proof { authenticator, refusal } => Failure::Proof { authenticator, refusal },
            Self::Denied { reason } => match reason {},
            Self::Unavailable => Failure::Unavailable,
        }
    }
}

impl<D> Failure<D> {
    /// The HTTP status [status by what the reader does next].
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Field { .. } => 400,
            Self::SessionOver { .. } => 401,
            Self::NotAllowed | Self::FirstUse | Self::SecondFactorFirst | Self::ForeignOrigin => 403,
            Self::NoSuchOperation => 404,
            Self::Stale | Self::Denied { .. } => 409,
            Self::TooLarge => 413,
            Self::MediaType => 415,
            Self::OtherInput | Self::Proof { .. } => 422,
            Self::Busy { .. } => 429,
            Self::Unavailable => 503,
        }
    }

    /// The kind of problem in a few English words.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Field { .. } => "a field was refused",
            Self::TooLarge => "the body is too large",
            Self::MediaType => "the body is not JSON",
            Self::NoSuchOperation => "no such operation",
            Self::ForeignOrigin => "not from the portal's own page",
            Self::SessionOver { .. } => "not signed in",
            Self::NotAllowed => "not allowed for this role",
            Self::SecondFactorFirst => "the second factor must be proved first",
            Self::FirstUse => "temporary passwords must be replaced first",
            Self::Busy { .. } => "too many requests",
            Self::Stale => "changed meanwhile",
            Self::OtherInput => "the idempotency key was used with another input",
            Self::Proof { .. } => "an authenticator was not accepted",
            Self::Denied { .. } => "denied by a rule",
            Self::Unavailable => "temporarily unavailable",
        }
    }

    /// The code as it travels.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Field { .. } => "field",
            Self::TooLarge => "too_large",
            Self::MediaType => "media_type",
            Self::NoSuchOperation => "no_such_operation",
            Self::ForeignOrigin => "foreign_origin",
            Self::SessionOver { .. } => "session_over",
            Self::NotAllowed => "not_allowed",
            Self::FirstUse => "first_use",
            Self::SecondFactorFirst => "second_factor_first",
            Self::Busy { .. } => "busy",
            Self::Stale => "stale",
            Self::OtherInput => "other_input",
            Self::Proof { .. } => "proof",
            Self::Denied { .. } => "denied",
            Self::Unavailable => "unavailable",
        }
    }
}
