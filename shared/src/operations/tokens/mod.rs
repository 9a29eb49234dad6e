//! Devices for one-time passwords.

mod list;
mod own;
mod register;
mod release_stop;
mod view;

pub use list::{TokenList, TokensList};
pub use own::{OwnToken, TokensOwn};
pub use register::{Register, Registered, TokensRegister};
pub use release_stop::{ReleaseStop, Released, TokensReleaseStop};
pub use view::{FailureMark, Sharer, TokenView};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! tokens_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::tokens::TokensList,
            $crate::operations::tokens::TokensOwn,
            $crate::operations::tokens::TokensRegister,
            $crate::operations::tokens::TokensReleaseStop
        }
    };
}
