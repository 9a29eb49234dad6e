//! What people decide about themselves.

mod language;
mod mail;

pub use language::{ChooseLanguage, OwnLanguage};
pub use mail::{CorrectMail, MailDenied, OwnMail};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! own_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::own::OwnMail,
            $crate::operations::own::OwnLanguage
        }
    };
}
