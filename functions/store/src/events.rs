//! Reading audit events. Their ids begin with their time in hex and sort by it, so a range of ids is a range
//! of time, and what comes before an id is whatever is at most one less.

use crate::DynamoStore;
use crate::items::{self, AuditItem};
use crate::keys;
use crate::read::Range;
use ports::records::time_prefix;
use ports::store::{Page, Span, StoreError, Whose};
use shared::domain::audit::AuditEvent;

/// Sorts after every id.
const NEWEST: &str = "~";

/// The lowest and the highest id of a span; none where it is empty.
pub(crate) fn bounds(span: &Span) -> Option<(String, String)> {
    let low = time_prefix(span.since);
    // Ids of that moment are longer than the prefix that they begin with, and sort after it.
    let mut high = span.until.map_or_else(|| NEWEST.to_owned(), time_prefix);
    if let Some(before) = &span.before {
        let number = u128::from_str_radix(before, 16).ok()?.checked_sub(1)?;
        high = high.min(format!("{number:032x}"));
    }
    (low <= high).then_some((low, high))
}

impl DynamoStore {
    pub(crate) async fn read_events(
        &self,
        whose: Whose<'_>,
        span: &Span,
        limit: u32,
    ) -> Result<Page<AuditEvent>, StoreError> {
        let Some((low, high)) = bounds(span) else { return Ok(Page { rows: Vec::new(), next: None }) };
        let (partition, prefix, index) = match whose {
            Whose::Person(user, stream) => (keys::history(user), keys::stream(stream), false),
            Whose::Contract(contract) => (keys::contract_history(contract), "", true),
        };
        let between = Some((format!("{prefix}{low}"), format!("{prefix}{high}")));
        let range = Range { index, between, newest_first: true, limit: Some(limit), ..Range::default() };
        let (rows, more) = self.query(&partition, range).await?;
        let rows: Vec<AuditEvent> = rows
            .into_iter()
            .map(|row| items::item::<AuditItem>(row).map(Into::into))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(|event| event.id.clone());
        Ok(Page { rows, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::instant::Instant;

    #[test]
    fn a_span_is_a_range_of_ids() {
        let (first, second) = ("019a0000000070008000000000000000", "019a0000000070008000000000000001");
        let span = |until, before: Option<&str>| Span {
            since: Instant(1),
            until,
            before: before.map(str::to_owned),
        };
        let low = "000000000001".to_owned();
        for (span, high) in [
            (span(None, None), Some("~")),
            (span(None, Some(second)), Some(first)),
            (span(Some(Instant(0x019a_0000_0001)), None), Some("019a00000001")),
            (span(Some(Instant(0x019a_0000_0000)), Some(second)), Some("019a00000000")),
            (span(Some(Instant(0)), None), None),
            (span(None, Some("00000000000000000000000000000000")), None),
            (span(None, Some("no id")), None),
        ] {
            let expected = high.map(|high| (low.clone(), high.to_owned()));
            assert_eq!(bounds(&span), expected, "{span:?}");
        }
    }
}
