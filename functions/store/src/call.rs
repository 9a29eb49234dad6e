//! What every call has in common: it is counted, and its failure is told once, without values.

use aws_sdk_dynamodb::error::{DisplayErrorContext, SdkError};
use aws_sdk_dynamodb::types::ConsumedCapacity;
use ports::meter::Meter;
use ports::store::StoreError;

/// Adds what a call consumed to the figures of its request.
pub(crate) fn read(consumed: &[ConsumedCapacity]) {
    let units: f64 = consumed.iter().filter_map(ConsumedCapacity::capacity_units).sum();
    Meter::consumed(units, 0.0);
}

/// The same for writes.
pub(crate) fn written(consumed: &[ConsumedCapacity]) {
    let units: f64 = consumed.iter().filter_map(ConsumedCapacity::capacity_units).sum();
    Meter::consumed(0.0, units);
}

/// The failure of a call, for the log.
pub(crate) fn failure<E, R>(error: SdkError<E, R>) -> StoreError
where
    E: std::error::Error + 'static,
    R: std::fmt::Debug,
{
    StoreError(DisplayErrorContext(error).to_string())
}
