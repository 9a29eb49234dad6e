//! Events of the table's stream: each new item of the kind that an operation waits for runs it once. A record
//! that fails is told by its number, so that it is tried again, and at last set aside, without the others.

use http::header::CONTENT_TYPE;
use lambda_http::Error;
use operations::bank::Bank;
use operations::pipeline::Source;
use operations::route::Route;
use serde::{Deserialize, Serialize};
use shared::operations::bank::{NoticeNamed, SendNotices};
use shared::operations::proof::{Proof, Request};

/// A batch of records.
#[derive(Deserialize)]
pub struct Batch {
    #[serde(rename = "Records")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
struct Record {
    dynamodb: Change,
}

#[derive(Deserialize)]
struct Change {
    #[serde(rename = "SequenceNumber")]
    number: String,
    /// Read one by one: what can't be read in one record is that record's failure alone.
    #[serde(rename = "Keys")]
    keys: serde_json::Value,
}

/// What Lambda is told of a batch.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    #[serde(rename = "batchItemFailures")]
    failures: Vec<Failed>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Failed {
    #[serde(rename = "itemIdentifier")]
    number: String,
}

/// Works on a batch, in its order.
///
/// # Errors
/// When a request can't be made of a record's keys.
pub async fn answer(bank: &Bank, route: &Route, batch: Batch) -> Result<Outcome, Error> {
    let mut failures = Vec::new();
    for Record { dynamodb: Change { number, keys } } in batch.records {
        let worked = match notice(&keys) {
            Some(notice) => carry(bank, route, notice).await?,
            None => {
                tracing::error!(number, "a record names no notice");
                false
            }
        };
        if !worked {
            failures.push(Failed { number });
        }
    }
    Ok(Outcome { failures })
}

/// The notice of an item's keys, as `store` makes them.
fn notice(keys: &serde_json::Value) -> Option<NoticeNamed> {
    let text = |name: &str| keys[name]["S"].as_str();
    let contract = text("pk")?.strip_prefix("OUTBOX#")?;
    Some(NoticeNamed { contract: contract.try_into().ok()?, id: text("sk")?.to_owned() })
}

async fn carry(bank: &Bank, route: &Route, notice: NoticeNamed) -> Result<bool, Error> {
    let input = Request { input: SendNotices { notice: Some(notice) }, proof: Proof::default() };
    let request = http::Request::post(route.declaration.path)
        .header(CONTENT_TYPE, "application/json")
        .body(serde_json::to_vec(&input)?)?;
    Ok(route.answer(bank, request, Source::Bank).await.response.status().is_success())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_notice_is_read_from_its_keys_and_nothing_else_is() {
        // Source: issue, "a poisoned stream record ends in the dead-letter queue without stopping the rest".
        let keys = |pk: &str, sk: &str| json!({ "pk": { "S": pk }, "sk": { "S": sk } });
        let read = notice(&keys("OUTBOX#midori", "01J")).map(|read| (read.contract.to_string(), read.id));
        assert_eq!(read, Some(("midori".into(), "01J".into())));
        for poisoned in [keys("USER#midori", "01J"), keys("OUTBOX#", "01J"), json!({}), json!(null)] {
            assert!(notice(&poisoned).is_none(), "{poisoned}");
        }
    }
}
