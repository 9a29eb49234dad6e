use crate::domain::id::{ContractId, LoginId};
use crate::domain::secret::{Password, Secret};
use crate::domain::user::TextField;
use crate::operations::passwords::CodeSent;

operation! {
    /// ログインID取得, first half: always the same answer, whoever asks.
    SessionRequestStartUp {
        name: "session.request-start-up",
        method: Post,
        path: "/api/session/request-start-up",
        access: Public,
        work: Inquiry,
        touches: [Throttle Write, Contract Read, Reset Write, Audit Write, Outbox Write],
        input: RequestStartUp,
        output: CodeSent,
        denied: crate::operations::Nothing,
        summary: "Have a code mailed to the master of a new contract, if the letter's number is right",
    }
}

operation! {
    /// ログインID取得, second half: code, login ID and both passwords.
    SessionObtainLoginId {
        name: "session.obtain-login-id",
        method: Post,
        path: "/api/session/obtain-login-id",
        access: Public,
        work: StartUp,
        touches: [Throttle Write, Contract Write, User Write, LoginSecret Write, ConfirmationSecret Write, Roster Write, Reset Write, Audit Write, Outbox Write],
        hashes: true,
        opens_seeds: true,
        input: ObtainLoginId,
        output: LoginIdObtained,
        denied: StartUpRefused,
        summary: "Obtain the login ID of a new contract's master, with the letter and a mailed code",
    }
}

wire! {
    /// What stands on the letter.
    pub struct RequestStartUp {
        /// The contract's number.
        pub contract: ContractId,
        /// The letter's number.
        pub number: Secret,
    }

    /// The master's own choices; the mailed code is the proof.
    pub struct ObtainLoginId {
        /// The contract's number.
        pub contract: ContractId,
        /// The letter's number.
        pub number: Secret,
        /// The name of the master, as it is to be shown.
        pub name: TextField,
        /// The login ID.
        pub login_id: LoginId,
        /// The login password.
        pub login_password: Password,
        /// The confirmation password.
        pub confirmation_password: Password,
    }

    /// The master can sign in now.
    pub struct LoginIdObtained {
        /// The login ID.
        pub login_id: LoginId,
    }
}

words! {
    /// Why not. Whatever is wrong with letter and code is one answer: a stranger learns nothing.
    pub enum StartUpRefused {
        /// Letter or code is wrong or can't be used any more.
        Refused,
        /// Somebody in the bank has this login ID, or had it; told only after the code was proved.
        LoginIdTaken,
    }
}
