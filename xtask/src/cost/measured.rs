//! What a request needs, as measured: `bench/figures.json` and `bench/durations.json`, with what the catalogue gives
//! its function.

use crate::infra::catalogue::Operation;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Megabytes at which a function has a virtual CPU to itself; below it has as much less.
const FULL_CPU_MEGABYTES: f64 = 1769.0;
/// Milliseconds that a round trip to the table waits longer in a region than beside the embedded engine. Not
/// measured: AWS says "single-digit milliseconds".
const ROUND_TRIP_MILLIS: f64 = 5.0;
/// Of a hundred invocations, how many find no process and start one. Not measured.
const COLD_PERCENT: f64 = 5.0;
/// What a start is billed with a full CPU: the most that `cargo xtask bench --starts` lets pass.
const COLD_MILLIS: f64 = 60.0;
/// Headers of a request and of an answer, each way: names, cookies, the page's policies.
const HEADER_BYTES: f64 = 1500.0;

/// Counts of a call.
#[derive(Debug, Deserialize)]
struct Counts {
    round_trips: f64,
    read_units: f64,
    write_units: f64,
}

/// How long calls took, and on what.
#[derive(Debug, Deserialize)]
pub struct Durations {
    /// The day.
    pub taken: String,
    /// The machine.
    pub machine: Machine,
    operations: BTreeMap<String, Duration>,
}

/// What was measured on.
#[derive(Debug, Deserialize)]
pub struct Machine {
    /// Its cores.
    pub cores: u32,
    /// Their kind.
    pub architecture: String,
    /// Whether the program was built for speed.
    pub optimised: bool,
}

#[derive(Debug, Deserialize)]
struct Duration {
    milliseconds: f64,
    request_bytes: f64,
    response_bytes: f64,
}

/// Everything that was measured.
#[derive(Debug)]
pub struct Measured {
    figures: BTreeMap<String, Counts>,
    /// How long it took.
    pub durations: Durations,
    /// The catalogue.
    pub operations: Vec<Operation>,
}

/// What a request of some kind needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub read_units: f64,
    pub write_units: f64,
    pub gb_seconds: f64,
    pub bytes_in: f64,
    pub bytes_out: f64,
    /// Whether the function may ask for a contract's data key.
    pub unseals: bool,
    /// Whether it comes by the API.
    pub public: bool,
}

impl Measured {
    /// From the texts of the files.
    pub fn read(figures: &str, durations: &str, operations: Vec<Operation>) -> Result<Self> {
        Ok(Self {
            figures: serde_json::from_str(figures).context("bench/figures.json")?,
            durations: serde_json::from_str(durations).context("bench/durations.json")?,
            operations,
        })
    }

    /// What a call needs: an operation, or an operation and what is special about the call after a comma.
    ///
    /// # Errors
    /// A sentence: what is not measured.
    pub fn request(&self, call: &str) -> Result<Request, String> {
        let name = call.split(',').next().unwrap_or(call);
        let operation = self.operations.iter().find(|operation| operation.operation == name);
        let operation = operation.ok_or_else(|| format!("infra/operations.json has no {name}"))?;
        let missing = |file| format!("{call} is not in bench/{file}");
        let counts = self.figures.get(call).ok_or_else(|| missing("figures.json"))?;
        let duration = self.durations.operations.get(call).ok_or_else(|| missing("durations.json"))?;
        #[allow(clippy::cast_precision_loss, reason = "megabytes of a function")]
        let megabytes = operation.memory as f64;
        let share = (FULL_CPU_MEGABYTES / megabytes).max(1.0);
        // All of what was measured here is taken for work, the embedded engine's, too: rather too much than too little.
        let warm = (duration.milliseconds * share + counts.round_trips * ROUND_TRIP_MILLIS).ceil();
        let billed = warm + COLD_PERCENT / 100.0 * COLD_MILLIS * share;
        Ok(Request {
            read_units: counts.read_units,
            write_units: counts.write_units,
            gb_seconds: megabytes / 1024.0 * billed / 1000.0,
            bytes_in: duration.request_bytes + HEADER_BYTES,
            bytes_out: duration.response_bytes + HEADER_BYTES,
            unseals: !operation.kms.is_empty(),
            public: operation.is_public(),
        })
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A reader and a door, measured; and one that nobody measured.
    pub fn small() -> Measured {
        let figures = r#"{
            "a.read": {"calls": 1, "round_trips": 1, "key_calls": 0, "hashes": 0, "read_units": 3.0, "write_units": 0.0},
            "a.write": {"calls": 4, "round_trips": 3, "key_calls": 0, "hashes": 1, "read_units": 5.0, "write_units": 18.0},
            "a.write, wrong": {"calls": 4, "round_trips": 3, "key_calls": 0, "hashes": 1, "read_units": 5.0, "write_units": 8.0}
        }"#;
        let durations = r#"{
            "taken": "2026-11-22", "machine": {"cores": 2, "architecture": "x86_64", "optimised": true},
            "operations": {
                "a.read": {"milliseconds": 2.0, "request_bytes": 0, "response_bytes": 500},
                "a.write": {"milliseconds": 85.0, "request_bytes": 100, "response_bytes": 50},
                "a.write, wrong": {"milliseconds": 85.0, "request_bytes": 100, "response_bytes": 50}
            }
        }"#;
        Measured::read(figures, durations, operations()).unwrap()
    }

    fn operations() -> Vec<Operation> {
        let operation = |name: &str, memory: u64, kms: &str, access: &str, events: &str| {
            format!(
                r#"{{"operation": "{name}", "function": "x", "handler": "{name}", "method": "POST", "path": "/api/x",
                "access": "{access}", "memory": {memory}, "timeout": 10, "kms": [{kms}], "dynamodb": [],
                "events": [{events}]}}"#
            )
        };
        let all = [
            operation("a.read", 512, "", "user", ""),
            operation("a.write", 1769, r#""kms:Decrypt""#, "user", ""),
            operation("a.unmeasured", 512, "", "user", ""),
            operation(
                "a.mails",
                512,
                "",
                "bank",
                r#"{"stream": "OUTBOX#"}, {"schedule": "rate(5 minutes)"}"#,
            ),
        ];
        serde_json::from_str(&format!("[{}]", all.join(","))).unwrap()
    }

    #[test]
    fn less_memory_is_less_cpu_and_longer() {
        let measured = small();
        let read = measured.request("a.read").unwrap();
        // 2 ms at 512 of 1,769 MB are 6.91 ms; with a round trip 11.91, billed as 12; a start in twenty of 207.3 ms.
        let billed = 12.0 + 0.05 * 60.0 * 1769.0 / 512.0;
        assert!((read.gb_seconds - 0.5 * billed / 1000.0).abs() < 1e-12, "{}", read.gb_seconds);
        assert_eq!((read.bytes_out, read.unseals, read.public), (2000.0, false, true));
        let write = measured.request("a.write").unwrap();
        let billed = 85.0 + 15.0 + 0.05 * 60.0;
        assert!((write.gb_seconds - 1769.0 / 1024.0 * billed / 1000.0).abs() < 1e-12, "{}", write.gb_seconds);
        assert!(write.unseals);
    }

    #[test]
    fn a_special_call_has_figures_of_its_own_and_the_function_of_its_operation() {
        let wrong = small().request("a.write, wrong").unwrap();
        assert_eq!((wrong.write_units, wrong.unseals), (8.0, true));
    }

    #[test]
    fn what_is_missing_is_said() {
        for (call, said) in [
            ("a.none", "infra/operations.json has no a.none"),
            ("a.unmeasured", "a.unmeasured is not in bench/figures.json"),
            ("a.read, odd", "a.read, odd is not in bench/figures.json"),
        ] {
            assert_eq!(small().request(call).unwrap_err(), said);
        }
    }
}
