//! Devices for one-time passwords.

mod grant_software;
mod history;
mod list;
mod obtain_software;
mod own;
mod register;
mod release_stop;
mod resynchronise;
mod revoke;
mod view;

pub use crate::domain::software::SoftwareDenied;
pub use grant_software::{GrantSoftware, SoftwareGranted, TokensGrantSoftware};
pub use history::{HistoryDenied, TokenHistory, TokensHistory, WhichToken};
pub use list::{TokenList, TokensList};
pub use obtain_software::{SoftwareDevice, TokensObtainSoftware};
pub use own::{OwnToken, TokensOwn};
pub use register::{Register, Registered, TokensRegister};
pub use release_stop::{ReleaseStop, Released, TokensReleaseStop};
pub use resynchronise::{ResynchroniseDenied, Resynchronised, TokensResynchronise};
pub use revoke::{LinkNamed, PersonRevoked, Revoke, RevokeOf, Revoked, TokensRevoke};
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
            $crate::operations::tokens::TokensReleaseStop,
            $crate::operations::tokens::TokensRevoke,
            $crate::operations::tokens::TokensResynchronise,
            $crate::operations::tokens::TokensHistory,
            $crate::operations::tokens::TokensGrantSoftware,
            $crate::operations::tokens::TokensObtainSoftware
        }
    };
}
