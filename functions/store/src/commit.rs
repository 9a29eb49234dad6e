//! One mutation as one `TransactWriteItems`, and what its cancellation means.

mod cancellation;
mod colleague;
mod condition;
mod desk;
mod procedure;
mod reset;
mod stock;
mod success;
mod token;
mod write;

use crate::DynamoStore;
use crate::call;
use crate::expression::Binder;
use crate::items::{self, AuditItem};
use crate::keys::{self, Key};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::ReturnConsumedCapacity;
use cancellation::Verdict;
use ports::meter::Meter;
use ports::records::Identity;
use ports::store::StoreError;
use ports::transaction::{CommitError, Transaction};
use serde::Serialize;
use shared::domain::audit::AuditEvent;
use shared::domain::instant::Instant;
use std::time::Duration;

/// How often a transaction that was throttled is sent again.
const THROTTLE_ROUNDS: u32 = 4;

impl DynamoStore {
    /// Commits everything or nothing.
    pub(crate) async fn transact(&self, transaction: Transaction) -> Result<(), CommitError> {
        let unavailable = |error: StoreError| CommitError::Unavailable(error.0);
        let mut entries = Vec::with_capacity(transaction.writes.len() + transaction.checks.len());
        for write in transaction.writes {
            entries.extend(write::entries(&self.table, write).map_err(unavailable)?);
        }
        for check in transaction.checks {
            entries.push(condition::entry(&self.table, check).map_err(unavailable)?);
        }
        let (labels, actions): (Vec<_>, Vec<_>) =
            entries.into_iter().map(|entry| (entry.label, entry.action)).unzip();
        for round in 1..=THROTTLE_ROUNDS {
            let call = Meter::call();
            let answer = self
                .client
                .transact_write_items()
                .set_transact_items(Some(actions.clone()))
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await;
            drop(call);
            let error = match answer {
                Ok(output) => {
                    call::written(output.consumed_capacity());
                    return Ok(());
                }
                Err(error) => error,
            };
            match error.as_service_error() {
                Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                    match cancellation::judge(&labels, cancelled.cancellation_reasons()) {
                        Verdict::Throttled if round < THROTTLE_ROUNDS => {
                            tokio::time::sleep(Duration::from_millis(20 * u64::from(round))).await;
                        }
                        Verdict::Throttled => {
                            return Err(CommitError::Unavailable("throttled again and again".into()));
                        }
                        Verdict::Final(error) => return Err(error),
                    }
                }
                Some(TransactWriteItemsError::TransactionInProgressException(_)) => {
                    return Err(CommitError::Conflict);
                }
                _ => return Err(unavailable(call::failure(error))),
            }
        }
        Err(CommitError::Unavailable("throttled again and again".into()))
    }

    /// Writes down one event by itself.
    pub(crate) async fn put_audit(&self, event: AuditEvent) -> Result<(), StoreError> {
        let key = keys::audit(&event);
        self.put(&key, &AuditItem::from(event)).await
    }

    /// Puts an item by itself, in place of itself.
    pub(crate) async fn put(&self, key: &Key, item: &impl Serialize) -> Result<(), StoreError> {
        let item = items::attributes(key, item)?;
        let call = Meter::call();
        let answer = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item))
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(call::failure)?;
        drop(call);
        call::written(answer.consumed_capacity.as_slice());
        Ok(())
    }

    /// Notes that a session was used, if it is still the same one.
    pub(crate) async fn note_seen(
        &self,
        who: &Identity,
        digest: &[u8],
        now: Instant,
    ) -> Result<(), StoreError> {
        let key = keys::session(&who.user);
        let mut bind = Binder::default();
        let (stored, last_seen, given, at) =
            (bind.name("digest"), bind.name("last_seen"), bind.bytes(digest), bind.number(now.0));
        let (set, condition) = (format!("SET {last_seen} = {at}"), format!("{stored} = {given}"));
        // Where another request of the same session is being committed, that notes it as well.
        self.update_if(&key, &set, &condition, &bind).await.map(|_| ())
    }
}
