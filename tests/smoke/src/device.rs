//! A device of the journey's own: the bank imports it, and somebody registers it.

use crate::chance;
use crate::site::Site;
use anyhow::{Context, Result};
use credentials::simulator;
use data_encoding::HEXLOWER;
use ports::credentials::{ImportedDevice, SeedBytes};
use shared::domain::device::{OtpAlgorithm, OtpParameters};
use shared::domain::id::Serial;
use shared::domain::instant::Instant;
use shared::domain::secret::OtpCode;

/// Seconds of a step.
const STEP: u32 = 60;

/// How long a step has to last yet when a code is sent, in milliseconds: what arrives after its end counts as one of
/// the step before.
const MARGIN: i64 = 15_000;

/// The first line of a device file.
pub const COLUMNS: &str = "serial,seed,expires_on,algorithm,digits,step_seconds";

/// Steps beside those that a device is near to, where a code is wrong for sure.
const NEAR: u64 = 20;

/// A device.
pub struct Device {
    imported: ImportedDevice,
    last: Option<u64>,
}

/// What to do about the next code.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// Send that of a step.
    Step(u64),
    /// Wait until a step begins.
    Wait(u64),
}

/// The bank takes the codes of the present step and of its neighbours, each later than the one before it. So three
/// of one device can be sent without waiting, the first of them that of the step before.
fn next(now: Instant, last: Option<u64>) -> Next {
    let length = i64::from(STEP) * 1000;
    let step = now.seconds() / u64::from(STEP);
    let first = last.map_or(step.saturating_sub(1), |last| (last + 1).max(step));
    let left = length - now.0.rem_euclid(length);
    if first > step + 1 {
        Next::Wait(first - 1)
    } else if left < MARGIN {
        Next::Wait(step + 1)
    } else {
        Next::Step(first)
    }
}

impl Device {
    /// A device with a serial and a seed that nobody has.
    pub fn new() -> Result<Self> {
        let serial = format!("SMOKE{}", chance::text(14)?.to_ascii_uppercase());
        let imported = ImportedDevice {
            serial: Serial::try_from(serial)?,
            parameters: OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: STEP },
            expires_on: None,
            seed: SeedBytes(chance::bytes::<20>()?.to_vec()),
        };
        Ok(Self { imported, last: None })
    }

    /// The number on its back.
    pub fn serial(&self) -> &Serial {
        &self.imported.serial
    }

    /// Its row in a device file.
    pub fn row(&self) -> String {
        format!("{},{},,sha1,6,{STEP}", self.serial(), HEXLOWER.encode(&self.imported.seed.0))
    }

    fn shows(&self, step: u64) -> Result<OtpCode> {
        let code = simulator::code(&self.imported, step).context("a device that makes no codes")?;
        Ok(OtpCode::try_from(code.expose().to_owned())?)
    }

    /// A code that nobody used.
    pub async fn code(&mut self, site: &Site) -> Result<OtpCode> {
        loop {
            match next(site.now()?, self.last) {
                Next::Step(step) => {
                    self.last = Some(step);
                    return self.shows(step);
                }
                Next::Wait(step) => {
                    let begins = i64::try_from(step * u64::from(STEP) * 1000)?;
                    site.wait_until(Instant(begins)).await?;
                }
            }
        }
    }

    /// The code that was used last.
    pub fn used(&self) -> Result<OtpCode> {
        self.shows(self.last.context("no code was used yet")?)
    }

    /// A code that the device shows nowhere near now.
    pub fn wrong(&self, site: &Site) -> Result<OtpCode> {
        let step = site.now()?.seconds() / u64::from(STEP);
        let near: Vec<OtpCode> =
            (step - NEAR..=step + NEAR).map(|step| self.shows(step)).collect::<Result<_>>()?;
        let all = (0..).map(|number| format!("{number:06}"));
        let free =
            all.map(OtpCode::try_from).find(|code| code.as_ref().is_ok_and(|code| !near.contains(code)));
        Ok(free.context("no code is wrong")??)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A moment in step 100, so many seconds after it began.
    fn at(seconds: i64) -> Instant {
        Instant((100 * 60 + seconds) * 1000)
    }

    #[test]
    fn three_codes_are_sent_without_waiting_and_none_near_the_end_of_a_step() {
        for (seconds, last, expected) in [
            (0, None, Next::Step(99)),
            (0, Some(99), Next::Step(100)),
            (0, Some(100), Next::Step(101)),
            (0, Some(101), Next::Wait(101)),
            (0, Some(90), Next::Step(100)),
            (44, None, Next::Step(99)),
            (46, None, Next::Wait(101)),
            (46, Some(100), Next::Wait(101)),
            (46, Some(101), Next::Wait(101)),
        ] {
            assert_eq!(next(at(seconds), last), expected, "{seconds} s after {last:?}");
        }
    }

    #[test]
    fn the_bank_takes_what_is_sent_whenever_it_is_sent() {
        // Source: rules 3 "OTP window: current step ± 1"; rules 5, drift in whole steps. The device is judged as the
        // bank judges it, with all pauses between its codes up to three minutes.
        use shared::domain::otp::{Judgement, OtpState};
        use shared::domain::policy::{BankPolicy, Preset};
        let policy = BankPolicy::preset(Preset::Seventyseven).otp;
        let user = "somebody".try_into().unwrap();
        for begin in (0..60).step_by(7) {
            for pauses in (0..=180).step_by(9).flat_map(|a| (0..=180).step_by(9).map(move |b| [0, a, b, a])) {
                let (mut now, mut last, mut state) = (at(begin), None, OtpState::default());
                for pause in pauses {
                    now = now.plus_seconds(pause);
                    let step = loop {
                        match next(now, last) {
                            Next::Step(step) => break step,
                            Next::Wait(step) => now = Instant(i64::try_from(step * 60_000).unwrap()),
                        }
                    };
                    last = Some(step);
                    // It arrives just before it would be too late.
                    let arrives = Instant(now.0 + MARGIN - 1);
                    let matched: Vec<u64> =
                        state.window(&policy, STEP, arrives).filter(|near| *near == step).collect();
                    state = match state.judge(&policy, STEP, &matched, &user, arrives) {
                        Judgement::Accepted(state) => state,
                        other => panic!("{begin} {pauses:?}: {other:?}"),
                    };
                }
            }
        }
    }

    #[test]
    fn a_row_is_what_the_bank_reads() {
        let device = Device::new().unwrap();
        assert_eq!(COLUMNS.split(',').count(), device.row().split(',').count());
        assert!(device.row().starts_with(device.serial().as_str()));
        assert!(device.used().is_err());
    }
}
