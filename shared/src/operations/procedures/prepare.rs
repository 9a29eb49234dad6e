use crate::domain::account::{Limits, Yen};
use crate::domain::device::{DeviceKind, DeviceState, Report};
use crate::domain::fee::FeeTable;
use crate::domain::id::{ProcedureId, Serial, UserId};
use crate::domain::postal::PostalAddress;
use crate::domain::procedure::ProcedureKind;
use crate::domain::user::{Role, TextField};
use crate::operations::Nothing;
use crate::operations::procedures::Terms;
use crate::operations::proof::Empty;

operation! {
    /// What the forms are filled in with: the procedures that the person may file, and what they may name in them.
    ProceduresPrepare {
        name: "procedures.prepare",
        method: Get,
        path: "/api/procedures/prepare",
        access: Customer,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Read, Keyring Read, Procedure Read],
        input: Empty,
        output: Prepared,
        denied: Nothing,
        summary: "What the person may file, and what the forms are filled in with",
    }
}

wire! {
    /// What the forms are filled in with.
    pub struct Prepared {
        /// The procedures that the person may file.
        pub kinds: Vec<Terms>,
        /// What devices cost.
        pub fees: FeeTable,
        /// Whether the contract's first device is still to be had.
        pub first_is_free: bool,
        /// Most devices or people of one form.
        pub largest: u8,
        /// Numbers of users that a plan may have.
        pub plans: Vec<u32>,
        /// The company's name.
        pub company: TextField,
        /// Where the bank sends things.
        pub address: Option<PostalAddress>,
        /// Users of the plan.
        pub plan_users: u32,
        /// What the company may move a day, as filed on paper.
        pub caps: Limits,
        /// The devices that the person may speak for.
        pub devices: Vec<DeviceNamed>,
        /// The people whom the person may speak for.
        pub people: Vec<PersonOffered>,
        /// Kinds for which the confirmation password is not asked, because it is the thing in trouble: it is
        /// locked now, or the procedure is about it.
        pub excused: Vec<ProcedureKind>,
        /// Procedures that are under way, by kind.
        pub under_way: Vec<UnderWay>,
        /// What a reissue costs, for the page that reports a loss.
        pub reissue: Yen,
    }

    /// A device.
    pub struct DeviceNamed {
        /// Its serial.
        pub serial: Serial,
        /// What it is good for.
        pub state: DeviceState,
        /// What it is made of.
        pub kind: DeviceKind,
        /// That it was reported.
        pub reported: Option<Report>,
        /// Who shares it.
        pub sharers: Vec<TextField>,
    }

    /// A person.
    pub struct PersonOffered {
        /// Who.
        pub user: UserId,
        /// Their name.
        pub name: TextField,
        /// Their role.
        pub role: Role,
        /// Their device.
        pub serial: Option<Serial>,
    }

    /// A procedure under way.
    pub struct UnderWay {
        /// What kind.
        pub kind: ProcedureKind,
        /// Which.
        pub id: ProcedureId,
        /// The device that it is about.
        pub serial: Option<Serial>,
    }
}
