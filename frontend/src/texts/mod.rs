//! Which text belongs to which word of the contract: exhaustive matches, so that a new word without a text
//! does not compile.

mod client;
mod failure;
mod field;
mod operation;
mod session;
mod state;

pub use client::client;
pub use failure::{Said, call_error, failure, nothing, proof_refusal};
pub use field::field_reason;
pub use operation::{operation, outcome};
pub use session::session_end;
pub use state::{authenticator, device_state, role, service_state};
