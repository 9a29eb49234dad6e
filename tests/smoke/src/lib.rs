//! The journey by HTTP: a contract of its own is opened at a stage, its people do what people do, and it is ended
//! again. The same journey runs against a portal on this machine and against a deployed stage: a [`Site`] is where
//! browsers go, a [`door::BankDoor`] what only the bank can reach.

mod browser;
mod chance;
mod device;
pub mod door;
mod journey;
mod junit;
mod page;
mod person;
pub mod portal;
mod reply;
mod report;
mod site;

pub use journey::{ANNOUNCED, run};
pub use junit::xml;
pub use report::{Outcome, Report, STEPS, Step};
pub use site::{Origin, Pace, Site};
