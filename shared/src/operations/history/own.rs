use crate::domain::audit::{Outcome, Subject};
use crate::domain::client::Client;
use crate::domain::instant::Instant;
use crate::operations::Nothing;

operation! {
    /// One's own history.
    HistoryOwn {
        name: "history.own",
        method: Get,
        path: "/api/history/own",
        access: User,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Audit Read],
        input: HistoryPage,
        output: History,
        denied: Nothing,
        summary: "One's own operations, refused ones included, newest first",
    }
}

wire! {
    /// Which page.
    #[derive(Default)]
    pub struct HistoryPage {
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before: Option<String>,
    }

    /// A page of events.
    pub struct History {
        /// The rows, newest first.
        pub rows: Vec<HistoryRow>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }

    /// An event.
    pub struct HistoryRow {
        /// When.
        pub at: Instant,
        /// The operation, by its name in the catalogue; ends of sessions are `session.ended`.
        pub operation: String,
        /// How it ended.
        pub outcome: Outcome,
        /// What it was about.
        pub subject: Subject,
        /// From which browser.
        pub client: Client,
        /// The number that was shown.
        pub reference: String,
    }
}
