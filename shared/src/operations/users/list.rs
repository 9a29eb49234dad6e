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
