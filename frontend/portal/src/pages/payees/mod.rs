//! 振込先口座情報登録.

mod list;
pub mod new;

pub use list::Page;
