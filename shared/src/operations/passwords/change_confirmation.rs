use super::ChangeDenied;
use crate::domain::secret::Password;
use crate::operations::proof::Empty;

operation! {
    /// パスワード変更 of one's own confirmation password; also where only that one is temporary.
    PasswordsChangeConfirmation {
        name: "passwords.change-confirmation",
        method: Post,
        path: "/api/passwords/change-confirmation",
        access: User,
        work: OwnConfirmationPassword,
        first_use: true,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, LoginSecret Write, ConfirmationSecret Write, Throttle Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        input: ChangeConfirmation,
        output: Empty,
        denied: ChangeDenied,
        summary: "Change one's own confirmation password",
    }
}

wire! {
    /// The new password; the current one is the proof.
    pub struct ChangeConfirmation {
        /// The new confirmation password.
        pub password: Password,
    }
}
