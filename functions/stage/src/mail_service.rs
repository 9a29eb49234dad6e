//! A stand-in for SES: what is sent goes to a mailer of this machine.

use crate::StageError;
use crate::runtime_api::serve;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use ports::mail::{Mail, MailError, Mailer};
use serde_json::{Value, json};
use std::sync::Arc;

/// Starts it, and says where it is.
///
/// # Errors
/// When there is no port.
pub async fn start(mailer: Arc<dyn Mailer>) -> Result<String, StageError> {
    let router = Router::new().route("/v2/email/outbound-emails", post(send)).with_state(mailer);
    Ok(format!("http://{}", serve(router).await?.0))
}

async fn send(State(mailer): State<Arc<dyn Mailer>>, Json(body): Json<Value>) -> (StatusCode, Json<Value>) {
    let Some(mail) = mail(&body) else { return refused(StatusCode::BAD_REQUEST, "BadRequestException") };
    match mailer.send(&mail).await {
        Ok(()) => (StatusCode::OK, Json(json!({ "MessageId": mail.id }))),
        Err(MailError::Bounced) => refused(StatusCode::BAD_REQUEST, "BadRequestException"),
        Err(MailError::Unavailable(_)) => refused(StatusCode::TOO_MANY_REQUESTS, "TooManyRequestsException"),
    }
}

/// The one plain mail to one person that the functions send.
fn mail(body: &Value) -> Option<Mail> {
    let simple = &body["Content"]["Simple"];
    let text = |value: &Value| value["Data"].as_str().map(str::to_owned);
    Some(Mail {
        id: body["EmailTags"][0]["Value"].as_str()?.to_owned(),
        to: body["Destination"]["ToAddresses"][0].as_str()?.try_into().ok()?,
        subject: text(&simple["Subject"])?,
        text: text(&simple["Body"]["Text"])?,
    })
}

fn refused(status: StatusCode, code: &str) -> (StatusCode, Json<Value>) {
    (status, Json(json!({ "__type": code, "message": code })))
}
