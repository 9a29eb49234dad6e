use crate::domain::account::{Account, Limits};
use crate::domain::id::{Serial, UserId};
use crate::domain::instant::Instant;
use crate::domain::user::{Role, StateChip, Temporary};
use crate::domain::user_draft::UserDraft;

operation! {
    /// 利用者情報の照会: the way to a forgotten login ID [OKB seed].
    UsersView {
        name: "users.view",
        method: Get,
        path: "/api/users/view",
        access: AdministratorRights,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, LoginSecret Read, ConfirmationSecret Read],
        input: ViewUser,
        output: UserView,
        denied: ViewDenied,
        summary: "One user of the company, with everything that an administrator may see and change",
    }
}

wire! {
    /// Whom.
    pub struct ViewUser {
        /// The user.
        pub user: UserId,
    }

    /// A user as administrators see them.
    pub struct UserView {
        /// Their id.
        pub id: UserId,
        /// Under which version this was read: a change names it.
        pub version: u64,
        /// Their record.
        pub record: UserDraft,
        /// All service states that hold.
        pub states: Vec<StateChip>,
        /// Which passwords are temporary.
        pub temporary: Temporary,
        /// Whether their login ID can't be changed any more.
        pub login_id_frozen: bool,
        /// Whether a notice to their address came back.
        pub mail_bounced: bool,
        /// Their device.
        pub serial: Option<Serial>,
        /// When they last signed in.
        pub last_sign_in: Option<Instant>,
        /// When they were added.
        pub created_at: Instant,
        /// Whether it is the person who asks.
        pub oneself: bool,
        /// Roles that the person who asks may give them.
        pub roles: Vec<Role>,
        /// Whether the person who asks may delete them.
        pub deletable: bool,
        /// Whether administrators of this company may type temporary passwords.
        pub typed_secrets: bool,
        /// The accounts of the company.
        pub company_accounts: Vec<Account>,
        /// The limits of the company.
        pub company_limits: Limits,
    }
}

words! {
    /// Why there is nothing to see.
    pub enum ViewDenied {
        /// There is no such user.
        NotFound,
    }
}
