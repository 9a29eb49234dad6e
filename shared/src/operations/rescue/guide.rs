use crate::domain::rescue::{Helper, Problem, Way};
use crate::domain::user::Role;
use crate::operations::Nothing;

operation! {
    /// What the rules allow somebody in trouble, whoever asks.
    RescueGuide {
        name: "rescue.guide",
        method: Get,
        path: "/api/rescue/guide",
        access: Public,
        work: Inquiry,
        touches: [Contract Read],
        input: AskGuide,
        output: GuideAnswer,
        denied: Nothing,
        summary: "The ways out of a problem for somebody of a role, in a company of a kind",
    }
}

wire! {
    /// Who one is, and what happened.
    pub struct AskGuide {
        /// One's role.
        pub role: Role,
        /// Who could help.
        pub helper: Helper,
        /// What happened.
        pub problem: Problem,
    }

    /// What can be done, in the order in which one would try it.
    pub struct GuideAnswer {
        /// The ways.
        pub ways: Vec<Way>,
        /// The number to read out at the bank.
        pub reference: String,
    }
}
