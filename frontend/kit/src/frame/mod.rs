//! What stands around the pages of every entrance.

mod bank_notice;
mod banners;
mod guard;
mod header;
mod outer;
mod session_clock;
mod sign_out;
mod skip_link;
mod wordmark;

pub use banners::Banners;
pub use guard::{Allowed, Unreachable, to_the_door};
pub use header::Header;
pub use outer::Outer;
pub use skip_link::{MAIN, SkipLink};
pub use wordmark::Wordmark;
