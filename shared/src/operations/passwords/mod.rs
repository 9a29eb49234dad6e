//! One's own passwords.

mod change_confirmation;
mod change_login;
mod replace_temporary;
mod reset_confirmation;

pub use change_confirmation::{ChangeConfirmation, PasswordsChangeConfirmation};
pub use change_login::{ChangeLogin, PasswordsChangeLogin};
pub use replace_temporary::{PasswordsReplaceTemporary, ReplaceDenied, ReplaceTemporary};
pub use reset_confirmation::{
    CodeSent, PasswordsRequestReset, PasswordsResetConfirmation, ResetConfirmation,
};

words! {
    /// Why one's own password can't be changed here.
    pub enum ChangeDenied {
        /// Both passwords are temporary: they are replaced together.
        BothTemporary,
    }
}

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! passwords_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::passwords::PasswordsReplaceTemporary,
            $crate::operations::passwords::PasswordsChangeLogin,
            $crate::operations::passwords::PasswordsChangeConfirmation,
            $crate::operations::passwords::PasswordsRequestReset,
            $crate::operations::passwords::PasswordsResetConfirmation
        }
    };
}
