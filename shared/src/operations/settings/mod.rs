//! Settings of the contract, and the bank's policy as its customers may read it.

mod change;
mod view;

pub use change::{ChangeSettings, SettingsChange};
pub use view::{PolicyView, SettingsPage, SettingsView};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! settings_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::settings::SettingsView,
            $crate::operations::settings::SettingsChange
        }
    };
}
