//! お困りのとき.

mod guide;
mod questions;
mod what_if;

pub use guide::{AskGuide, GuideAnswer, RescueGuide};
pub use questions::{GuardedWork, Questions, RescueQuestions, RevocationAnswer};
pub use what_if::{HelpView, RescueWhatIf, WhatIf, WhatIfAnswer, WhatIfDenied};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! rescue_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::rescue::RescueGuide,
            $crate::operations::rescue::RescueWhatIf,
            $crate::operations::rescue::RescueQuestions
        }
    };
}
