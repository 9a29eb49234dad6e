use crate::domain::id::{ContractId, ProcedureId};
use crate::domain::instant::Instant;
use crate::domain::procedure::{Channel, Priority, ProcedureKind, Step};
use crate::domain::user::TextField;
use crate::operations::Nothing;

operation! {
    /// The queue of procedures whose last step is the one asked for: the urgent first, then by age.
    DeskQueue {
        name: "desk.queue",
        method: Get,
        path: "/api/desk/queue",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        by_time: [Procedure],
        input: QueuePage,
        output: Queue,
        denied: Nothing,
        summary: "Procedures of all companies after one step: the urgent first, then by age",
    }
}

wire! {
    /// Which queue, and which page of it.
    pub struct QueuePage {
        /// The last step that was done.
        pub step: Step,
        /// Of one kind only; what the filter leaves out is looked through, so a page may be short.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<ProcedureKind>,
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    /// A page of the queue.
    pub struct Queue {
        /// The rows.
        pub rows: Vec<QueueRow>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// A procedure in the queue.
    pub struct QueueRow {
        /// Which.
        pub id: ProcedureId,
        /// The number on its paper.
        pub number: String,
        /// What kind.
        pub kind: ProcedureKind,
        /// Whose; none for a new company.
        pub contract: Option<ContractId>,
        /// The company's name, as it was when the procedure was filed.
        pub company: TextField,
        /// How it came.
        pub channel: Channel,
        /// How soon it must be looked at.
        pub priority: Priority,
        /// When it was filed.
        pub filed_at: Instant,
        /// When the last step was done.
        pub since: Instant,
    }
}
