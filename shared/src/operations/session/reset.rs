use crate::domain::account::Account;
use crate::domain::id::LoginId;
use crate::domain::secret::Password;
use crate::domain::user::MailAddress;
use crate::operations::Nothing;
use crate::operations::passwords::CodeSent;
use crate::operations::proof::Empty;

operation! {
    /// パスワードの再設定, first half: always the same answer, whoever asks [OKB seed; rules 5].
    SessionRequestReset {
        name: "session.request-reset",
        method: Post,
        path: "/api/session/request-reset",
        access: Public,
        work: Inquiry,
        touches: [Throttle Write, LoginSecret Read, User Read, Contract Read, Roster Read, Reset Write, Audit Write, Outbox Write],
        input: RequestReset,
        output: CodeSent,
        denied: Nothing,
        summary: "Have a code mailed for the reset of a login password, if everything typed is right",
    }
}

operation! {
    /// パスワードの再設定, second half: code, token where there is one, and a new login password.
    SessionResetPassword {
        name: "session.reset-password",
        method: Post,
        path: "/api/session/reset-password",
        access: Public,
        work: ResetLogin,
        touches: [Throttle Write, LoginSecret Write, User Write, ConfirmationSecret Write, Contract Read, Roster Read, Keyring Write, Session Write, Reset Write, Life Write, Audit Write, Outbox Write],
        hashes: true,
        opens_seeds: true,
        input: ResetPassword,
        output: Empty,
        denied: ResetRefused,
        summary: "Set a new login password with a mailed code",
    }
}

wire! {
    /// What only the person knows.
    pub struct RequestReset {
        /// The login ID.
        pub login_id: LoginId,
        /// The registered address.
        pub mail: MailAddress,
        /// The representative account (代表口座) of the contract.
        pub account: Account,
    }

    /// The new password; code and one-time password are the proofs.
    pub struct ResetPassword {
        /// The login ID.
        pub login_id: LoginId,
        /// The new login password.
        pub password: Password,
    }
}

words! {
    /// One answer for whatever is wrong: a stranger learns nothing.
    pub enum ResetRefused {
        /// The code is wrong or can't be used any more, or there was none.
        Refused,
    }
}
