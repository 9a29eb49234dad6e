use crate::domain::instant::Instant;
use crate::domain::payee::{AccountKind, AccountNumber, BankCode, BranchCode, HolderName};
use crate::operations::Nothing;

operation! {
    /// The registered payees.
    PayeesList {
        name: "payees.list",
        method: Get,
        path: "/api/payees/list",
        access: PayeeWork,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Payee Read],
        input: PayeePage,
        output: PayeeList,
        denied: Nothing,
        summary: "The registered payees, page by page",
    }
}

wire! {
    /// Which page.
    #[derive(Default)]
    pub struct PayeePage {
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    /// A page of payees, by bank, branch and number.
    pub struct PayeeList {
        /// The rows.
        pub payees: Vec<PayeeView>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// A payee.
    pub struct PayeeView {
        /// The bank.
        pub bank: BankCode,
        /// The branch.
        pub branch: BranchCode,
        /// The kind of account.
        pub kind: AccountKind,
        /// Its number.
        pub number: AccountNumber,
        /// Its holder.
        pub holder: HolderName,
        /// When it was registered.
        pub registered_at: Instant,
    }
}
