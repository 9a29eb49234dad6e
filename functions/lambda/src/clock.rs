//! The clock of the cloud: nobody moves it.

use ports::environment::Clock;
use shared::domain::instant::Instant;
use std::time::{SystemTime, UNIX_EPOCH};

/// The system's time.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "a composition root: the one place where this program reads the time"
    )]
    fn now(&self) -> Instant {
        let millis = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        Instant(i64::try_from(millis).unwrap_or(i64::MAX))
    }
}
