//! The server's clock: locks, codes and sessions count down by it, whatever this machine's clock says.

use leptos::prelude::*;
use shared::domain::instant::Instant;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// Server's time minus this machine's, in milliseconds.
static SKEW: AtomicI64 = AtomicI64::new(0);

static TICK: LazyLock<ArcRwSignal<Instant>> = LazyLock::new(|| ArcRwSignal::new(server_now()));

/// The server's time. Doesn't make the caller run again; [`tick`] does.
pub fn server_now() -> Instant {
    Instant(machine() + SKEW.load(Ordering::Relaxed))
}

/// The server's time as a signal that changes once a second.
pub fn tick() -> Instant {
    TICK.get()
}

/// Notes the time that an answer carried.
pub fn note(server: Instant) {
    SKEW.store(server.0 - machine(), Ordering::Relaxed);
}

/// Starts ticking.
pub fn start() {
    set_interval(|| TICK.set(server_now()), Duration::from_secs(1));
}

// Milliseconds since 1970 are far below 2^53.
#[allow(clippy::cast_possible_truncation)]
fn machine() -> i64 {
    web_sys::js_sys::Date::now() as i64
}
