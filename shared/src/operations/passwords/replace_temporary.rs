use crate::domain::secret::Password;
use crate::operations::proof::Empty;

operation! {
    /// Replacing both temporary passwords at the first sign-in; the temporary ones are the proof.
    PasswordsReplaceTemporary {
        name: "passwords.replace-temporary",
        method: Post,
        path: "/api/passwords/replace-temporary",
        access: User,
        work: OwnPasswords,
        first_use: true,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, LoginSecret Write, ConfirmationSecret Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        input: ReplaceTemporary,
        output: Empty,
        denied: ReplaceDenied,
        summary: "Replace both temporary passwords at the first sign-in",
    }
}

wire! {
    /// The new passwords.
    pub struct ReplaceTemporary {
        /// The new login password.
        pub login_password: Password,
        /// The new confirmation password.
        pub confirmation_password: Password,
    }
}

words! {
    /// Why they can't be replaced here.
    pub enum ReplaceDenied {
        /// They are not temporary.
        NotTemporary,
    }
}
