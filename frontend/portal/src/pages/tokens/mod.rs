//! トークン.

mod list;
pub mod register;
pub mod release;
pub mod report;

pub use list::Page;

use kit::routes;
use shared::domain::id::Serial;

/// Where the stop of a device is released.
pub fn release_of(serial: &Serial) -> String {
    format!("{}?serial={serial}", routes::TOKENS_RELEASE)
}
