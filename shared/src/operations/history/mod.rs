//! Histories.

mod own;

pub use own::{History, HistoryOwn, HistoryPage, HistoryRow};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! history_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::history::HistoryOwn
        }
    };
}
