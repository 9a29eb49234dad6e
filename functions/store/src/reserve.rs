//! Taking an attempt at a slow secret in one conditional write: the same rule as
//! [`shared::domain::attempt::Attempts::reserve`], spoken to the table, so that parallel guesses never get
//! more answers than the limit.

use crate::DynamoStore;
use crate::call;
use crate::expression::Binder;
use crate::items::{self, Attributes, SECRET};
use crate::keys::Key;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::{
    AttributeValue, ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure,
};
use ports::meter::Meter;
use ports::records::Reserved;
use ports::store::StoreError;
use serde::de::DeserializeOwned;
use shared::domain::attempt::{Attempts, LockPolicy, Reservation};
use shared::domain::instant::Instant;
use std::time::Duration;

/// How often an attempt that met a transaction is sent again, and how long it waits before.
const CONFLICT_ROUNDS: u32 = 4;
const CONFLICT_PAUSE: Duration = Duration::from_millis(5);

impl DynamoStore {
    /// Reserves an attempt at the secret under `key`.
    pub(crate) async fn reserve<I, R>(
        &self,
        key: &Key,
        lock: &LockPolicy,
        now: Instant,
        attempts: impl Fn(&R) -> Attempts,
    ) -> Result<Reserved<R>, StoreError>
    where
        I: DeserializeOwned + Into<R>,
    {
        let mut bind = Binder::default();
        let (failures, last_at, pk) = (bind.name("failures"), bind.name("last_at"), bind.name("pk"));
        let (one, at, permanent) = (bind.number(1), bind.number(now.0), bind.number(lock.permanent_at()));
        let mut condition = format!("attribute_exists({pk}) AND {failures} < {permanent}");
        let limits: Vec<String> = lock.temporary_at().map(|limit| bind.number(limit)).collect();
        if !limits.is_empty() {
            let lapsed = bind.number(now.minus_seconds(lock.temporary_seconds).0);
            condition.push_str(&format!(
                " AND (NOT {failures} IN ({}) OR {last_at} <= {lapsed})",
                limits.join(", ")
            ));
        }
        let set = format!("SET {failures} = {failures} + {one}, {last_at} = {at}");
        let mut answer = self.count(key, &set, &condition, &bind).await;
        for _ in 0..CONFLICT_ROUNDS {
            // A transaction on the item was under way; nothing was counted. The SDK does not retry this.
            let conflict = matches!(
                answer.as_ref().map_err(SdkError::as_service_error),
                Err(Some(UpdateItemError::TransactionConflictException(_)))
            );
            if !conflict {
                break;
            }
            tokio::time::sleep(CONFLICT_PAUSE).await;
            answer = self.count(key, &set, &condition, &bind).await;
        }
        let read = |attributes: Attributes| items::item::<I>(attributes).map(Into::<R>::into);
        match answer {
            Ok(output) => {
                call::written(output.consumed_capacity.as_slice());
                let record = read(output.attributes.unwrap_or_default())?;
                let after = attempts(&record);
                Ok(Reserved::Taken(record, Reservation { number: after.number(), after }))
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => {
                    // A refused conditional write costs as much as one that wins.
                    Meter::consumed(0.0, 1.0);
                    // A retired login ID is like one that never was.
                    match failed.item.clone().filter(|item| item.contains_key(SECRET)) {
                        Some(old) => read(old).map(Reserved::Locked),
                        None => Ok(Reserved::Unknown),
                    }
                }
                _ => Err(call::failure(error)),
            },
        }
    }

    async fn count(
        &self,
        key: &Key,
        set: &str,
        condition: &str,
        bind: &Binder,
    ) -> Result<UpdateItemOutput, SdkError<UpdateItemError>> {
        let call = Meter::call();
        let answer = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", AttributeValue::S(key.pk.clone()))
            .key("sk", AttributeValue::S(key.sk.clone()))
            .update_expression(set)
            .condition_expression(condition)
            .set_expression_attribute_names(bind.names())
            .set_expression_attribute_values(bind.values())
            .return_values(ReturnValue::AllNew)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        drop(call);
        answer
    }
}
