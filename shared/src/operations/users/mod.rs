//! Users of the company.

mod add;
mod list;

pub use add::{AddUser, NewSecrets, UserAddDenied, UserAdded, UsersAdd};
pub use list::{UserList, UserRow, UsersList};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! users_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::users::UsersList,
            $crate::operations::users::UsersAdd
        }
    };
}
