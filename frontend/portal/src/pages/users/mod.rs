//! 利用者情報の管理.

mod list;
pub mod new;

pub use list::Page;
