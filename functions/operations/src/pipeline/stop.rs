//! Why a request stops.

use ports::credentials::CredentialError;
use ports::environment::NoRandomness;
use ports::store::StoreError;
use shared::operations::problem::Failure;
use std::convert::Infallible;

/// Why a request stops, by a rule of its operation or without one.
#[derive(Debug)]
pub enum Stop<D> {
    /// The caller is told.
    Failure(Failure<D>),
    /// Something behind the API broke: the log is told why, the caller that it is unavailable.
    Broken(String),
}

/// Why a request stops where no rule of an operation can be the reason: what is common to all operations is
/// compiled once, and not once for the rules of each.
#[derive(Debug)]
pub enum Halt {
    /// The caller is told.
    Failure(Failure<Infallible>),
    /// Something behind the API broke.
    Broken(String),
}

impl<D> From<Halt> for Stop<D> {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Failure(failure) => Self::Failure(failure.widened()),
            Halt::Broken(cause) => Self::Broken(cause),
        }
    }
}

impl<D> From<Failure<D>> for Stop<D> {
    fn from(failure: Failure<D>) -> Self {
        Self::Failure(failure)
    }
}

impl<D> From<StoreError> for Stop<D> {
    fn from(error: StoreError) -> Self {
        Halt::from(error).into()
    }
}

impl<D> From<NoRandomness> for Stop<D> {
    fn from(error: NoRandomness) -> Self {
        Halt::from(error).into()
    }
}

impl<D> From<CredentialError> for Stop<D> {
    fn from(error: CredentialError) -> Self {
        Halt::from(error).into()
    }
}

impl From<Failure<Infallible>> for Halt {
    fn from(failure: Failure<Infallible>) -> Self {
        Self::Failure(failure)
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<NoRandomness> for Halt {
    fn from(error: NoRandomness) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<serde_json::Error> for Halt {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<CredentialError> for Halt {
    fn from(error: CredentialError) -> Self {
        match error {
            CredentialError::Busy => Self::Failure(Failure::Busy { retry_after_seconds: 2 }),
            CredentialError::Sealer(cause) => Self::Broken(cause),
        }
    }
}
