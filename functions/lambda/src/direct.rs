//! What only the bank may call: it has no route. Whoever may invoke the function, a schedule among them, sends
//! the request's JSON itself, `{"input": …, "proof": …}`, and gets the answer's, which may be a problem with its
//! status. What the table's stream sends is told apart by its records.

use crate::stream::{self, Batch};
use http::header::CONTENT_TYPE;
use lambda_http::{Error, LambdaEvent, lambda_runtime, service_fn};
use operations::bank::Bank;
use operations::pipeline::Source;
use operations::route::Route;
use serde_json::value::{RawValue, to_raw_value};
use shared::operations::Trigger;

/// JSON as it was sent: parsing it is the pipeline's.
type Json = Box<RawValue>;

/// Answers until the environment is taken down.
///
/// # Errors
/// When the Runtime API can't be reached.
pub async fn serve(bank: &Bank, route: &Route) -> Result<(), Error> {
    lambda_runtime::run(service_fn(|event| answer(bank, route, event))).await
}

async fn answer(bank: &Bank, route: &Route, event: LambdaEvent<Json>) -> Result<Json, Error> {
    bank.refresh_if_old().await;
    let streams = route.declaration.triggers.iter().any(|trigger| matches!(trigger, Trigger::Stream(_)));
    if streams && let Ok(batch) = serde_json::from_str::<Batch>(event.payload.get()) {
        return Ok(to_raw_value(&stream::answer(bank, route, batch).await?)?);
    }
    let body = event.payload.get().as_bytes().to_vec();
    let request =
        http::Request::post(route.declaration.path).header(CONTENT_TYPE, "application/json").body(body)?;
    let answered = route.answer(bank, request, Source::Bank).await;
    Ok(RawValue::from_string(String::from_utf8(answered.response.into_body())?)?)
}
