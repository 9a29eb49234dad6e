//! Telling Lambda why a function can't start, so that its console and metrics show more than an exit.

use crate::settings;
use http::Uri;
use lambda_http::Error;
use lambda_http::lambda_runtime::Diagnostic;
use lambda_runtime_api_client::body::Body;
use lambda_runtime_api_client::{PooledClient, build_request};

/// Reports it; where that fails, the log's line has to do.
pub async fn report(cause: &str) {
    if settings::environment(settings::RUNTIME_API).is_none() {
        return;
    }
    if let Err(error) = send(cause).await {
        tracing::warn!(cause = error.to_string(), "the start's failure can't be reported");
    }
}

async fn send(cause: &str) -> Result<(), Error> {
    let diagnostic = Diagnostic { error_type: "CantStart".into(), error_message: cause.into() };
    let request = build_request()
        .method(http::Method::POST)
        .uri(Uri::from_static("/2018-06-01/runtime/init/error"))
        .header("lambda-runtime-function-error-type", "Runtime.CantStart")
        .body(Body::from(serde_json::to_vec(&diagnostic)?))?;
    PooledClient::builder().build().call(request).await?;
    Ok(())
}
