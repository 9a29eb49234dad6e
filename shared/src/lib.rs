//! Rules and contract of Kagimate.
//!
//! [`domain`] holds state and rules as pure functions; [`operations`] declares every operation once. Both
//! compile to WebAssembly and native code. Neither reads a clock, draws randomness or does I/O: time and
//! fresh ids are arguments, so that every rule is a table that a test can walk.

#[macro_use]
mod wire;

pub mod domain;
pub mod operations;
