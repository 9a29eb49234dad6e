use crate::domain::access::Permission;
use crate::domain::id::{LoginId, UserId};
use crate::domain::instant::Instant;
use crate::domain::secret::Secret;
use crate::domain::user::{MailAddress, Role, TextField};

operation! {
    /// ユーザの追加.
    UsersAdd {
        name: "users.add",
        method: Post,
        path: "/api/users/add",
        access: AdministratorRights,
        work: AddUser,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, ConfirmationSecret Write, LoginSecret Write, Roster Write, Keyring Write, Audit Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: AddUser,
        output: UserAdded,
        denied: UserAddDenied,
        summary: "Add a user; their temporary passwords are in the answer, once",
    }
}

wire! {
    /// The new user.
    pub struct AddUser {
        /// Their login ID; unique over the whole bank.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// Their address for notices.
        pub mail: MailAddress,
        /// Their role; administrators by the master only.
        pub role: Role,
        /// What they may work with.
        pub permissions: Vec<Permission>,
    }

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

words! {
    /// Why the user can't be added, in the order in which it is found out.
    pub enum UserAddDenied {
        /// Only the master creates administrators, and nobody a second master.
        RoleNotAllowed,
        /// The contract's plan has no room for another user.
        PlanFull,
        /// Somebody in the bank has this login ID, or had it.
        LoginIdTaken,
    }
}
