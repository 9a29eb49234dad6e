//! Time and randomness, which nothing else may take from the air.

use shared::domain::instant::Instant;

/// The present moment. Only the server's clock counts [ASVS 6.5.8].
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// Unpredictable bytes from the operating system.
pub trait Random: Send + Sync {
    /// Fills the buffer.
    ///
    /// # Errors
    /// When the system gives none; nothing secret may be made then.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The system gave no randomness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no randomness")]
pub struct NoRandomness;
