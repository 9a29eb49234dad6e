//! Passwords.

mod replace_temporary;

pub use replace_temporary::{PasswordsReplaceTemporary, ReplaceDenied, ReplaceTemporary};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! passwords_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::passwords::PasswordsReplaceTemporary
        }
    };
}
