use crate::domain::fee::FeeTable;
use crate::domain::procedure::{ProcedureKind, Step};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// What the bank does in writing, what it costs and how long it takes: also for those who can't sign in.
    ProceduresCatalogue {
        name: "procedures.catalogue",
        method: Get,
        path: "/api/procedures/catalogue",
        access: Public,
        work: Inquiry,
        touches: [Throttle Write],
        input: Empty,
        output: Catalogue,
        denied: Nothing,
        summary: "The bank's written procedures: what each costs, how long it takes, who files it",
    }
}

wire! {
    /// The procedures.
    pub struct Catalogue {
        /// In the order of their kinds.
        pub procedures: Vec<Terms>,
        /// What devices cost.
        pub fees: FeeTable,
        /// Most devices or people of one form.
        pub largest: u8,
        /// Numbers of users that a plan may have.
        pub plans: Vec<u32>,
    }

    /// The terms of one.
    pub struct Terms {
        /// Which.
        pub kind: ProcedureKind,
        /// Its steps, in order.
        pub path: Vec<Step>,
        /// Fewest days until it is done.
        pub days_least: u32,
        /// Most days, usually.
        pub days_most: u32,
        /// Whether it is filed on screen; else on paper alone.
        pub on_screen: bool,
        /// Whether general users file it for themselves.
        pub for_anybody: bool,
    }
}
