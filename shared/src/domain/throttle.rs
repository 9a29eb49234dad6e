//! How often something may be tried from one place, whatever becomes of it.

use super::instant::Instant;
use serde::{Deserialize, Serialize};

/// So many tries in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Throttle {
    /// Tries in one window.
    pub tries: u32,
    /// Length of a window, in seconds.
    pub seconds: u32,
}

words! {
    /// What is throttled.
    pub enum ThrottleKind {
        /// Requests at the door from one source.
        Source,
        /// Requests at the door from one source about one login ID.
        SourceAndId,
        /// Learning that a login ID is taken, by one user.
        LoginIdTaken,
        /// Changes of one's own passwords: each compares a guess with the other password.
        OwnPasswords,
    }
}

/// The window that a moment falls into, and when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its number.
    pub number: u64,
    /// When it ends.
    pub ends_at: Instant,
}

impl Throttle {
    /// The window of `now`.
    #[must_use]
    pub fn window(&self, now: Instant) -> Window {
        let seconds = u64::from(self.seconds.max(1));
        let number = now.seconds() / seconds;
        let ends = (number + 1).saturating_mul(seconds).saturating_mul(1000);
        Window { number, ends_at: Instant(i64::try_from(ends).unwrap_or(i64::MAX)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_ends_where_the_next_begins() {
        let throttle = Throttle { tries: 3, seconds: 60 };
        let first = throttle.window(Instant(59_999));
        assert_eq!((first.number, first.ends_at), (0, Instant(60_000)));
        assert_eq!(throttle.window(first.ends_at).number, 1);
    }
}
