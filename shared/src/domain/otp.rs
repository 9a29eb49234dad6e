//! Judging a one-time password: which step it belongs to, whether it was used, what a failure does.
//!
//! The arithmetic of codes is not here (it needs the seed); here is what follows from the steps that a code
//! matched. Codes are accepted once per *device*, by anyone [77 seed Q1, RFC 6238 5.2].

use super::id::UserId;
use super::instant::Instant;
use super::policy::OtpPolicy;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// One wrong code: whose, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtpFailure {
    /// Who typed it.
    pub user: UserId,
    /// When.
    pub at: Instant,
}

/// What a device remembers of the codes that were shown for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OtpState {
    /// The last accepted step; it and everything before it is used up, for ever.
    pub last_step: Option<u64>,
    /// How far the device's clock is ahead, in whole steps.
    pub drift: i32,
    /// Wrong codes since each person's own last success: the sum over all sharers stops the device.
    pub failures: Vec<OtpFailure>,
    /// When the device was stopped, until a colleague on another device releases it.
    pub stopped_at: Option<Instant>,
}

/// What became of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// It is right and new; the device goes on from this state.
    Accepted(OtpState),
    /// It was right once. Not counted, whoever used it: "wait for the next number".
    AlreadyUsed,
    /// It is wrong, and counts.
    Wrong {
        /// The device with this failure in it.
        state: OtpState,
        /// Whether this failure was the one that stopped the device.
        stops: bool,
    },
    /// The device is stopped: the code was not looked at.
    Stopped,
}

impl OtpState {
    /// The step that the device shows at `now`, as far as its drift is known.
    #[must_use]
    pub fn centre(&self, step_seconds: u32, now: Instant) -> u64 {
        (now.seconds() / u64::from(step_seconds.max(1))).saturating_add_signed(i64::from(self.drift))
    }

    /// The steps within which a single code is looked for.
    #[must_use]
    pub fn window(&self, policy: &OtpPolicy, step_seconds: u32, now: Instant) -> RangeInclusive<u64> {
        around(self.centre(step_seconds, now), policy.window)
    }

    /// The steps within which two consecutive codes are looked for.
    #[must_use]
    pub fn wide_window(&self, policy: &OtpPolicy, step_seconds: u32, now: Instant) -> RangeInclusive<u64> {
        around(self.centre(step_seconds, now), policy.resynchronisation_window)
    }

    /// Judges one code by the steps of the window that it matched.
    #[must_use]
    pub fn judge(
        &self,
        policy: &OtpPolicy,
        step_seconds: u32,
        matched: &[u64],
        user: &UserId,
        now: Instant,
    ) -> Judgement {
        if self.stopped_at.is_some() {
            return Judgement::Stopped;
        }
        let centre = self.centre(step_seconds, now);
        match matched.iter().copied().filter(|step| self.is_new(*step)).min() {
            Some(step) => Judgement::Accepted(self.accept(policy, centre, step, 1, user)),
            None if matched.is_empty() => self.fail(policy, user, now),
            None => Judgement::AlreadyUsed,
        }
    }

    /// Judges two consecutive codes: the second must match the step after one that the first matched. This
    /// is how a device that drifted is registered [RFC 4226 7.4]. The drift moves by at most `greatest_move`.
    #[must_use]
    pub fn judge_pair(
        &self,
        policy: &OtpPolicy,
        step_seconds: u32,
        (first, second): (&[u64], &[u64]),
        greatest_move: i32,
        user: &UserId,
        now: Instant,
    ) -> Judgement {
        if self.stopped_at.is_some() {
            return Judgement::Stopped;
        }
        let centre = self.centre(step_seconds, now);
        let mut pairs = first.iter().map(|step| step + 1).filter(|next| second.contains(next)).peekable();
        if pairs.peek().is_none() {
            return self.fail(policy, user, now);
        }
        match pairs.filter(|step| self.is_new(step - 1)).min() {
            Some(step) => Judgement::Accepted(self.accept(policy, centre, step, greatest_move, user)),
            None => Judgement::AlreadyUsed,
        }
    }

    /// The device once its stop is released: every sharer may try again, used codes stay used.
    #[must_use]
    pub fn released(&self) -> Self {
        Self { failures: Vec::new(), stopped_at: None, ..self.clone() }
    }

    /// How many wrong codes the user has on this device.
    #[must_use]
    pub fn failures_of(&self, user: &UserId) -> usize {
        self.failures.iter().filter(|failure| failure.user == *user).count()
    }

    /// Wrong codes left before the device stops for everyone.
    #[must_use]
    pub fn remaining(&self, policy: &OtpPolicy) -> u32 {
        policy.tries.saturating_sub(u32::try_from(self.failures.len()).unwrap_or(u32::MAX))
    }

    fn is_new(&self, step: u64) -> bool {
        self.last_step.is_none_or(|last| step > last)
    }

    fn accept(&self, policy: &OtpPolicy, centre: u64, step: u64, greatest_move: i32, user: &UserId) -> Self {
        let ahead = i32::try_from(step.cast_signed() - centre.cast_signed()).unwrap_or(0);
        let drift = self.drift.saturating_add(ahead.clamp(-greatest_move, greatest_move));
        Self {
            last_step: Some(step),
            drift: drift.clamp(-policy.greatest_drift, policy.greatest_drift),
            failures: self.failures.iter().filter(|failure| failure.user != *user).cloned().collect(),
            stopped_at: None,
        }
    }

    fn fail(&self, policy: &OtpPolicy, user: &UserId, now: Instant) -> Judgement {
        let mut state = self.clone();
        state.failures.push(OtpFailure { user: user.clone(), at: now });
        let stops = u32::try_from(state.failures.len()).is_ok_and(|sum| sum >= policy.tries);
        state.stopped_at = stops.then_some(now);
        Judgement::Wrong { state, stops }
    }
}

fn around(centre: u64, width: u64) -> RangeInclusive<u64> {
    centre.saturating_sub(width)..=centre.saturating_add(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{BankPolicy, Preset};
    use proptest::prelude::*;

    const STEP: u32 = 60;

    fn policy() -> OtpPolicy {
        BankPolicy::preset(Preset::Seventyseven).otp
    }

    fn user(name: &str) -> UserId {
        UserId::try_from(name).unwrap_or_else(|_| unreachable!())
    }

    /// Judges a code of `step` at `now_step`: it matches only if the step lies in the window.
    fn judge(state: &OtpState, step: u64, now_step: u64, who: &str) -> Judgement {
        let now = Instant(i64::try_from(now_step * 60_000).unwrap_or(0));
        let matched: Vec<u64> = state.window(&policy(), STEP, now).filter(|s| *s == step).collect();
        state.judge(&policy(), STEP, &matched, &user(who), now)
    }

    #[test]
    fn the_window_is_the_present_step_and_one_on_both_sides() {
        // Source: rules 3 "OTP window: current step ± 1"; RFC 6238 5.2.
        let fresh = OtpState::default();
        for (step, accepted) in [(97, false), (98, false), (99, true), (100, true), (101, true), (102, false)]
        {
            assert_eq!(
                matches!(judge(&fresh, step, 100, "a"), Judgement::Accepted(_)),
                accepted,
                "step {step} at 100"
            );
        }
    }

    #[test]
    fn a_code_is_accepted_once_by_anyone() {
        // Source: 77 seed Q1 "一回限り有効"; RFC 6238 5.2; rules 5: not counted.
        let used = OtpState { last_step: Some(100), ..OtpState::default() };
        for (step, who) in [(100, "a"), (100, "b"), (99, "b")] {
            assert_eq!(judge(&used, step, 100, who), Judgement::AlreadyUsed, "{who} with {step}");
        }
        assert!(matches!(judge(&used, 101, 100, "b"), Judgement::Accepted(_)));
    }

    #[test]
    fn the_tenth_failure_of_all_sharers_together_stops_the_device() {
        // Source: 77 seed Q4; rules 3 "OTP: 10 → stop"; rules 5 "the stop compares their sum".
        let mut state = OtpState::default();
        for n in 1..=10 {
            match judge(&state, 1, 100, if n % 2 == 0 { "a" } else { "b" }) {
                Judgement::Wrong { state: next, stops } => {
                    assert_eq!(stops, n == 10, "failure {n}");
                    state = next;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(judge(&state, 100, 100, "a"), Judgement::Stopped, "the right code is not looked at");
        assert_eq!((state.failures_of(&user("a")), state.failures_of(&user("b"))), (5, 5));
        let released = state.released();
        assert!(
            matches!(judge(&released, 100, 100, "b"), Judgement::Accepted(_)),
            "all sharers are free at once"
        );
    }

    #[test]
    fn a_success_clears_only_ones_own_failures() {
        // Source: rules 5 "a success clears only its own".
        let failed = |who: &str| OtpFailure { user: user(who), at: Instant(0) };
        let state = OtpState { failures: vec![failed("a"), failed("b"), failed("a")], ..OtpState::default() };
        match judge(&state, 100, 100, "a") {
            Judgement::Accepted(next) => assert_eq!(next.failures, vec![failed("b")]),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn two_consecutive_codes_find_a_device_that_drifted() {
        // Source: rules 5 "search ± 10 steps with two consecutive codes"; RFC 4226 7.4.
        let fresh = OtpState::default();
        let now = Instant(100 * 60_000);
        let pair = |a: u64, b: u64| {
            let wide = fresh.wide_window(&policy(), STEP, now);
            let found = |s: u64| if wide.contains(&s) { vec![s] } else { vec![] };
            fresh.judge_pair(
                &policy(),
                STEP,
                (&found(a), &found(b)),
                policy().greatest_drift,
                &user("a"),
                now,
            )
        };
        match pair(107, 108) {
            Judgement::Accepted(next) => assert_eq!((next.drift, next.last_step), (8, Some(108))),
            other => panic!("{other:?}"),
        }
        for (a, b) in [(107, 107), (108, 107), (107, 109), (110, 111), (89, 90)] {
            assert!(matches!(pair(a, b), Judgement::Wrong { .. }), "{a} {b}");
        }
    }

    proptest! {
        /// Whatever a device's clock does, no step is accepted twice and drift stays bounded: the flaw of
        /// peers that keep drift in seconds.
        #[test]
        fn no_step_is_accepted_twice_at_any_drift(offsets in proptest::collection::vec((-3i64..=3, 0u64..3), 1..200)) {
            let mut state = OtpState::default();
            let (mut now_step, mut last) = (1000u64, None);
            for (offset, elapsed) in offsets {
                now_step += elapsed;
                let shown = now_step.saturating_add_signed(i64::from(state.drift) + offset);
                if let Judgement::Accepted(next) = judge(&state, shown, now_step, "a") {
                    prop_assert!(last.is_none_or(|l| shown > l));
                    last = Some(shown);
                    state = next;
                }
                prop_assert!(state.drift.abs() <= policy().greatest_drift);
            }
        }
    }
}
