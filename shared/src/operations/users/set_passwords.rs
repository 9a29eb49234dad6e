use crate::domain::id::{LoginId, UserId};
use crate::domain::instant::Instant;
use crate::domain::secret::{Password, Secret};
use crate::domain::user::TextField;
use crate::domain::user_work::SetPasswordDenied;

operation! {
    /// パスワード変更 of somebody else, the master included: temporary ones, which lift that password's lock.
    UsersSetPasswords {
        name: "users.set-passwords",
        method: Post,
        path: "/api/users/set-passwords",
        access: AdministratorRights,
        work: ChangeUser,
        keyed: true,
        touches: [Session Delete, User Write, Contract Read, ConfirmationSecret Write, LoginSecret Write, Keyring Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: SetPasswords,
        output: PasswordsSet,
        denied: SetPasswordDenied,
        summary: "Set temporary passwords of somebody else; random ones are in the answer, once",
    }
}

wire! {
    /// Whose, and which; at least one.
    pub struct SetPasswords {
        /// The user.
        pub user: UserId,
        /// The login password.
        pub login: Option<NewTemporary>,
        /// The confirmation password.
        pub confirmation: Option<NewTemporary>,
    }

    /// Where a temporary password comes from.
    #[serde(rename_all = "snake_case", tag = "from")]
    pub enum NewTemporary {
        /// The bank makes a random one.
        Random,
        /// The administrator typed it, where bank and company allow that.
        Typed {
            /// What was typed.
            password: Password,
        },
    }

    /// What was set.
    pub struct PasswordsSet {
        /// Whose.
        pub user: UserId,
        /// Their login ID.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// The random ones; none in the answer to a repeat.
        pub login_password: Option<Secret>,
        /// The same.
        pub confirmation_password: Option<Secret>,
        /// Until when temporary passwords can be used.
        pub valid_until: Instant,
    }
}
