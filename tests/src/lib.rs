//! Whole-system tests: the bank in one process, on the embedded engine, under a clock that tests move.
//!
//! One test binary, so that everything links once. [`harness`] has the world and the people in it; the other
//! modules are tests by subject. Golden files are compared by [`golden`] and written by `cargo xtask golden`.
#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod browsers;
mod desk;
mod door;
mod faults;
mod golden;
mod harness;
mod import;
mod journeys;
mod malformed;
mod own_passwords;
mod races;
mod refusals;
mod resets;
mod restored;
mod samples;
mod second_factor;
mod stock;
mod stored;
mod throttles;
mod tokens;
