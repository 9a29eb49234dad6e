use crate::domain::authenticator::Work;
use crate::domain::device::DeviceState;
use crate::domain::fee::FeeTable;
use crate::domain::id::{Serial, UserId};
use crate::domain::instant::CivilDate;
use crate::domain::revocation::OutOfOrder;
use crate::domain::user::TextField;
use crate::operations::Nothing;
use crate::operations::proof::Empty;
use crate::operations::tokens::TokenView;

operation! {
    /// Q&A: the bank's eleven questions about one-time passwords, answered for the person who asks [77 seed].
    RescueQuestions {
        name: "rescue.questions",
        method: Get,
        path: "/api/rescue/questions",
        access: Customer,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        input: Empty,
        output: Questions,
        denied: Nothing,
        summary: "What the bank's questions and answers come to for the person who asks",
    }
}

wire! {
    /// The facts of the answers.
    pub struct Questions {
        /// Q1: how long a number is shown, in seconds.
        pub step_seconds: u32,
        /// Q3: what asks for a one-time password by the bank's table, and whether the person may do it.
        pub guarded: Vec<GuardedWork>,
        /// Q4: wrong numbers that stop a device.
        pub tries: u32,
        /// Q4, Q8, Q9: one's own device, with who shares it and who could release it.
        pub token: Option<TokenView>,
        /// Q4, Q10: devices in use in the company.
        pub devices_in_use: u32,
        /// Users of the company.
        pub users: u32,
        /// Q5: whether the bank has software devices.
        pub software: bool,
        /// Q6, Q7, Q11: what devices cost.
        pub fees: FeeTable,
        /// Q6: what of it is asked of the company for its next device.
        pub first_is_free: bool,
        /// Q7: days until a device arrives.
        pub delivery_days: (u32, u32),
        /// Q9: the day on which people are told.
        pub told_on: Option<CivilDate>,
        /// Q10: what the person could revoke on screen, and why not the others.
        pub revocations: Vec<RevocationAnswer>,
        /// Q10: how the bank reads the last row.
        pub out_of_order: OutOfOrder,
        /// Whether the person holds administrator rights.
        pub administrator: bool,
    }

    /// Work that asks for a one-time password.
    pub struct GuardedWork {
        /// Which.
        pub work: Work,
        /// Whether the person may do it.
        pub mine: bool,
    }

    /// What may become of a colleague's link.
    pub struct RevocationAnswer {
        /// Whose.
        pub user: UserId,
        /// Their name.
        pub name: TextField,
        /// Which device.
        pub serial: Serial,
        /// What it is good for.
        pub state: DeviceState,
        /// Whether the person could cut the link on screen; else it is done in writing.
        pub on_screen: bool,
    }
}
