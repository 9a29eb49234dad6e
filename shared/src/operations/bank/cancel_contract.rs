use crate::domain::id::ContractId;
use crate::operations::desk::ContractNamed;

operation! {
    /// 解約 by the bank itself: at once, and without a form.
    BankCancelContract {
        name: "bank.cancel-contract",
        method: Post,
        path: "/api/bank/cancel-contract",
        access: Bank,
        work: Bank,
        touches: [Contract Write, User Read, Audit Write, Outbox Write],
        input: ContractNamed,
        output: Cancelled,
        denied: CancelDenied,
        summary: "End a contract for good, at once: every request of its people is answered with that",
    }
}

wire! {
    /// The contract that has ended, now or before.
    pub struct Cancelled {
        /// Its number.
        pub contract: ContractId,
    }
}

words! {
    /// Why it can't be cancelled.
    pub enum CancelDenied {
        /// There is no such contract.
        ContractUnknown,
    }
}
