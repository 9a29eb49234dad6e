//! The notice centre.

mod list;

pub use list::{NoticeList, NoticePage, NoticeView, NoticesList};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! notices_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::notices::NoticesList
        }
    };
}
