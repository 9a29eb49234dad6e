//! What stands around the pages of every entrance.

mod banners;
mod outer;
mod skip_link;
mod wordmark;

pub use banners::Banners;
pub use outer::Outer;
pub use skip_link::{MAIN, SkipLink};
pub use wordmark::Wordmark;
