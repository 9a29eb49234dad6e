use crate::domain::account::{Account, Limits};
use crate::domain::id::{LoginId, Serial, UserId};
use crate::domain::instant::Instant;
use crate::domain::user::{MailAddress, Role, StateChip, TextField};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// The users of the company.
    UsersList {
        name: "users.list",
        method: Get,
        path: "/api/users/list",
        access: AdministratorRights,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, LoginSecret Read, ConfirmationSecret Read],
        input: Empty,
        output: UserList,
        denied: Nothing,
        summary: "The users of the company with all service states that hold",
    }
}

wire! {
    /// The users of the company.
    pub struct UserList {
        /// Master first, then by role and name.
        pub users: Vec<UserRow>,
        /// How many users the plan allows.
        pub plan_users: u32,
        /// Most people of one bulk operation.
        pub bulk_people: usize,
        /// Roles that the person who asks may give to a new user.
        pub roles: Vec<Role>,
        /// The accounts of the company.
        pub company_accounts: Vec<Account>,
        /// The limits of the company.
        pub company_limits: Limits,
    }

    /// A user.
    pub struct UserRow {
        /// Their id.
        pub id: UserId,
        /// Their login ID: how a forgotten one is found again [OKB seed].
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// Their address.
        pub mail: MailAddress,
        /// Their role.
        pub role: Role,
        /// Everything that bars them; nothing: 利用可能.
        pub states: Vec<StateChip>,
        /// Their device.
        pub serial: Option<Serial>,
        /// When they last signed in.
        pub last_sign_in: Option<Instant>,
    }
}
