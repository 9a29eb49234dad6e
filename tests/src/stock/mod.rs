//! The bank's stock of devices: sent in parts, staged, in stock all at once, and given to contracts.

mod assign;
mod files;
pub mod office;
mod refused;
mod resumed;
