//! A stage of the cloud on this machine. Each function is the real `bootstrap`, in a process of its own; what AWS
//! puts around it is played by small stand-ins: the Runtime API, the HTTP API behind CloudFront, KMS, SES and the
//! table's stream. They know what a function relies on, and no more.

pub mod configuration;
pub mod front;
pub mod functions;
pub mod http_api;
pub mod instance;
pub mod key_service;
pub mod mail_service;
pub mod runtime_api;
pub mod starts;
pub mod stream;

/// Why a stand-in does not work: a port or a process is not to be had.
#[derive(Debug, thiserror::Error)]
#[error("the stage on this machine: {0}")]
pub struct StageError(String);

impl StageError {
    fn new(what: &str, error: &dyn std::fmt::Display) -> Self {
        Self(format!("{what}: {error}"))
    }
}
