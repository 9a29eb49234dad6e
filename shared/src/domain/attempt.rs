//! Consecutive failures of a password and what they bar.
//!
//! One number decides everything: how many attempts there were since the last success. Reaching a multiple
//! of the limit locks for a while, reaching the last multiple locks for good, and a lapsed lock lets exactly
//! one more set of tries through [rules 3]. Attempts are reserved *before* the secret is looked at, so a
//! crash counts as a failure and parallel guesses never get more answers than the limit [rules 5].

use super::instant::Instant;
use serde::{Deserialize, Serialize};

/// How failures of one kind of password lock it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LockPolicy {
    /// Consecutive failures that lock.
    pub tries: u32,
    /// How long a temporary lock lasts, in seconds.
    pub temporary_seconds: u32,
    /// Reaching the limit for this time in a row, without a success between, locks for good.
    pub rounds: u32,
}

impl LockPolicy {
    /// Failures at which the lock is permanent.
    #[must_use]
    pub fn permanent_at(&self) -> u32 {
        self.tries.saturating_mul(self.rounds)
    }

    /// The numbers of failures at which the lock is temporary.
    pub fn temporary_at(&self) -> impl Iterator<Item = u32> + '_ {
        (1..self.rounds).map(|round| self.tries.saturating_mul(round))
    }
}

/// The attempts at one secret since its last success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attempts {
    /// Attempts since the last success; those still being verified count too.
    pub failures: u32,
    /// Attempts that successes have cleared so far. With `failures` it gives every attempt a number of its
    /// own, so that a success clears itself and what came before it, never what came after.
    pub cleared: u64,
    /// When the last attempt began.
    pub last_at: Instant,
}

/// What an attempt counter bars at a given moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "lock")]
pub enum Lock {
    /// Nothing.
    Open,
    /// The secret, until the time (一時停止).
    Temporary {
        /// When the lock lapses by itself.
        until: Instant,
    },
    /// The secret, until somebody else lifts it (停止).
    Permanent,
}

/// One attempt that was let through; its number orders it among all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reservation {
    /// Position of this attempt among all attempts ever, from 1.
    pub number: u64,
    /// The counter as it stood with this attempt in it.
    pub after: Attempts,
}

impl Attempts {
    /// What the counter bars at `now`.
    #[must_use]
    pub fn lock(&self, policy: &LockPolicy, now: Instant) -> Lock {
        if self.failures >= policy.permanent_at() {
            return Lock::Permanent;
        }
        let until = self.last_at.plus_seconds(policy.temporary_seconds);
        if now < until && policy.temporary_at().any(|limit| limit == self.failures) {
            return Lock::Temporary { until };
        }
        Lock::Open
    }

    /// Takes one attempt, or tells what bars it. The store does the same in one conditional write; this is
    /// the rule that write is tested against.
    ///
    /// # Errors
    /// The lock that bars the attempt.
    pub fn reserve(&self, policy: &LockPolicy, now: Instant) -> Result<Reservation, Lock> {
        match self.lock(policy, now) {
            Lock::Open => {
                let after = Self { failures: self.failures + 1, cleared: self.cleared, last_at: now };
                Ok(Reservation { number: after.number(), after })
            }
            barred => Err(barred),
        }
    }

    /// The counter once the attempt `number` has succeeded: what came before it is cleared, what came after
    /// it stays.
    #[must_use]
    pub fn succeeded(&self, number: u64) -> Self {
        let newly = number.saturating_sub(self.cleared);
        let newly = u32::try_from(newly).unwrap_or(u32::MAX).min(self.failures);
        Self {
            failures: self.failures - newly,
            cleared: self.cleared + u64::from(newly),
            last_at: self.last_at,
        }
    }

    /// The counter once somebody else lifted its lock, or set the password anew.
    #[must_use]
    pub fn released(&self) -> Self {
        Self { failures: 0, cleared: self.number(), last_at: self.last_at }
    }

    /// Number of the latest attempt.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.cleared + u64::from(self.failures)
    }

    /// Tries left before the next lock, for a person who is signed in.
    #[must_use]
    pub fn remaining(&self, policy: &LockPolicy) -> u32 {
        let tries = policy.tries.max(1);
        tries - self.failures % tries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POLICY: LockPolicy = LockPolicy { tries: 6, temporary_seconds: 1800, rounds: 3 };

    /// Plays `n` failed attempts, each one second after the other, and returns how many were let through.
    fn fail(attempts: &mut Attempts, n: u32, now: &mut Instant) -> u32 {
        let mut through = 0;
        for _ in 0..n {
            *now = now.plus_seconds(1);
            if let Ok(reservation) = attempts.reserve(&POLICY, *now) {
                *attempts = reservation.after;
                through += 1;
            }
        }
        through
    }

    #[test]
    fn the_sixth_failure_locks_for_thirty_minutes_and_the_third_lock_for_good() {
        // Source: rules 3 "6 consecutive failures → temporary lock 30 min; the 3rd time → permanent".
        let (mut attempts, mut now) = (Attempts::default(), Instant(0));
        assert_eq!(fail(&mut attempts, 5, &mut now), 5);
        assert_eq!(attempts.lock(&POLICY, now), Lock::Open);
        assert_eq!(fail(&mut attempts, 9, &mut now), 1, "only the sixth gets through");
        assert!(matches!(attempts.lock(&POLICY, now), Lock::Temporary { .. }));

        now = now.plus_seconds(1800);
        assert_eq!(attempts.lock(&POLICY, now), Lock::Open, "the lock lapses by itself");
        assert_eq!(fail(&mut attempts, 9, &mut now), 6, "a lapsed lock lets exactly one set through");
        now = now.plus_seconds(1800);
        assert_eq!(fail(&mut attempts, 9, &mut now), 6);
        now = now.plus_seconds(1_000_000);
        assert_eq!(attempts.lock(&POLICY, now), Lock::Permanent);
        assert_eq!(fail(&mut attempts, 9, &mut now), 0);
    }

    #[test]
    fn a_success_between_starts_the_rounds_afresh() {
        // Source: OKB seed "連続して一定回数"; rules 3 "without a success between".
        let (mut attempts, mut now) = (Attempts::default(), Instant(0));
        fail(&mut attempts, 6, &mut now);
        now = now.plus_seconds(1800);
        let right = attempts.reserve(&POLICY, now).map(|r| (r.number, r.after.succeeded(r.number)));
        assert_eq!(right, Ok((7, Attempts { failures: 0, cleared: 7, last_at: now })));
    }

    #[test]
    fn a_success_leaves_the_failures_that_came_after_it() {
        let mut attempts = Attempts::default();
        let right = attempts.reserve(&POLICY, Instant(0)).map(|r| {
            attempts = r.after;
            r.number
        });
        for _ in 0..2 {
            attempts = attempts.reserve(&POLICY, Instant(1)).map_or(attempts, |r| r.after);
        }
        let settled = attempts.succeeded(right.unwrap_or_default());
        assert_eq!((settled.failures, settled.cleared), (2, 1));
        // A second success that was reserved before the first settles to nothing more.
        assert_eq!(settled.succeeded(1), settled);
    }

    proptest! {
        #[test]
        fn never_more_answers_than_the_limit(steps in proptest::collection::vec((0u32..600, any::<bool>()), 0..200)) {
            let (mut attempts, mut now) = (Attempts::default(), Instant(0));
            let mut since_lapse = 0;
            for (wait, lapse) in steps {
                now = now.plus_seconds(if lapse { 1800 } else { wait });
                let before = attempts;
                if let Ok(r) = attempts.reserve(&POLICY, now) {
                    if before.failures > 0 && before.failures.is_multiple_of(POLICY.tries) { since_lapse = 0; }
                    attempts = r.after;
                    since_lapse += 1;
                }
                prop_assert!(since_lapse <= POLICY.tries);
                prop_assert!(attempts.failures <= POLICY.permanent_at());
            }
        }
    }
}
