//! Costs by operation, and the table that is printed of them.

use crate::caller::Cost;
use crate::statistics::{median, millis, percentile, sorted};
use ports::meter::Figures;
use std::collections::BTreeMap;
use std::time::Duration;

/// Costs by operation, or by operation and what is special about the call.
#[derive(Debug, Default)]
pub struct Ledger {
    costs: BTreeMap<String, Vec<Cost>>,
}

/// What an operation costs: the most that any run counted (of round trips the fewest), and how long runs took.
#[derive(Debug)]
pub struct Row {
    /// Counts.
    pub figures: Figures,
    /// The most that was sent.
    pub request_bytes: usize,
    /// The most that came back.
    pub response_bytes: usize,
    /// The middle of how long it took.
    pub p50: Duration,
    p99: Duration,
    cpu: Duration,
}

impl Ledger {
    /// Notes a run that counts.
    pub fn note(&mut self, run: usize, name: &str, cost: &Cost) {
        if super::counts(run) {
            self.costs.entry(name.to_owned()).or_default().push(*cost);
        }
    }

    /// Rows by name.
    pub fn rows(self) -> BTreeMap<String, Row> {
        self.costs.into_iter().map(|(name, costs)| (name, Row::of(&costs))).collect()
    }
}

impl Row {
    fn of(costs: &[Cost]) -> Self {
        let most =
            |units: fn(&Figures) -> f64| costs.iter().map(|cost| units(&cost.figures)).fold(0.0, f64::max);
        let count = |count: fn(&Figures) -> u32| {
            costs.iter().map(|cost| count(&cost.figures)).max().unwrap_or_default()
        };
        // Calls that are sent together count once if none is answered before the last is sent. On a busy
        // machine the system may stop this thread in between, which counts too many and never too few.
        let fewest = costs.iter().map(|cost| cost.figures.round_trips).min().unwrap_or_default();
        let walls = sorted(costs.iter().map(|cost| cost.wall));
        Self {
            figures: Figures {
                calls: count(|f| f.calls),
                round_trips: fewest,
                read_units: most(|f| f.read_units),
                write_units: most(|f| f.write_units),
                hashes: count(|f| f.hashes),
                key_calls: count(|f| f.key_calls),
            },
            request_bytes: costs.iter().map(|cost| cost.request_bytes).max().unwrap_or_default(),
            response_bytes: costs.iter().map(|cost| cost.response_bytes).max().unwrap_or_default(),
            p50: percentile(&walls, 0.5),
            p99: percentile(&walls, 0.99),
            cpu: median(costs.iter().map(|cost| cost.cpu)),
        }
    }

    /// How many milliseconds the slowest runs took beside their hashes.
    pub fn beside_hashes(&self, hash: Duration) -> f64 {
        millis(self.p99.saturating_sub(hash * self.figures.hashes))
    }
}

/// Prints the rows.
pub fn print(rows: &BTreeMap<String, Row>) {
    println!(
        "\n{:<36} {:>5} {:>5} {:>3} {:>6} {:>6} {:>6} {:>7} {:>7} {:>7} {:>7} {:>7}",
        "operation",
        "calls",
        "trips",
        "KMS",
        "hashes",
        "RCU",
        "WCU",
        "sent B",
        "back B",
        "p50 ms",
        "p99 ms",
        "CPU ms"
    );
    for (name, row) in rows {
        let f = &row.figures;
        println!(
            "{name:<36} {:>5} {:>5} {:>3} {:>6} {:>6} {:>6} {:>7} {:>7} {:>7.1} {:>7.1} {:>7.1}",
            f.calls,
            f.round_trips,
            f.key_calls,
            f.hashes,
            f.read_units,
            f.write_units,
            row.request_bytes,
            row.response_bytes,
            millis(row.p50),
            millis(row.p99),
            millis(row.cpu),
        );
    }
}
