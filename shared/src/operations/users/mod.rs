//! Users of the company.

mod add;
mod change;
mod delete;
mod list;
mod set_passwords;
mod set_state;
mod view;

pub use add::{NewSecrets, UserAdded, UsersAdd};
pub use change::{ChangeUser, UserChanged, UsersChange};
pub use delete::{DeleteUser, UserDeleted, UsersDelete};
pub use list::{UserList, UserRow, UsersList};
pub use set_passwords::{NewTemporary, PasswordsSet, SetPasswords, UsersSetPasswords};
pub use set_state::{PersonState, SetState, SetStateOf, StateAfter, StatesSet, UsersSetState};
pub use view::{UserView, UsersView, ViewDenied, ViewUser};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! users_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::users::UsersList,
            $crate::operations::users::UsersAdd,
            $crate::operations::users::UsersView,
            $crate::operations::users::UsersChange,
            $crate::operations::users::UsersDelete,
            $crate::operations::users::UsersSetState,
            $crate::operations::users::UsersSetPasswords
        }
    };
}
