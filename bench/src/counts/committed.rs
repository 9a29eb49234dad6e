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

fn architecture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ARCHITECTURE.md")
}

/// How the table for readers begins; it ends with an empty line.
const HEAD: &str = "| operation | calls | round trips | hashes | read units | write units |\n\
                    |---|---:|---:|---:|---:|---:|\n";

/// The table for readers.
fn table(counts: &BTreeMap<String, Counts>) -> String {
    let row = |(name, counts): (&String, &Counts)| {
        let Counts { calls, round_trips, hashes, read_units, write_units, .. } = counts;
        format!("| `{name}` | {calls} | {round_trips} | {hashes} | {read_units} | {write_units} |\n")
    };
    HEAD.to_owned() + &counts.iter().map(row).collect::<String>()
}

/// A text with this table in place of the one that it has.
fn replaced(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(HEAD)?;
    let (_, after) = rest.split_once("\n\n")?;
    Some(format!("{before}{table}\n{after}"))
}

/// Writes the counts down.
///
/// # Errors
/// When a file can't be written.
pub fn write(counts: &BTreeMap<String, Counts>) -> Result<()> {
    let mut text = serde_json::to_string_pretty(counts)?;
    text.push('\n');
    std::fs::write(file(), text).context("bench/figures.json")?;
    let text = std::fs::read_to_string(architecture()).context("ARCHITECTURE.md")?;
    let text = replaced(&text, &table(counts)).context("ARCHITECTURE.md has no table of costs")?;
    std::fs::write(architecture(), text).context("ARCHITECTURE.md")?;
    println!("\nbench/figures.json and the table of ARCHITECTURE.md are written.");
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
    let told =
        std::fs::read_to_string(architecture()).context("ARCHITECTURE.md")?.contains(&table(&committed));
    verdict.must(told, || format!("the table of ARCHITECTURE.md is an older one; {REFRESH}"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_takes_the_place_of_the_older_one() {
        let counts = |calls| {
            let figures =
                Counts { calls, round_trips: 1, key_calls: 0, hashes: 0, read_units: 5.5, write_units: 0.0 };
            table(&BTreeMap::from([("session.me".to_owned(), figures)]))
        };
        let text = format!("before\n\n{}\nafter\n", counts(3));
        assert_eq!(replaced(&text, &counts(2)), Some(format!("before\n\n{}\nafter\n", counts(2))));
        assert!(counts(2).ends_with("| `session.me` | 2 | 1 | 0 | 5.5 | 0 |\n"));
        assert_eq!(replaced("no table", &counts(2)), None);
    }
}
