//! 手続き: what people of a company ask of the bank in writing.

mod catalogue;
mod file;
mod list;
mod prepare;
mod view;
mod withdraw;

pub use catalogue::{Catalogue, ProceduresCatalogue, Terms};
pub use file::{FileProcedure, ProceduresFile};
pub use list::{
    ProcedureDenied, ProcedureList, ProcedurePage, ProceduresList, ProceduresView, WhichProcedure,
};
pub use prepare::{DeviceNamed, PersonOffered, Prepared, ProceduresPrepare, UnderWay};
pub use view::{ChargeView, Expected, PersonNamed, ProcedureView, StepView};
pub use withdraw::ProceduresWithdraw;

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! procedures_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::procedures::ProceduresCatalogue,
            $crate::operations::procedures::ProceduresPrepare,
            $crate::operations::procedures::ProceduresList,
            $crate::operations::procedures::ProceduresView,
            $crate::operations::procedures::ProceduresFile,
            $crate::operations::procedures::ProceduresWithdraw
        }
    };
}
