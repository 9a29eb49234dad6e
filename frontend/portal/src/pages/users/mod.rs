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
pub mod view;

pub use list::Page;
pub use one::asked_for;

use shared::domain::id::UserId;
use shared::domain::user::Role;
use shared::domain::user_work::UserDenied;
use shared::operations::users::UserView;

/// A page about some users.
pub fn of<'a>(path: &str, users: impl IntoIterator<Item = &'a UserId>) -> String {
    // Ids are letters, digits and signs that stand in addresses as they are.
    let query: Vec<String> = users.into_iter().map(|user| format!("user={user}")).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Why a user can't be deleted, if the server said that they can't.
fn kept(user: &UserView) -> Option<UserDenied> {
    let why = match user.record.role {
        Role::Master => UserDenied::Master,
        Role::Administrator | Role::General if user.oneself => UserDenied::Oneself,
        Role::Administrator | Role::General => UserDenied::RoleNotAllowed,
    };
    (!user.deletable).then_some(why)
}
