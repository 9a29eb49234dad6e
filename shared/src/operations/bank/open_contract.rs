use crate::domain::account::Account;
use crate::domain::id::{ContractId, LoginId};
use crate::domain::postal::PostalAddress;
use crate::domain::user::{MailAddress, TextField};
use crate::operations::users::NewSecrets;

operation! {
    /// Opening a contract with its master.
    BankOpenContract {
        name: "bank.open-contract",
        method: Post,
        path: "/api/bank/open-contract",
        access: Bank,
        work: Bank,
        touches: [Contract Write, User Write, LoginSecret Write, ConfirmationSecret Write, Roster Write, Audit Write],
        hashes: true,
        opens_seeds: true,
        input: OpenContract,
        output: Opened,
        denied: OpenDenied,
        summary: "Open a contract with its master; the temporary passwords are in the answer, once",
    }
}

wire! {
    /// The contract and its master.
    pub struct OpenContract {
        /// The contract's id, as the bank numbers it.
        pub contract: ContractId,
        /// The company's name.
        pub name: TextField,
        /// The policy that holds for it: a preset, or a row of the bank's own.
        pub policy: String,
        /// The master's login ID.
        pub login_id: LoginId,
        /// The master's name.
        pub master_name: TextField,
        /// The master's address.
        pub mail: MailAddress,
        /// The accounts; the first is the representative one.
        pub accounts: Vec<Account>,
        /// Where the bank sends things; without one no device can be shipped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<PostalAddress>,
    }

    /// The open contract.
    pub struct Opened {
        /// Its id.
        pub contract: ContractId,
        /// The master's login ID.
        pub login_id: LoginId,
        /// The master's temporary passwords.
        pub secrets: NewSecrets,
    }
}

words! {
    /// Why it can't be opened.
    pub enum OpenDenied {
        /// There is no such policy.
        PolicyUnknown,
        /// A contract has this id already.
        ContractExists,
        /// Somebody in the bank has this login ID, or had it.
        LoginIdTaken,
    }
}
