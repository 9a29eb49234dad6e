//! Home: what needs one, and who could help.

mod overview;

pub use overview::{
    HomeOverview, Need, NeedKind, Overview, RescueCell, RescueKind, RescueMap, RescueRow, SignInRow,
    WeakSpotView,
};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! home_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::home::HomeOverview
        }
    };
}
