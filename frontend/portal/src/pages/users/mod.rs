//! 利用者情報の管理, 利用者停止・解除 and パスワード変更.

pub mod change;
pub mod delete;
mod list;
pub mod new;
mod one;
pub mod passwords;
mod people;
mod record;
mod secrets;
mod slip;
pub mod state;
mod states;
pub mod view;

pub use list::Page;

use shared::domain::id::UserId;

/// A page about some users.
pub fn of<'a>(path: &str, users: impl IntoIterator<Item = &'a UserId>) -> String {
    // Ids are letters, digits and signs that stand in addresses as they are.
    let query: Vec<String> = users.into_iter().map(|user| format!("user={user}")).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}
