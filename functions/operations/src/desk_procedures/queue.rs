//! 処理待ち: procedures of all companies after one step, page by page and never without a bound.

use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::{Filed, Identity};
use ports::store::{Page, Store, StoreError};
use shared::domain::field::FieldReason;
use shared::operations::Nothing;
use shared::operations::desk::{DeskQueue, Queue, QueuePage, QueueRow};

/// Rows of a page.
const ROWS: u32 = 50;

/// Rows that are looked through by one read under a filter.
const LOOKED_THROUGH: u32 = 200;

/// How often a request reads.
const READS: usize = 6;

/// Length of a place in a queue: its priority, a sign and an id.
const PLACE: usize = 34;

/// Where a page goes on; what is no place in a queue is none of ours. In an address the sign between priority and
/// id would end the query, so a cursor has another one.
fn place(after: Option<&str>) -> Result<Option<String>, FieldReason> {
    let hex = |b: u8| b.is_ascii_digit() || matches!(b, b'a'..=b'f');
    let Some(text) = after else { return Ok(None) };
    match text.split_once('-') {
        Some((rank @ ("0" | "1"), id)) if text.len() == PLACE && id.bytes().all(hex) => {
            Ok(Some(format!("{rank}#{id}")))
        }
        _ => Err(FieldReason::Malformed),
    }
}

async fn read(store: &dyn Store, input: &QueuePage) -> Result<Page<Filed>, StoreError> {
    let mut found = Page { rows: Vec::new(), next: None };
    let Ok(mut after) = place(input.after.as_deref()) else { return Ok(found) };
    let Some(kind) = input.kind else { return store.queue(input.step, after.as_deref(), ROWS).await };
    for _ in 0..READS {
        let page = store.queue(input.step, after.as_deref(), LOOKED_THROUGH).await?;
        found.rows.extend(page.rows.into_iter().filter(|filed| filed.procedure.value.kind() == kind));
        found.next.clone_from(&page.next);
        after = page.next;
        if after.is_none() || found.rows.len() >= ROWS as usize {
            break;
        }
    }
    Ok(found)
}

fn row(filed: &Filed) -> QueueRow {
    let procedure = &filed.procedure.value;
    QueueRow {
        id: procedure.id.clone(),
        number: procedure.number.clone(),
        kind: procedure.kind(),
        contract: procedure.contract.clone(),
        company: filed.company.clone(),
        channel: procedure.channel,
        priority: procedure.priority,
        filed_at: procedure.filed_at(),
        since: procedure.steps.last().map_or(procedure.filed_at(), |done| done.at),
    }
}

impl Handler for DeskQueue {
    type Loaded = Page<Filed>;

    async fn load(store: &dyn Store, _: &Identity, input: &QueuePage) -> Result<Page<Filed>, StoreError> {
        read(store, input).await
    }

    fn decide(
        _: &Scene<'_>,
        page: &Page<Filed>,
        input: &QueuePage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        place(input.after.as_deref()).map_err(|reason| Refused::Field("input.after", reason))?;
        let next = page.next.as_ref().map(|place| place.replace('#', "-"));
        Ok(Decision::answer(Queue { rows: page.rows.iter().map(row).collect(), next }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_of_a_queue_lead_on() {
        let id = "019a0000000070008000000000000000";
        assert_eq!(place(None), Ok(None));
        assert_eq!(place(Some(&format!("0-{id}"))), Ok(Some(format!("0#{id}"))));
        for bad in ["", "0#", id, "2#019a0000000070008000000000000000", "0#019a000000007000800000000000000Z"]
        {
            assert_eq!(place(Some(bad)), Err(FieldReason::Malformed), "{bad}");
        }
    }
}
