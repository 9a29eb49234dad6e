use crate::domain::id::{LoginId, UserId};
use crate::domain::instant::Instant;
use crate::domain::secret::Secret;
use crate::domain::user::TextField;
use crate::domain::user_draft::UserDraft;
use crate::domain::user_work::UserDenied;

operation! {
    /// ユーザの追加.
    UsersAdd {
        name: "users.add",
        method: Post,
        path: "/api/users/add",
        access: AdministratorRights,
        work: AddUser,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, ConfirmationSecret Write, LoginSecret Write, Roster Write, Keyring Write, Throttle Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: UserDraft,
        output: UserAdded,
        denied: UserDenied,
        summary: "Add a user; their temporary passwords are in the answer, once",
    }
}

wire! {
    /// The new user, with the secrets that leave here and nowhere else.
    pub struct UserAdded {
        /// Their id.
        pub user: UserId,
        /// Their login ID.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// Their temporary passwords. A repeat of the request has none: they were shown.
        pub secrets: Option<NewSecrets>,
    }

    /// Temporary passwords at their birth.
    pub struct NewSecrets {
        /// The login password.
        pub login_password: Secret,
        /// The confirmation password.
        pub confirmation_password: Secret,
        /// Until when they can be used.
        pub valid_until: Instant,
    }
}
