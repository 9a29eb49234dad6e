//! What is looked for. The address says it, so that it can be linked, and Back leads to what was looked for before.

use kit::api::{self, CallError};
use kit::routes;
use leptos_router::params::ParamsMap;
use shared::domain::id::UserId;
use shared::domain::instant::CivilDate;
use shared::operations::Nothing;
use shared::operations::history::{History, HistoryAll, HistoryFilter, HistoryOwn};

/// What the address says where everybody's history is meant.
const ALL: &str = "all";

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// Whether in everybody's history.
    pub all: bool,
    /// Which events of it.
    pub filter: HistoryFilter,
}

impl Wanted {
    /// What an address says. What it says wrongly is not looked for.
    pub fn of(query: &ParamsMap) -> Self {
        let day = |name| query.get(name).and_then(|text| CivilDate::try_from(text).ok());
        let all = query.get("of").is_some_and(|of| of == ALL);
        let person = query.get("person").and_then(|text| UserId::try_from(text).ok());
        let filter = HistoryFilter {
            from: day("from"),
            to: day("to"),
            // One's own history has one person.
            person: person.filter(|_| all),
            kind: query.get("kind").and_then(|word| word.parse().ok()),
            result: query.get("result").and_then(|word| word.parse().ok()),
            ..HistoryFilter::default()
        };
        Self { all, filter }
    }

    /// The address that says it.
    pub fn href(&self) -> String {
        let mut query = ParamsMap::new();
        let mut say = |name: &'static str, text: Option<String>| {
            if let Some(text) = text {
                query.insert(name, text);
            }
        };
        let HistoryFilter { from, to, person, kind, result, .. } = &self.filter;
        say("of", self.all.then(|| ALL.to_owned()));
        say("from", from.map(|day| day.to_string()));
        say("to", to.map(|day| day.to_string()));
        say("person", person.as_ref().filter(|_| self.all).map(ToString::to_string));
        say("kind", kind.map(|kind| kind.to_string()));
        say("result", result.map(|result| result.to_string()));
        routes::HISTORY.to_owned() + &query.to_query_string()
    }

    /// The same in one's own history, or in everybody's.
    pub fn of_all(&self, all: bool) -> Self {
        let mut same = Self { all, ..self.clone() };
        if !all {
            same.filter.person = None;
        }
        same
    }

    /// Asks for the page after a cursor. Only what a person asked for themself extends the session: a search
    /// or an export goes on by itself.
    pub async fn page(
        &self,
        before: Option<String>,
        rows: Option<u32>,
        by_itself: bool,
    ) -> Result<History, CallError<Nothing>> {
        let filter = HistoryFilter { before, rows, ..self.filter.clone() };
        let answer = match (self.all, by_itself) {
            (true, false) => api::get::<HistoryAll>(&filter).await,
            (true, true) => api::background::<HistoryAll>(&filter).await,
            (false, false) => api::get::<HistoryOwn>(&filter).await,
            (false, true) => api::background::<HistoryOwn>(&filter).await,
        };
        answer.map(|answer| answer.value)
    }
}
