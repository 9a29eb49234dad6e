mod add;
mod list;
pub(crate) mod newcomer;

pub(crate) use list::Standing;
use ports::records::Versioned;
use shared::domain::user::User;

/// Values without the versions under which they were read.
pub(crate) fn plain(users: Vec<Versioned<User>>) -> Vec<User> {
    users.into_iter().map(|user| user.value).collect()
}
