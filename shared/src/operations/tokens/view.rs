use crate::domain::device::DeviceState;
use crate::domain::id::{Serial, UserId};
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::release::ReleaseDenied;
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
    }

    /// A wrong code.
    pub struct FailureMark {
        /// Who typed it.
        pub name: TextField,
        /// When.
        pub at: Instant,
    }
}
