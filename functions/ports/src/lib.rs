//! What the operations need from the world outside, as traits: a table, credentials, a clock, randomness.
//!
//! `operations` knows only this crate and `shared`; `store` and `credentials` implement it; `lambda` and
//! `local` put them together. That keeps the AWS SDK and the crypto out of the rules' tests.

pub mod credentials;
pub mod desk;
pub mod environment;
pub mod mail;
pub mod meter;
pub mod records;
pub mod stock;
pub mod store;
pub mod transaction;
