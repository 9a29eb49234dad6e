//! The real `bootstrap` as Lambda would run it: one process per operation, each at a Runtime API of its own,
//! with the embedded DynamoDB and stand-ins for KMS and SES in their places.

#![allow(clippy::print_stdout, reason = "a test prints how long the start took; nothing is gated by it")]

mod contents;
mod event;
mod function;
mod journey;
mod notices;
mod stage;
mod start;

type Error = Box<dyn std::error::Error + Send + Sync>;
type Outcome = Result<(), Error>;
