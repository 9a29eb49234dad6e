//! The figures of the load beside what is aimed at.

use super::drive::Outcome;
use crate::statistics::{millis, percentile, sorted};
use crate::verdict::Verdict;

/// Guarded operations per second on two cores.
const PER_SECOND: f64 = 600.0;
/// The slowest percent of guarded operations, in milliseconds.
const P99_MILLIS: f64 = 20.0;
/// CPU of a guarded operation, in milliseconds.
const CPU_MILLIS: f64 = 2.0;
/// Where the aims are held: enough connections to keep both cores busy, few enough that nobody queues long.
const JUDGED: usize = 8;

struct Figures {
    per_second: f64,
    p50: f64,
    p99: f64,
    cpu: f64,
}

/// The heading of the table.
pub fn header() {
    println!(
        "\n{:<34} {:>11} {:>8} {:>8} {:>8} {:>8} {:>13} {:>13}",
        "work", "connections", "requests", "per s", "p50 ms", "p99 ms", "portal CPU ms", "client CPU ms"
    );
}

/// A row of sign-ins: bound by their hashes, which are meant to be slow, so that nothing is aimed at.
pub fn sign_in(connections: usize, outcome: &Outcome) {
    row("sign-in", connections, outcome);
}

/// A row of guarded operations, and whether it holds.
pub fn guarded(connections: usize, outcome: &Outcome, verdict: &mut Verdict) {
    let figures = row("payees.register, 1 right 2 wrong", connections, outcome);
    if connections == JUDGED {
        let what = |figure: &str| format!("guarded operation at {connections} connections, {figure}");
        verdict.at_least(&what("requests"), figures.per_second, PER_SECOND, "/s");
        verdict.at_most(&what("p99"), figures.p99, P99_MILLIS, " ms");
        verdict.at_most(&what("CPU of the portal"), figures.cpu, CPU_MILLIS, " ms");
    }
}

/// What is aimed at.
pub fn footer() {
    println!(
        "aims of the guarded operation at {JUDGED} connections: {PER_SECOND}/s, p99 {P99_MILLIS} ms, {CPU_MILLIS} CPU-ms; \
         it fails below a third or above three times of that. Portal CPU holds the embedded engine's."
    );
}

#[allow(clippy::cast_precision_loss, reason = "requests of a few seconds")]
fn row(what: &str, connections: usize, outcome: &Outcome) -> Figures {
    let latencies = sorted(outcome.latencies.iter().copied());
    let count = latencies.len() as f64;
    let figures = Figures {
        per_second: count / outcome.wall.as_secs_f64(),
        p50: millis(percentile(&latencies, 0.5)),
        p99: millis(percentile(&latencies, 0.99)),
        cpu: millis(outcome.portal) / count,
    };
    println!(
        "{what:<34} {connections:>11} {count:>8} {:>8.0} {:>8.1} {:>8.1} {:>13.2} {:>13.2}",
        figures.per_second,
        figures.p50,
        figures.p99,
        figures.cpu,
        millis(outcome.client) / count
    );
    figures
}
