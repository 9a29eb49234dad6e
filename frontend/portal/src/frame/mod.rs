//! What stands around the portal's pages.

mod bell;
mod desk;
mod guard;
mod header;
mod menu;
mod needs;
mod outside;
mod shell;
mod way_in;

pub use bell::Bell;
pub use guard::{Frame, Past};
pub use kit::frame::Allowed;
pub use needs::Needs;
pub use outside::{Either, Plain};
pub use way_in::{Onward, Stopped, pass};
