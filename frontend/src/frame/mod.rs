//! What stands around the pages.

mod banners;
mod guard;
mod header;
mod menu;
mod needs;
mod outside;
mod session_clock;
mod shell;
mod wordmark;

pub use guard::{Allowed, Frame};
pub use needs::Needs;
pub use outside::{Either, Plain};
