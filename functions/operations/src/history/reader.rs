//! Looking through a history, newest first, page by page and never without a bound: a filter that fits little
//! gives a short page and the place to go on from.

use crate::pipeline::{Refused, Scene};
use ports::records::time_prefix;
use ports::store::{Page, Span, Store, StoreError, Whose};
use shared::domain::audit::{AuditEvent, Outcome, Stream};
use shared::domain::field::FieldReason;
use shared::domain::id::{ContractId, UserId};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::notice::Named;
use shared::domain::user::TextField;
use shared::operations::history::{History, HistoryFilter, HistoryKind, HistoryResult, HistoryRow};

/// Rows of a page, where it isn't said.
const ROWS: u32 = 30;

/// Most rows of a page.
const MOST_ROWS: u32 = 500;

/// How often a request reads.
const READS: usize = 6;

/// Rows that are looked through by one read under a filter.
const LOOKED_THROUGH: u32 = 200;

/// Length of a cursor: ids of events are 32 hex digits.
const CURSOR: usize = 32;

/// A field of the filter that can't be, and why.
type Wrong = (&'static str, FieldReason);

/// Whose history is looked through.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'a> {
    /// One person's two histories as one; of this contract, or there is nothing.
    Person(&'a ContractId, &'a UserId),
    /// Everybody's.
    Contract(&'a ContractId),
}

/// Where a page begins that the one before ended with.
pub(crate) fn cursor(before: Option<&str>) -> Result<Option<String>, Wrong> {
    let shaped = |text: &str| {
        text.len() == CURSOR && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
    };
    match before {
        Some(text) if !shaped(text) => Err(("input.before", FieldReason::Malformed)),
        before => Ok(before.map(str::to_owned)),
    }
}

/// A filter that can be.
#[derive(Debug)]
struct Plan {
    span: Span,
    rows: u32,
    kind: Option<HistoryKind>,
    result: Option<HistoryResult>,
}

impl Plan {
    fn of(filter: &HistoryFilter) -> Result<Self, Wrong> {
        let rows = filter.rows.unwrap_or(ROWS);
        if !(1..=MOST_ROWS).contains(&rows) {
            return Err(("input.rows", FieldReason::Malformed));
        }
        if filter.from.zip(filter.to).is_some_and(|(from, to)| from > to) {
            return Err(("input.to", FieldReason::Malformed));
        }
        let since = filter.from.map_or(Instant(0), CivilDate::begin_in_japan);
        let until = filter.to.map(CivilDate::end_in_japan);
        let span = Span { since, until, before: cursor(filter.before.as_deref())? };
        Ok(Self { span, rows, kind: filter.kind, result: filter.result })
    }

    fn filters(&self) -> bool {
        self.kind.is_some() || self.result.is_some()
    }

    fn wants(&self, event: &AuditEvent) -> bool {
        let result = match event.outcome {
            Outcome::Done => HistoryResult::Done,
            Outcome::Refused { .. } => HistoryResult::Refused,
        };
        self.kind.is_none_or(|kind| HistoryKind::of(&event.operation) == Some(kind))
            && self.result.is_none_or(|wanted| wanted == result)
    }
}

/// Looks through a history. A filter that can't be reads nothing: [`answer`] says so, to those who may ask.
pub(super) async fn read(
    store: &dyn Store,
    subject: Subject<'_>,
    filter: &HistoryFilter,
) -> Result<Page<AuditEvent>, StoreError> {
    let mut found = Page { rows: Vec::new(), next: None };
    let Ok(plan) = Plan::of(filter) else { return Ok(found) };
    let wanted = plan.rows as usize;
    let limit = if plan.filters() { LOOKED_THROUGH } else { plan.rows };
    let mut span = plan.span.clone();
    for _ in 0..READS {
        let page = step(store, subject, &span, limit).await?;
        found.rows.extend(page.rows.into_iter().filter(|event| plan.wants(event)));
        found.next.clone_from(&page.next);
        span.before = page.next;
        if found.rows.len() >= wanted || span.before.is_none() {
            break;
        }
    }
    if found.rows.len() > wanted {
        found.rows.truncate(wanted);
        found.next = found.rows.last().map(|event| event.id.clone());
    }
    Ok(found)
}

/// One read: of both histories of a person, the newest of them together are a page.
async fn step(
    store: &dyn Store,
    subject: Subject<'_>,
    span: &Span,
    limit: u32,
) -> Result<Page<AuditEvent>, StoreError> {
    let (contract, user) = match subject {
        Subject::Contract(contract) => return store.events(Whose::Contract(contract), span, limit).await,
        Subject::Person(contract, user) => (contract, user),
    };
    let of = |stream| store.events(Whose::Person(user, stream), span, limit);
    let (sessions, work) = futures::try_join!(of(Stream::Session), of(Stream::Work))?;
    let more = sessions.next.is_some() || work.next.is_some();
    let mut rows: Vec<AuditEvent> = sessions.rows.into_iter().chain(work.rows).collect();
    // A person is of one contract: another's is like one that does not exist.
    if rows.iter().any(|event| event.contract.as_ref() != Some(contract)) {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    rows.sort_by(|a, b| b.id.cmp(&a.id));
    let more = more || rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|event| event.id.clone());
    Ok(Page { rows, next })
}

/// What was found, as far back as the bank shows. `people`: names of today, for events that know none.
///
/// # Errors
/// The field of the filter that can't be.
pub(super) fn answer<D>(
    scene: &Scene<'_>,
    filter: &HistoryFilter,
    found: &Page<AuditEvent>,
    people: &[(UserId, TextField)],
) -> Result<History, Refused<D>> {
    Plan::of(filter).map_err(|(field, reason)| Refused::Field(field, reason))?;
    let oldest = scene.now.minus_days(scene.actor.policy.history_days);
    let shown = found.rows.iter().filter(|event| event.at >= oldest);
    Ok(History {
        rows: shown.map(|event| row(event, people)).collect(),
        next: found.next.clone().filter(|id| *id > time_prefix(oldest)),
    })
}

fn row(event: &AuditEvent, people: &[(UserId, TextField)]) -> HistoryRow {
    let today = |user: &UserId| people.iter().find(|(id, _)| id == user).map(|(_, name)| name.clone());
    // The door knows a login ID and no name; of somebody deleted that is all there is.
    let typed = || event.login_id.as_ref().and_then(|id| TextField::try_from(id.as_str()).ok());
    let person = event.user.as_ref().and_then(|user| {
        let name = event.name.clone().or_else(|| today(user)).or_else(typed)?;
        Some(Named { user: user.clone(), name })
    });
    HistoryRow {
        at: event.at,
        person,
        operation: event.operation.clone(),
        outcome: event.outcome.clone(),
        subject: event.subject.clone(),
        client: event.client,
        reference: event.reference.clone(),
    }
}
