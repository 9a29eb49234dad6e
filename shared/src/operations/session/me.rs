use crate::domain::access::Permission;
use crate::domain::desk::DeskRole;
use crate::domain::device::DeviceState;
use crate::domain::id::{ContractId, LoginId, Serial, UserId};
use crate::domain::instant::Instant;
use crate::domain::user::{Language, MailAddress, Role, Temporary, TextField};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// Who is signed in, and what stands in their way.
    SessionMe {
        name: "session.me",
        method: Get,
        path: "/api/session/me",
        access: User,
        work: Inquiry,
        first_use: true,
        half_signed_in: true,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        input: Empty,
        output: Me,
        denied: Nothing,
        summary: "Who is signed in, and what stands in their way",
    }
}

wire! {
    /// The signed-in user as the frame of the page shows them.
    pub struct Me {
        /// Their id.
        pub user: UserId,
        /// Their login ID.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// Their address for notices.
        pub mail: MailAddress,
        /// Their role.
        pub role: Role,
        /// What they may work with.
        pub permissions: Vec<Permission>,
        /// Their company.
        pub contract: Company,
        /// Which passwords must be replaced before anything else.
        pub temporary: Temporary,
        /// Their device, if they registered one.
        pub device: Option<OwnDevice>,
        /// Whether they may do work that needs one.
        pub needs_device: bool,
        /// Whether the second factor of the sign-in is still to be proved.
        pub half_signed_in: bool,
        /// Whether a notice to their address came back, so that it should be corrected.
        pub mail_bounced: bool,
        /// Whether their login password is so old that the bank reminds them.
        pub remind_password: bool,
        /// The language of what is sent to them.
        pub language: Language,
        /// What they do at the desk; nothing for the people of companies.
        pub desk: Option<DeskRole>,
        /// When the session began.
        pub began_at: Instant,
    }

    /// The company that the user works for.
    pub struct Company {
        /// The contract.
        pub id: ContractId,
        /// Its name.
        pub name: TextField,
    }

    /// The user's own device.
    pub struct OwnDevice {
        /// Its serial.
        pub serial: Serial,
        /// What it is good for.
        pub state: DeviceState,
    }
}
