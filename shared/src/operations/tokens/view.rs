use crate::domain::device::{DeviceKind, DeviceState, Report};
use crate::domain::id::{ProcedureId, Serial, UserId};
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::release::ReleaseDenied;
use crate::domain::revocation::RevocationDenied;
use crate::domain::user::TextField;

wire! {
    /// A device as people see it.
    pub struct TokenView {
        /// Its serial.
        pub serial: Serial,
        /// What it is good for.
        pub state: DeviceState,
        /// Its printed last day.
        pub expires_on: Option<CivilDate>,
        /// Days until then; negative when it has passed.
        pub days_left: Option<i32>,
        /// Who registered it.
        pub sharers: Vec<Sharer>,
        /// Wrong codes that count towards the stop, oldest first.
        pub failures: Vec<FailureMark>,
        /// Wrong codes that stop it.
        pub tries: u32,
        /// When it was stopped.
        pub stopped_at: Option<Instant>,
        /// Who could release it if it stopped, or can now that it has; empty: only the bank.
        pub releasers: Vec<TextField>,
        /// Why the person who asks could not release it; `None`: they could.
        pub release_denied: Option<ReleaseDenied>,
        /// What it is made of.
        pub kind: DeviceKind,
        /// That it was reported lost, stolen or faulty.
        pub reported: Option<Report>,
        /// The device in whose place the bank sent it.
        pub replaces: Option<Serial>,
        /// Whether the person who asks may move here from their own device.
        pub moves_here: bool,
        /// The procedure by which another one is on its way.
        pub renewal: Option<ProcedureId>,
        /// Whether it comes to its printed day, by the bank's policy.
        pub near_expiry: bool,
        /// Whether its clock seems to be off: its drift is at least half of what is followed.
        pub drifts: bool,
    }

    /// A person who registered the device.
    pub struct Sharer {
        /// Who.
        pub user: UserId,
        /// Their name.
        pub name: TextField,
        /// Since when.
        pub registered_at: Instant,
        /// Their wrong codes since their last success.
        pub failures: u32,
        /// Why the person who asks can't revoke this link (失効); `None`: they can.
        pub revocation_denied: Option<RevocationDenied>,
    }

    /// A wrong code.
    pub struct FailureMark {
        /// Who typed it.
        pub name: TextField,
        /// When.
        pub at: Instant,
    }
}
