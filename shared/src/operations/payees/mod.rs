//! The register of transfer payees (振込先口座情報登録).

mod list;
mod register;

pub use list::{PayeeList, PayeePage, PayeeView, PayeesList};
pub use register::{PayeeDenied, PayeesRegister, RegisterPayee};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! payees_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::payees::PayeesList,
            $crate::operations::payees::PayeesRegister
        }
    };
}
