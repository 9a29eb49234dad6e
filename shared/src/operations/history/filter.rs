use crate::domain::audit::{Outcome, Subject};
use crate::domain::client::Client;
use crate::domain::id::UserId;
use crate::domain::instant::{CivilDate, Instant};
use crate::domain::notice::Named;

wire! {
    /// Which events, and which page of them.
    #[derive(Default)]
    pub struct HistoryFilter {
        /// The first day in Japan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<CivilDate>,
        /// The last day in Japan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<CivilDate>,
        /// Of one person; not of one's own history, which has only one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub person: Option<UserId>,
        /// Of one kind of work.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<HistoryKind>,
        /// With one result.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub result: Option<HistoryResult>,
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub before: Option<String>,
        /// Rows of a page: at most 500; a screenful where it isn't said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rows: Option<u32>,
    }

    /// A page of events. It may be short, or empty, while there are more: what the filter left out was looked
    /// through, too.
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
        /// Who acted, by the name that they had.
        pub person: Option<Named>,
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

words! {
    /// Kinds of work, as people look for them.
    pub enum HistoryKind {
        /// Sign-ins, sign-outs and ends of sessions.
        SignIn,
        /// Passwords, one's own and others'.
        Passwords,
        /// Users.
        Users,
        /// Devices.
        Tokens,
        /// Payees.
        Payees,
        /// Settings, of the contract and of oneself.
        Settings,
        /// Procedures with the bank.
        Procedures,
    }
}

impl HistoryKind {
    /// The kind that an operation belongs to.
    #[must_use]
    pub fn of(operation: &str) -> Option<Self> {
        if matches!(operation, "users.set-passwords" | "session.request-reset" | "session.reset-password") {
            return Some(Self::Passwords);
        }
        match operation.split('.').next() {
            Some("session") => Some(Self::SignIn),
            Some("passwords") => Some(Self::Passwords),
            Some("users") => Some(Self::Users),
            Some("tokens") => Some(Self::Tokens),
            Some("procedures") => Some(Self::Procedures),
            Some("payees") => Some(Self::Payees),
            Some("settings" | "own") => Some(Self::Settings),
            _ => None,
        }
    }
}

words! {
    /// How it ended, as people look for it.
    pub enum HistoryResult {
        /// It happened.
        Done,
        /// It was refused.
        Refused,
    }
}
