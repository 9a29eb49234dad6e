//! トークン.

mod cannot_release;
pub mod clock;
pub mod hrefs;
pub mod life;
mod list;
mod numbers;
pub mod register;
pub mod release;
pub mod report;
pub mod revoke;
pub mod software;
mod wait;

pub use hrefs::release_of;
pub use list::Page;
