use crate::domain::reset::ResetDenied;
use crate::domain::secret::Password;
use crate::operations::proof::Empty;

operation! {
    /// The code for 確認用パスワードの再設定 [OKB seed: a sole master].
    PasswordsRequestReset {
        name: "passwords.request-reset",
        method: Post,
        path: "/api/passwords/request-reset",
        access: User,
        work: Inquiry,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Read, Roster Read, Throttle Write, Reset Write, Audit Write, Outbox Write, Idempotency Write],
        input: Empty,
        output: CodeSent,
        denied: ResetDenied,
        summary: "Have a code mailed for the reset of one's own confirmation password",
    }
}

operation! {
    /// 確認用パスワードの再設定 by login password, mailed code, and the token where there is one [rules 5].
    PasswordsResetConfirmation {
        name: "passwords.reset-confirmation",
        method: Post,
        path: "/api/passwords/reset-confirmation",
        access: User,
        work: ResetConfirmation,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, LoginSecret Write, ConfirmationSecret Write, Keyring Write, Roster Read, Reset Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: ResetConfirmation,
        output: Empty,
        denied: ResetDenied,
        summary: "Set a new confirmation password with a mailed code",
    }
}

wire! {
    /// Where the code went.
    pub struct CodeSent {
        /// How long it can be used, in seconds.
        pub seconds: u32,
        /// Its digits.
        pub digits: u8,
    }

    /// The new password.
    pub struct ResetConfirmation {
        /// The new confirmation password.
        pub password: Password,
    }
}
