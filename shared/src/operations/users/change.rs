use crate::domain::id::UserId;
use crate::domain::user_draft::{UserDraft, UserField};
use crate::domain::user_work::UserDenied;

operation! {
    /// 利用者情報の変更, the login ID and administrator rights included.
    UsersChange {
        name: "users.change",
        method: Post,
        path: "/api/users/change",
        access: AdministratorRights,
        work: ChangeUser,
        keyed: true,
        touches: [Session Write, User Write, Contract Read, ConfirmationSecret Write, LoginSecret Write, Roster Write, Keyring Write, Throttle Write, Life Write, Audit Write, Outbox Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: ChangeUser,
        output: UserChanged,
        denied: UserDenied,
        summary: "Change a user's data, permissions, accounts, limits, login ID or administrator rights",
    }
}

wire! {
    /// The record as it shall be.
    pub struct ChangeUser {
        /// Whose.
        pub user: UserId,
        /// The version that the page showed: what was changed since is never overwritten.
        pub version: u64,
        /// The whole record.
        pub record: UserDraft,
    }

    /// What was changed.
    pub struct UserChanged {
        /// Whose.
        pub user: UserId,
        /// The parts that are different now.
        pub fields: Vec<UserField>,
    }
}
