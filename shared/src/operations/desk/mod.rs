//! 窓口: what the bank's own people do. Everything that writes asks for the confirmation password and the second
//! factor, and nobody is here without one [rules 4].

mod bank_data;
mod contracts;
mod fees;
mod procedure;
mod queue;
mod staff;
mod stock;

pub use bank_data::{
    BankDataDenied, BankDataView, DeskBankData, DeskSetBanner, DeskSetContacts, PolicyView, PublicData,
    SetBanner,
};
pub use contracts::{
    ContractDenied, ContractNamed, ContractPage, ContractRow, ContractView, Contracts, DeskContract,
    DeskContracts, DeskStopContract, StopContract,
};
pub use fees::{DeskFees, FeePage, Fees, Month};
pub use procedure::{
    DeskApprove, DeskCheck, DeskDeliver, DeskExecute, DeskProcedure, DeskProcedureView, DeskReceive,
    DeskReceived, DeskReject, DeskReportLoss, DeskReturnDevice, DeskShip, Execute, Executed, Note, Opens,
    ProcedureNamed, Receive, ReportLoss, Ship, StartUpLetter, StepNamed,
};
pub use queue::{DeskQueue, Queue, QueuePage, QueueRow};
pub use staff::{
    Decide, DeskDecide, DeskProposals, DeskPropose, DeskStaff, ProposalView, Proposals, Propose, Staff,
    StaffRow,
};
pub use stock::{
    DeskImport, DeskImportOn, DeskStock, DeskUploadPart, ImportNamed, ImportStock, MOST_PARTS, PART_BYTES,
    Stock, StockImport, StockPage, StockRow, UploadDenied, UploadPart, Uploaded,
};
