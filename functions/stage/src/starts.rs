//! How long functions took to start and to answer.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Now, for measuring.
#[allow(
    clippy::disallowed_methods,
    reason = "a stand-in measures real processes, whatever the bank's clock says"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// What was measured of one function.
#[derive(Default)]
struct Times {
    starts: Vec<Duration>,
    answers: Vec<Duration>,
}

/// What was measured of all.
#[derive(Default)]
pub struct Starts(Mutex<BTreeMap<&'static str, Times>>);

impl Starts {
    /// A process came to its first poll.
    pub(crate) fn started(&self, operation: &'static str, after: Duration) {
        self.with(operation, |times| times.starts.push(after));
    }

    /// A process that was there answered.
    pub(crate) fn answered(&self, operation: &'static str, after: Duration) {
        self.with(operation, |times| times.answers.push(after));
    }

    fn with(&self, operation: &'static str, note: impl FnOnce(&mut Times)) {
        note(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(operation).or_default());
    }
}

/// One of the sorted durations: `share` of them are shorter.
fn quantile(durations: &mut [Duration], share: usize) -> Duration {
    durations.sort_unstable();
    let at = (durations.len() * share / 100).min(durations.len().saturating_sub(1));
    durations.get(at).copied().unwrap_or_default()
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

impl fmt::Display for Starts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(
            f,
            "{:34} {:>6} {:>10} {:>7} {:>10} {:>10}",
            "function", "starts", "median ms", "warm", "median ms", "p99 ms"
        )?;
        let mut sum = Times::default();
        for (operation, times) in all.iter_mut() {
            sum.starts.extend(&times.starts);
            sum.answers.extend(&times.answers);
            line(f, operation, times)?;
        }
        line(f, "all", &mut sum)
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, times: &mut Times) -> fmt::Result {
    writeln!(
        f,
        "{name:34} {:>6} {:>10.1} {:>7} {:>10.1} {:>10.1}",
        times.starts.len(),
        milliseconds(quantile(&mut times.starts, 50)),
        times.answers.len(),
        milliseconds(quantile(&mut times.answers, 50)),
        milliseconds(quantile(&mut times.answers, 99)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_of_what_was_measured() {
        let mut all: Vec<_> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(quantile(&mut all, 50), Duration::from_millis(51));
        assert_eq!(quantile(&mut all, 99), Duration::from_millis(100));
        assert_eq!(quantile(&mut all[..1], 99), Duration::from_millis(1));
        assert_eq!(quantile(&mut [], 50), Duration::ZERO);
    }
}
