use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::audit::{AuditEvent, Stream};
use shared::domain::instant::Instant;
use shared::operations::Nothing;
use shared::operations::history::{History, HistoryFilter, HistoryOwn, HistoryRow};

/// Rows of a page.
const ROWS: u32 = 30;

/// Length of a cursor: ids of events are 32 hex digits.
const CURSOR: usize = 32;

impl Handler for HistoryOwn {
    type Loaded = [Page<AuditEvent>; 2];

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &HistoryFilter,
    ) -> Result<Self::Loaded, StoreError> {
        let shaped = |cursor: &&str| cursor.len() == CURSOR && cursor.bytes().all(|b| b.is_ascii_hexdigit());
        let before = input.before.as_deref().filter(shaped);
        let read = |stream| store.history(&who.user, stream, Instant(0), before, ROWS);
        let (sessions, work) = futures::try_join!(read(Stream::Session), read(Stream::Work))?;
        Ok([sessions, work])
    }

    /// Joins the two histories by time. Each gave a page, so the newest rows of both together are a page.
    fn decide(
        scene: &Scene<'_>,
        pages: &Self::Loaded,
        _: &HistoryFilter,
    ) -> Result<Decision<Self>, Refused<Nothing>> {
        let oldest_shown = scene.now.minus_seconds(scene.actor.policy.history_days.saturating_mul(86_400));
        let mut events: Vec<&AuditEvent> =
            pages.iter().flat_map(|page| &page.rows).filter(|event| event.at >= oldest_shown).collect();
        events.sort_by(|a, b| b.id.cmp(&a.id));
        let more = events.len() > ROWS as usize || pages.iter().any(|page| page.next.is_some());
        events.truncate(ROWS as usize);
        let next = events.last().filter(|_| more).map(|event| event.id.clone());
        let rows = events.into_iter().map(|event| HistoryRow {
            at: event.at,
            person: None,
            operation: event.operation.clone(),
            outcome: event.outcome.clone(),
            subject: event.subject.clone(),
            client: event.client,
            reference: event.reference.clone(),
        });
        Ok(Decision::answer(History { rows: rows.collect(), next }))
    }
}
