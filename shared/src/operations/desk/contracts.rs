use super::Note;
use crate::domain::account::{Account, Limits};
use crate::domain::contract::ContractStatus;
use crate::domain::id::ContractId;
use crate::domain::instant::Instant;
use crate::domain::postal::PostalAddress;
use crate::domain::user::TextField;
use crate::operations::Nothing;
use crate::operations::home::RescueMap;
use crate::operations::procedures::ProcedureView;
use crate::operations::tokens::TokenView;
use crate::operations::users::UserRow;

operation! {
    /// The contracts of the bank, by number.
    DeskContracts {
        name: "desk.contracts",
        method: Get,
        path: "/api/desk/contracts",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        by_time: [Contract],
        input: ContractPage,
        output: Contracts,
        denied: Nothing,
        summary: "The bank's contracts, by number",
    }
}

operation! {
    /// A contract as its own people see it.
    DeskContract {
        name: "desk.contract",
        method: Get,
        path: "/api/desk/contract",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, LoginSecret Read, ConfirmationSecret Read, Procedure Read, Charge Read],
        input: ContractNamed,
        output: ContractView,
        denied: ContractDenied,
        summary: "A contract as its own people see it: users, devices, rescue map, procedures",
    }
}

operation! {
    /// 緊急停止: nobody of the contract can work, at once.
    DeskStopContract {
        name: "desk.stop-contract",
        method: Post,
        path: "/api/desk/stop-contract",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Write, ConfirmationSecret Write, Keyring Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: StopContract,
        output: ContractRow,
        denied: ContractDenied,
        summary: "Stop a contract in an emergency, at once; two people let it work again",
    }
}

wire! {
    /// Which page.
    #[derive(Default)]
    pub struct ContractPage {
        /// Numbers that begin so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<String>,
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    /// A page of contracts.
    pub struct Contracts {
        /// By number.
        pub rows: Vec<ContractRow>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// A contract.
    pub struct ContractRow {
        /// Its number.
        pub id: ContractId,
        /// The company.
        pub name: TextField,
        /// Whether its people can work.
        pub status: ContractStatus,
        /// The policy that holds for it.
        pub policy: String,
        /// When it was opened.
        pub opened_at: Instant,
    }

    /// Which contract.
    pub struct ContractNamed {
        /// Its number.
        pub contract: ContractId,
    }

    /// Which contract is stopped, and why.
    pub struct StopContract {
        /// Its number.
        pub contract: ContractId,
        /// Why.
        pub note: Note,
    }

    /// A contract as its own people see it.
    pub struct ContractView {
        /// The contract.
        pub contract: ContractRow,
        /// Where the bank sends things.
        pub address: Option<PostalAddress>,
        /// Its accounts; the first is the representative one.
        pub accounts: Vec<Account>,
        /// What it may move a day.
        pub caps: Limits,
        /// Users of its plan.
        pub plan_users: u32,
        /// Until when its start-up letter can be used, while its master has no login ID.
        pub start_up_until: Option<Instant>,
        /// Its users, as the master sees them.
        pub users: Vec<UserRow>,
        /// Its devices, as the master sees them.
        pub tokens: Vec<TokenView>,
        /// Who could rescue whom.
        pub rescue: RescueMap,
        /// The latest of its procedures.
        pub procedures: Vec<ProcedureView>,
    }
}

words! {
    /// Why a contract is not shown or stopped.
    pub enum ContractDenied {
        /// There is none with this number.
        NotFound,
        /// It has ended, or is stopped.
        NothingToDo,
    }
}

/// Hands the operations about contracts, the people of the desk and what two of them decide to a callback macro.
#[macro_export]
macro_rules! desk_contract_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::desk::DeskContracts,
            $crate::operations::desk::DeskContract,
            $crate::operations::desk::DeskStopContract,
            $crate::operations::desk::DeskStaff,
            $crate::operations::desk::DeskPropose,
            $crate::operations::desk::DeskDecide,
            $crate::operations::desk::DeskProposals,
            $crate::operations::desk::DeskSetBanner,
            $crate::operations::desk::DeskSetContacts,
            $crate::operations::desk::DeskBankData
        }
    };
}
