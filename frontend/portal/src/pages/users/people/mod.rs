//! The users of the company as a table: found, sorted, page by page, and ticked where a page asks for that.

mod directory;
mod row;
mod table;
mod tools;

pub use directory::Directory;
pub use table::{People, Ticks};
pub use tools::Tools;
