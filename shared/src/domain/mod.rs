//! State and rules of the banks, as values and pure functions. The source of each rule stands at its test:
//! a seed document, a decision (`rules`), or an RFC section.

pub mod access;
pub mod account;
pub mod attempt;
pub mod audit;
pub mod authenticator;
pub mod client;
pub mod contract;
pub mod device;
pub mod device_file;
pub mod field;
pub mod id;
pub mod instant;
pub mod notice;
pub mod otp;
pub mod password;
pub mod payee;
pub mod policy;
pub mod registration;
pub mod release;
pub mod rescue;
pub mod reset;
pub mod roster;
pub mod secret;
pub mod session;
pub mod settings;
pub mod throttle;
pub mod user;
pub mod user_draft;
pub mod user_work;
