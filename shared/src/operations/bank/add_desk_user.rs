use crate::domain::desk::DeskRole;
use crate::domain::id::LoginId;
use crate::domain::user::{MailAddress, TextField};
use crate::operations::users::NewSecrets;

operation! {
    /// Adding somebody to the desk; the first one opens the bank's own contract.
    BankAddDeskUser {
        name: "bank.add-desk-user",
        method: Post,
        path: "/api/bank/add-desk-user",
        access: Bank,
        work: Bank,
        touches: [Contract Write, User Write, LoginSecret Write, ConfirmationSecret Write, Roster Write, Audit Write],
        hashes: true,
        opens_seeds: true,
        input: AddDeskUser,
        output: DeskUserAdded,
        denied: DeskUserDenied,
        summary: "Add somebody to the desk; the temporary passwords are in the answer, once",
    }
}

wire! {
    /// Somebody at the desk.
    pub struct AddDeskUser {
        /// Their login ID.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// Their address.
        pub mail: MailAddress,
        /// What they do.
        pub role: DeskRole,
    }

    /// They are there.
    pub struct DeskUserAdded {
        /// Their login ID.
        pub login_id: LoginId,
        /// Their temporary passwords.
        pub secrets: NewSecrets,
    }
}

words! {
    /// Why they can't be added.
    pub enum DeskUserDenied {
        /// Somebody in the bank has this login ID, or had it.
        LoginIdTaken,
    }
}
