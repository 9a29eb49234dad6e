use crate::domain::id::{LoginId, UserId};
use crate::domain::user::TextField;
use crate::domain::user_work::UserDenied;

operation! {
    /// 利用者の削除: for good. The login ID is never given to anybody else [rules 3].
    UsersDelete {
        name: "users.delete",
        method: Post,
        path: "/api/users/delete",
        access: AdministratorRights,
        work: DeleteUser,
        keyed: true,
        touches: [Session Delete, User Delete, Contract Read, ConfirmationSecret Delete, LoginSecret Write, Roster Write, Keyring Delete, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: DeleteUser,
        output: UserDeleted,
        denied: UserDenied,
        summary: "Delete a user for good",
    }
}

wire! {
    /// Whom.
    pub struct DeleteUser {
        /// The user.
        pub user: UserId,
        /// The version that the page showed.
        pub version: u64,
    }

    /// Who is gone.
    pub struct UserDeleted {
        /// Their id.
        pub user: UserId,
        /// Their login ID.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
    }
}
