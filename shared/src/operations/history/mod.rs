//! 操作履歴照会.

mod all;
mod filter;
mod own;

pub use all::HistoryAll;
pub use filter::{History, HistoryFilter, HistoryKind, HistoryResult, HistoryRow};
pub use own::HistoryOwn;

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! history_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::history::HistoryOwn,
            $crate::operations::history::HistoryAll
        }
    };
}
