//! Counting tries in windows of time: one conditional write, so that parallel requests never get more than the
//! limit. A window past is tidied up by the table itself.

use crate::DynamoStore;
use crate::call;
use crate::expression::Binder;
use crate::items::SCHEMA;
use crate::keys;
use crate::table::TIME_TO_LIVE;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use ports::meter::Meter;
use ports::store::StoreError;
use shared::domain::instant::Instant;
use shared::domain::throttle::{Throttle, ThrottleKind};

impl DynamoStore {
    /// Takes a try; `false` when the window has none left.
    pub(crate) async fn take_try(
        &self,
        kind: ThrottleKind,
        subject: &str,
        throttle: &Throttle,
        now: Instant,
    ) -> Result<bool, StoreError> {
        if throttle.tries == 0 {
            return Ok(false);
        }
        let window = throttle.window(now);
        let key = keys::throttle(kind, subject, &window);
        let mut bind = Binder::default();
        let (tries, expiry, schema) = (bind.name("tries"), bind.name(TIME_TO_LIVE), bind.name("schema"));
        let (none, one, limit) = (bind.number(0), bind.number(1), bind.number(throttle.tries));
        let (ends, version) = (bind.number(window.ends_at.seconds()), bind.number(SCHEMA));
        let set = format!(
            "SET {tries} = if_not_exists({tries}, {none}) + {one}, {expiry} = {ends}, {schema} = {version}"
        );
        let condition = format!("attribute_not_exists({tries}) OR {tries} < {limit}");
        let call = Meter::call();
        let answer = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", AttributeValue::S(key.pk))
            .key("sk", AttributeValue::S(key.sk))
            .update_expression(set)
            .condition_expression(condition)
            .set_expression_attribute_names(bind.names())
            .set_expression_attribute_values(bind.values())
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        drop(call);
        match answer {
            Ok(output) => {
                call::written(output.consumed_capacity.as_slice());
                Ok(true)
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(_)) => {
                    // A refused conditional write costs as much as one that wins.
                    Meter::consumed(0.0, 1.0);
                    Ok(false)
                }
                _ => Err(call::failure(error)),
            },
        }
    }
}
