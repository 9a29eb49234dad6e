//! The counts that may not grow, as they were committed.

use super::table::Row;
use crate::verdict::Verdict;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How to keep new counts.
const REFRESH: &str = "cargo xtask bench --write";

/// What an operation counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    calls: u32,
    round_trips: u32,
    key_calls: u32,
    hashes: u32,
    read_units: f64,
    write_units: f64,
}

impl Counts {
    /// The counts of a row.
    pub fn of(row: &Row) -> Self {
        let figures = &row.figures;
        Self {
            calls: figures.calls,
            round_trips: figures.round_trips,
            key_calls: figures.key_calls,
            hashes: figures.hashes,
            read_units: figures.read_units,
            write_units: figures.write_units,
        }
    }

    fn named(&self) -> [(&'static str, f64); 6] {
        [
            ("calls", f64::from(self.calls)),
            ("round trips", f64::from(self.round_trips)),
            ("KMS calls", f64::from(self.key_calls)),
            ("hashes", f64::from(self.hashes)),
            ("read units", self.read_units),
            ("write units", self.write_units),
        ]
    }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("figures.json")
}

/// Writes the counts down.
///
/// # Errors
/// When the file can't be written.
pub fn write(counts: &BTreeMap<String, Counts>) -> Result<()> {
    let mut text = serde_json::to_string_pretty(counts)?;
    text.push('\n');
    std::fs::write(file(), text).context("bench/figures.json")?;
    println!("\nbench/figures.json is written.");
    Ok(())
}

/// Compares with what was written down.
///
/// # Errors
/// When the file is not readable.
pub fn compare(counts: &BTreeMap<String, Counts>, verdict: &mut Verdict) -> Result<()> {
    let text = std::fs::read_to_string(file())
        .with_context(|| format!("bench/figures.json ({REFRESH} makes it)"))?;
    let committed: BTreeMap<String, Counts> = serde_json::from_str(&text).context("bench/figures.json")?;
    for (name, now) in counts {
        let Some(then) = committed.get(name) else {
            verdict.must(false, || format!("{name} is not in bench/figures.json; add it by {REFRESH}"));
            continue;
        };
        for ((what, now), (_, then)) in now.named().into_iter().zip(then.named()) {
            verdict.must(now <= then, || {
                format!("{name}: {what} grew from {then} to {now}; if that is meant, {REFRESH}")
            });
            if now < then {
                println!("{name}: {what} fell from {then} to {now}; keep it by {REFRESH}");
            }
        }
    }
    for gone in committed.keys().filter(|name| !counts.contains_key(*name)) {
        verdict.must(false, || format!("{gone} is in bench/figures.json but not measured; {REFRESH}"));
    }
    Ok(())
}
