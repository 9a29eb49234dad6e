//! A signed-in session: one per user, ended by time, by sign-out, or by a second sign-in.

use super::instant::Instant;
use super::policy::SessionPolicy;
use serde::{Deserialize, Serialize};

/// How often `last_seen` is written at most, in seconds: a page that asks often costs one write a minute.
pub const SEEN_GRANULARITY_SECONDS: u32 = 60;

/// A user's session. The secret in the cookie is not here, only its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// SHA-256 of the cookie's secret.
    pub digest: Vec<u8>,
    /// Digest of the session that this one ended, so that its page can be told why.
    pub displaced: Option<Vec<u8>>,
    /// Whether the second factor of the sign-in is still to be proved.
    pub half: bool,
    /// When it began.
    pub began_at: Instant,
    /// The last work in it, at the granularity above.
    pub last_seen: Instant,
    /// When it was signed out, if it was.
    pub signed_out: bool,
}

words! {
    /// Why a session is over; only the holder of its secret is told.
    pub enum SessionEnd {
        /// There is none: never signed in, or not to be told apart from that.
        None,
        /// No work for too long.
        Idle,
        /// The longest time is over.
        Absolute,
        /// The same user signed in elsewhere.
        SignedInElsewhere,
        /// Signed out.
        SignedOut,
        /// The user was suspended.
        Barred,
        /// The contract has ended, for good.
        ContractEnded,
        /// The bank stopped the contract in an emergency.
        ContractStopped,
    }
}

impl Session {
    /// When it ends if nothing happens.
    #[must_use]
    pub fn ends_at(&self, policy: &SessionPolicy) -> Instant {
        self.idle_ends_at(policy).min(self.began_at.plus_seconds(policy.absolute_seconds))
    }

    /// Whether it lives at `now`.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, policy: &SessionPolicy, now: Instant) -> Result<(), SessionEnd> {
        if self.signed_out {
            Err(SessionEnd::SignedOut)
        } else if now >= self.began_at.plus_seconds(policy.absolute_seconds) {
            Err(SessionEnd::Absolute)
        } else if now >= self.idle_ends_at(policy) {
            Err(SessionEnd::Idle)
        } else {
            Ok(())
        }
    }

    /// Whether work at `now` should be noted.
    #[must_use]
    pub fn wants_seen(&self, now: Instant) -> bool {
        now >= self.last_seen.plus_seconds(SEEN_GRANULARITY_SECONDS)
    }

    fn idle_ends_at(&self, policy: &SessionPolicy) -> Instant {
        self.last_seen.plus_seconds(policy.idle_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{BankPolicy, Preset};

    #[test]
    fn sessions_end_by_idleness_and_by_age() {
        // Source: rules 3 "idle 15 min, absolute 8 h".
        let policy = BankPolicy::preset(Preset::Seventyseven).session;
        let seen = |last_seen: i64| Session {
            digest: Vec::new(),
            displaced: None,
            began_at: Instant(0),
            last_seen: Instant(last_seen * 1000),
            half: false,
            signed_out: false,
        };
        for (last_seen, now, expected) in [
            (0, 899, Ok(())),
            (0, 900, Err(SessionEnd::Idle)),
            (28_000, 28_799, Ok(())),
            (28_700, 28_800, Err(SessionEnd::Absolute)),
        ] {
            assert_eq!(seen(last_seen).check(&policy, Instant(now * 1000)), expected, "{last_seen} {now}");
        }
        assert_eq!(seen(28_000).ends_at(&policy), Instant(28_800_000));
    }
}
