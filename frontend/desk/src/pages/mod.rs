//! The pages.

pub mod bank;
pub mod contract;
pub mod contracts;
pub mod fees;
pub mod import;
pub mod loss;
pub mod procedure;
pub mod queue;
pub mod receive;
pub mod staff;
pub mod stock;
