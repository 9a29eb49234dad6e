use super::ChangeDenied;
use crate::domain::secret::Password;
use crate::operations::proof::Empty;

operation! {
    /// パスワード変更 of one's own login password; also where only that one is temporary.
    PasswordsChangeLogin {
        name: "passwords.change-login",
        method: Post,
        path: "/api/passwords/change-login",
        access: User,
        work: OwnLoginPassword,
        first_use: true,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, LoginSecret Write, ConfirmationSecret Write, Throttle Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        input: ChangeLogin,
        output: Empty,
        denied: ChangeDenied,
        summary: "Change one's own login password",
    }
}

wire! {
    /// The new password; the current one is the proof.
    pub struct ChangeLogin {
        /// The new login password.
        pub password: Password,
    }
}
