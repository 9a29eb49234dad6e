//! What each operation costs: run by its real journey, on a durable embedded engine, with real hashes.

mod choices;
mod colleagues;
mod committed;
mod desk;
mod durations;
mod expected;
mod journeys;
mod lists;
mod procedures;
mod secrets;
mod share;
mod stock;
mod table;
mod tokens;

pub use journeys::payee;

use crate::statistics::millis;
use crate::verdict::Verdict;
use crate::world::{self, World};
use anyhow::{Context, Result};
use committed::Counts;
use local::clock::MovableClock;
use shared::operations::catalogue;
use std::collections::BTreeMap;
use table::{Ledger, Row};

/// Times that each operation is measured.
const RUNS: usize = 20;

/// Times that it is run before.
const WARM_UPS: usize = 2;

/// Measures, prints and judges; `write` keeps the counts as those that may not grow, and the durations
/// for what a stage costs.
///
/// # Errors
/// When something can't be measured at all.
pub async fn run(write: bool) -> Result<bool> {
    let folder = tempfile::tempdir().context("a folder for the data")?;
    let engine = world::engine(folder.path()).await?;
    let world = World::open(folder.path(), &engine.endpoint, MovableClock::unkept(0)).await?;
    println!("{RUNS} runs of each operation after {WARM_UPS} to warm up; engine in this process, on disk.");
    let mut ledger = Ledger::default();
    journeys::run(&world, &mut ledger).await?;
    engine.stop().await;
    let hash = share::alone(&world).await?;
    let rows = ledger.rows();
    table::print(&rows);

    let mut verdict = Verdict::default();
    for declaration in catalogue() {
        verdict.must(rows.contains_key(declaration.name), || format!("{} is not measured", declaration.name));
    }
    expected::judge(&rows, &mut verdict);
    let times = rows.iter().map(|(name, row)| (name, row.beside_hashes(hash.slowest)));
    for (name, beside) in times {
        verdict.at_most(&format!("{name}, p99 beside its hashes"), beside, expected::P99_MILLIS, " ms");
    }
    println!(
        "\np99 beside the hashes: at most {} ms is aimed at; one hash alone takes {:.1} ms, the slowest {:.1} ms.",
        expected::P99_MILLIS,
        millis(hash.median),
        millis(hash.slowest)
    );
    share::run(&mut verdict).await?;
    let counts: BTreeMap<String, Counts> =
        rows.iter().map(|(name, row)| (name.clone(), Counts::of(row))).collect();
    if write {
        committed::write(&counts)?;
        durations::write(&rows)?;
    } else {
        committed::compare(&counts, &mut verdict)?;
    }
    Ok(verdict.tell())
}

/// Whether this run counts, or only warms up.
fn counts(run: usize) -> bool {
    run >= WARM_UPS
}

/// All runs of an operation.
fn runs() -> std::ops::Range<usize> {
    0..WARM_UPS + RUNS
}

/// A row by its name.
fn row<'a>(rows: &'a BTreeMap<String, Row>, name: &str) -> Option<&'a Row> {
    rows.get(name)
}
