//! The bank: what everyone may know of it, and what only itself may do.

mod about;
mod add_desk_user;
mod cancel_contract;
mod expire_tokens;
mod import_tokens;
mod open_contract;
mod send_notices;

pub use about::{About, BankAbout, Bilingual, Contacts, LONGEST_BANNER, LONGEST_CONTACT};
pub use add_desk_user::{AddDeskUser, BankAddDeskUser, DeskUserAdded, DeskUserDenied};
pub use cancel_contract::{BankCancelContract, CancelDenied, Cancelled};
pub use expire_tokens::{BankExpireTokens, Expired};
pub use import_tokens::{BankImportTokens, ImportDenied, ImportReport, ImportRow, ImportTokens};
pub use open_contract::{BankOpenContract, OpenContract, OpenDenied, Opened};
pub use send_notices::{BankSendNotices, NoticeNamed, SendNotices, Sent};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! bank_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::bank::BankAbout,
            $crate::operations::bank::BankOpenContract,
            $crate::operations::bank::BankCancelContract,
            $crate::operations::bank::BankImportTokens,
            $crate::operations::bank::BankAddDeskUser,
            $crate::operations::bank::BankExpireTokens,
            $crate::operations::bank::BankSendNotices
        }
    };
}
