//! The pages.

pub mod bank;
mod confirm;
pub mod contract;
pub mod contracts;
pub mod fees;
pub mod import;
mod listing;
pub mod loss;
pub mod procedure;
pub mod queue;
pub mod receive;
pub mod staff;
pub mod stock;
