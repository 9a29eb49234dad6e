//! How long operations took and what they weigh, as `cargo xtask cost` reads it. Machines differ, so that nothing
//! is gated by it.

use super::table::Row;
use crate::statistics::millis;
use anyhow::{Context, Result};
use local::clock::MovableClock;
use ports::environment::Clock;
use serde::Serialize;
use shared::domain::instant::CivilDate;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What was measured, when, and on what.
#[derive(Serialize)]
struct Durations<'a> {
    /// The day in Japan.
    taken: CivilDate,
    machine: Machine,
    operations: BTreeMap<&'a str, Duration>,
}

#[derive(Serialize)]
struct Machine {
    cores: usize,
    architecture: &'static str,
    optimised: bool,
}

#[derive(Serialize)]
struct Duration {
    /// The middle of all runs, in this process and on its own engine.
    milliseconds: f64,
    request_bytes: usize,
    response_bytes: usize,
}

impl Duration {
    fn of(row: &Row) -> Self {
        Self {
            // A tenth of a millisecond is more than a second run would confirm.
            milliseconds: (millis(row.p50) * 10.0).round() / 10.0,
            request_bytes: row.request_bytes,
            response_bytes: row.response_bytes,
        }
    }
}

/// Writes them down.
///
/// # Errors
/// When the file can't be written.
pub fn write(rows: &BTreeMap<String, Row>) -> Result<()> {
    let durations = Durations {
        taken: CivilDate::in_japan(MovableClock::unkept(0).now()),
        machine: Machine {
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            architecture: std::env::consts::ARCH,
            optimised: !cfg!(debug_assertions),
        },
        operations: rows.iter().map(|(name, row)| (name.as_str(), Duration::of(row))).collect(),
    };
    let mut text = serde_json::to_string_pretty(&durations)?;
    text.push('\n');
    std::fs::write(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("durations.json"), text)
        .context("bench/durations.json")?;
    println!("bench/durations.json is written.");
    Ok(())
}
