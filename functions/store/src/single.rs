//! One item updated by itself, under a condition.

use crate::DynamoStore;
use crate::call;
use crate::expression::Binder;
use crate::keys::Key;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::{
    AttributeValue, ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure,
};
use ports::meter::Meter;
use ports::store::StoreError;

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Single {
    /// It is done.
    Done,
    /// The condition does not hold.
    Refused,
    /// A transaction on the item was under way, and nothing was done.
    Busy,
}

impl Single {
    /// Whether it was done, for whoever meets no transaction.
    pub(crate) fn done(self) -> Result<bool, StoreError> {
        match self {
            Self::Done => Ok(true),
            Self::Refused => Ok(false),
            Self::Busy => Err(StoreError("a transaction on the item was under way".into())),
        }
    }
}

impl DynamoStore {
    /// Updates an item under a condition.
    pub(crate) async fn update_if(
        &self,
        key: &Key,
        set: &str,
        condition: &str,
        bind: &Binder,
    ) -> Result<Single, StoreError> {
        match self.update_once(key, set, condition, bind, ReturnValue::None).await {
            Ok(output) => {
                call::written(output.consumed_capacity.as_slice());
                Ok(Single::Done)
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(_)) => {
                    // A refused conditional write costs as much as one that wins.
                    Meter::consumed(0.0, 1.0);
                    Ok(Single::Refused)
                }
                Some(UpdateItemError::TransactionConflictException(_)) => Ok(Single::Busy),
                _ => Err(call::failure(error)),
            },
        }
    }

    /// Sends one conditional update; where the condition does not hold, the item comes back as it is.
    pub(crate) async fn update_once(
        &self,
        key: &Key,
        set: &str,
        condition: &str,
        bind: &Binder,
        wanted: ReturnValue,
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
            .return_values(wanted)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        drop(call);
        answer
    }
}
