//! The bank's stock of devices: what the desk sees of it, and how it comes to be.

mod file;
mod go_on;
mod import;
mod import_on;
mod list;
mod upload;

pub use upload::Uploading;
