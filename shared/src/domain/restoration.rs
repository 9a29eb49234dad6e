//! A table that was put back to an earlier state. It has forgotten what was ended and spent since then; the moment at
//! which it was put back stands in for what it forgot.

use super::instant::Instant;
use super::otp::OtpState;
use super::policy::OtpPolicy;

/// When the table was last put back, if ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restoration(Option<Instant>);

impl Restoration {
    /// At a moment.
    #[must_use]
    pub fn at(instant: Instant) -> Self {
        Self(Some(instant))
    }

    /// Whether what began then no longer counts: it may have ended, or been used up, without the table knowing.
    #[must_use]
    pub fn voids(self, began: Instant) -> bool {
        self.0.is_some_and(|at| began < at)
    }

    /// A device to judge codes by: every code that could have been accepted before is used up [RFC 6238 5.2].
    #[must_use]
    pub fn settled(self, device: &OtpState, policy: &OtpPolicy, step_seconds: u32) -> OtpState {
        let spent = self.0.map(|at| *device.window(policy, step_seconds, at).end());
        OtpState { last_step: device.last_step.max(spent), ..device.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{BankPolicy, Preset};

    #[test]
    fn what_began_before_is_void() {
        // Source: OWASP ASVS 7.4: what ended a session is not undone.
        for (restoration, began, voids) in [
            (Restoration::default(), 0, false),
            (Restoration::at(Instant(10)), 9, true),
            (Restoration::at(Instant(10)), 10, false),
        ] {
            assert_eq!(restoration.voids(Instant(began)), voids, "{restoration:?} {began}");
        }
    }

    #[test]
    fn every_step_of_the_window_is_used_up_for_every_device() {
        // Source: RFC 6238 5.2, one acceptance per step; rules 3 "OTP window: current step ± 1".
        let policy = BankPolicy::preset(Preset::Seventyseven).otp;
        let put_back = Restoration::at(Instant(100 * 60_000));
        for (restoration, last_step, drift, settled) in [
            (Restoration::default(), None, 0, None),
            (Restoration::default(), Some(7), 0, Some(7)),
            (put_back, None, 0, Some(101)),
            (put_back, Some(7), 0, Some(101)),
            (put_back, Some(7), 5, Some(106)),
            (put_back, Some(200), 0, Some(200)),
        ] {
            let device = OtpState { last_step, drift, ..OtpState::default() };
            let found = restoration.settled(&device, &policy, 60);
            assert_eq!(
                found,
                OtpState { last_step: settled, ..device },
                "{restoration:?} {last_step:?} {drift}"
            );
        }
    }
}
