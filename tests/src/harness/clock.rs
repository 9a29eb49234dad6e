//! Time as tests have it: it stands still until somebody moves it.

use ports::environment::Clock;
use shared::domain::instant::{CivilDate, Instant};
use std::sync::atomic::{AtomicI64, Ordering};

/// 2027-04-01T09:00+09:00, the start of a step of 60 seconds.
const BEGIN: i64 = 1_806_537_600_000;

/// A clock that stands still.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl Default for TestClock {
    fn default() -> Self {
        Self(AtomicI64::new(BEGIN))
    }
}

impl TestClock {
    /// Lets time pass.
    pub fn pass(&self, seconds: u32) {
        self.0.fetch_add(i64::from(seconds) * 1000, Ordering::SeqCst);
    }

    /// Until a moment in Japan, `2028-11-30` at some seconds after midnight.
    pub fn reach(&self, day: &str, seconds: u32) {
        let day = CivilDate::try_from(day.to_owned()).unwrap().begin_in_japan().plus_seconds(seconds);
        assert!(day >= self.now(), "the clock never goes back");
        self.0.store(day.0, Ordering::SeqCst);
    }

    /// Until every device shows a number that it has not shown before.
    pub fn next_code(&self) {
        self.pass(60);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}
