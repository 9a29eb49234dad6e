use crate::domain::audit::Outcome;
use crate::domain::client::Client;
use crate::domain::id::{ProcedureId, Serial, UserId};
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::user::{Role, StateChip, TextField};
use crate::operations::Nothing;
use crate::operations::proof::Empty;
use crate::operations::tokens::TokenView;

operation! {
    /// What home shows.
    HomeOverview {
        name: "home.overview",
        method: Get,
        path: "/api/home/overview",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, LoginSecret Read, ConfirmationSecret Read, Audit Read],
        input: Empty,
        output: Overview,
        denied: Nothing,
        summary: "What needs the user, their last sign-ins, their device, and the rescue map",
    }
}

wire! {
    /// Home.
    pub struct Overview {
        /// What needs the user, most urgent first.
        pub needs: Vec<Need>,
        /// The last three sign-ins and refused attempts, newest first.
        pub sign_ins: Vec<SignInRow>,
        /// One's own device.
        pub token: Option<TokenView>,
        /// Who could rescue whom: everybody for those with administrator rights, oneself for the others.
        pub rescue: RescueMap,
    }

    /// Something that needs the user.
    pub struct Need {
        /// What.
        pub kind: NeedKind,
        /// The device that it is about.
        pub serial: Option<Serial>,
        /// The people that it is about.
        pub people: Vec<TextField>,
        /// The state that it is about.
        pub chip: Option<StateChip>,
        /// Since when.
        pub since: Option<Instant>,
        /// Until which day.
        pub on: Option<CivilDate>,
        /// Days until then.
        pub days: Option<i32>,
        /// The procedure by which another device is on its way already.
        pub renewal: Option<ProcedureId>,
        /// Whether the user can do something about it on screen.
        pub actionable: bool,
    }

    /// A sign-in, or an attempt.
    pub struct SignInRow {
        /// When.
        pub at: Instant,
        /// From which browser.
        pub client: Client,
        /// How it ended.
        pub outcome: Outcome,
    }

    /// Who could rescue whom, today.
    pub struct RescueMap {
        /// Whether the map covers everybody, or the user alone.
        pub whole: bool,
        /// A row per user.
        pub rows: Vec<RescueRow>,
        /// Devices whose release hangs on one person, or on nobody.
        pub weak_spots: Vec<WeakSpotView>,
    }

    /// Who could rescue one user.
    pub struct RescueRow {
        /// Who.
        pub user: UserId,
        /// Their name.
        pub name: TextField,
        /// Their role.
        pub role: Role,
        /// Password forgotten or locked.
        pub password: RescueCell,
        /// Device stopped.
        pub otp_stopped: RescueCell,
        /// Device lost, stolen or broken.
        pub device_lost: RescueCell,
    }

    /// Who could put a mishap right.
    pub struct RescueCell {
        /// In which way.
        pub kind: RescueKind,
        /// By whom.
        pub people: Vec<TextField>,
    }

    /// A device whose release hangs on one person, or on nobody.
    pub struct WeakSpotView {
        /// The device.
        pub serial: Serial,
        /// The only one who could release it.
        pub only: Option<TextField>,
        /// Whom to put on another device.
        pub mend: Option<TextField>,
    }
}

words! {
    /// In which way a mishap is put right.
    pub enum RescueKind {
        /// By colleagues, on screen.
        Colleagues,
        /// By oneself, on the sign-in page.
        Themself,
        /// By the bank, in writing.
        Written,
        /// There is nothing to rescue.
        NotApplicable,
    }
}

words! {
    /// What may need a user.
    pub enum NeedKind {
        /// One's own device is stopped.
        OwnTokenStopped,
        /// A device of colleagues is stopped.
        TokenStopped,
        /// A colleague's password is locked.
        PasswordLocked,
        /// A device is past its printed day.
        TokenExpired,
        /// A device comes to its printed day.
        TokenExpires,
        /// One has no device yet and needs one.
        RegisterToken,
    }
}
