//! What every entrance of the page shares. An entrance is a module of its own with the pages of some paths;
//! `entrances.json` says which.

pub mod api;
pub mod clock;
pub mod components;
pub mod csv;
pub mod frame;
pub mod handover;
pub mod help_texts;
pub mod i18n;
pub mod language;
mod language_told;
pub mod location;
pub mod money;
pub mod not_found;
mod panic;
pub mod procedures;
mod restored;
pub mod routes;
pub mod session;
mod start;
pub mod texts;
pub mod time_text;

pub use start::{signed_in, start};
