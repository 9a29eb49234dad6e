use super::PayeeView;
use crate::domain::payee::{AccountKind, AccountNumber, BankCode, BranchCode, HolderName};

operation! {
    /// 振込先口座情報登録.
    PayeesRegister {
        name: "payees.register",
        method: Post,
        path: "/api/payees/register",
        access: PayeeWork,
        work: TransferPayees,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Payee Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: RegisterPayee,
        output: PayeeView,
        denied: PayeeDenied,
        summary: "Register an account that transfers may go to",
    }
}

wire! {
    /// The account.
    pub struct RegisterPayee {
        /// The bank.
        pub bank: BankCode,
        /// The branch.
        pub branch: BranchCode,
        /// The kind of account.
        pub kind: AccountKind,
        /// Its number.
        pub number: AccountNumber,
        /// Its holder, in half-width kana.
        pub holder: HolderName,
    }
}

words! {
    /// Why it can't be registered.
    pub enum PayeeDenied {
        /// This account is registered already.
        AlreadyRegistered,
    }
}
