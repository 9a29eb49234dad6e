//! Which queue, and which page of it. The address says it, so that it can be linked and Back leads to the one before.

use kit::api::{self, Answer, CallError};
use kit::routes;
use leptos_router::params::ParamsMap;
use shared::domain::desk::DeskRole;
use shared::domain::procedure::{ProcedureKind, Step};
use shared::operations::Nothing;
use shared::operations::desk::{DeskQueue, Queue, QueuePage};

/// The steps after which something is to be done, in order.
pub const QUEUES: [Step; 6] =
    [Step::Filed, Step::Received, Step::Checked, Step::Approved, Step::Executed, Step::Shipped];

/// Pages that are looked through at once where the filter leaves them empty.
const LOOKED_THROUGH: usize = 8;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The last step that was done.
    pub step: Step,
    /// Of one kind only.
    pub kind: Option<ProcedureKind>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Wanted {
    /// What an address says; where it says nothing, what the clerk can do most about.
    pub fn of(query: &ParamsMap, role: Option<DeskRole>) -> Self {
        let own = if role == Some(DeskRole::Approver) { Step::Checked } else { Step::Received };
        let step = query.get("step").and_then(|word| word.parse().ok());
        Self {
            step: step.filter(|step| QUEUES.contains(step)).unwrap_or(own),
            kind: query.get("kind").and_then(|word| word.parse().ok()),
            after: query.get("after"),
        }
    }

    /// The first page after another step.
    pub fn at(&self, step: Step) -> Self {
        Self { step, after: None, ..self.clone() }
    }

    /// The first page of a kind.
    pub fn of_kind(&self, kind: Option<ProcedureKind>) -> Self {
        Self { kind, after: None, ..self.clone() }
    }

    /// The page after a cursor, or the first.
    pub fn page(&self, after: Option<String>) -> Self {
        Self { after, ..self.clone() }
    }

    /// The address that says it.
    pub fn href(&self) -> String {
        let kind = self.kind.map(|kind| kind.to_string());
        let step = self.step.to_string();
        let parts =
            [("step", Some(step.as_str())), ("kind", kind.as_deref()), ("after", self.after.as_deref())];
        let query: Vec<_> = parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        routes::asking(routes::DESK, &query)
    }

    /// Asks for it; the answer says what was asked. Pages that the filter left empty are passed over.
    pub async fn ask(self) -> Result<Answer<(Self, Queue)>, CallError<Nothing>> {
        let Self { step, kind, mut after } = self.clone();
        let mut looked = 1;
        loop {
            let input = QueuePage { step, kind, after };
            let answer = api::get::<DeskQueue>(&input).await?;
            if !answer.value.rows.is_empty() || answer.value.next.is_none() || looked == LOOKED_THROUGH {
                return Ok(Answer { value: (self, answer.value), repeated: false });
            }
            after = answer.value.next;
            looked += 1;
        }
    }
}
