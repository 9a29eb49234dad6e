//! What stands around the portal's pages.

mod bell;
mod guard;
mod header;
mod menu;
mod needs;
mod outside;
mod session_clock;
mod shell;

pub use bell::Bell;
pub use guard::{Allowed, Frame, to_the_door};
pub use needs::Needs;
pub use outside::{Either, Plain};
