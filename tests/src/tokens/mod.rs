//! The life of tokens: links that are cut and move, clocks that are found again, software devices, printed days.

mod cost;
mod expiry;
mod moves;
mod questions;
mod resynchronisation;
mod revocation;
mod rows;
mod seed;
mod software;
mod timeline;
mod waiting;
