//! What stands between a browser and the functions.

use crate::functions::{Answer, Functions};
use crate::http_api;
use crate::stream;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::Response;
use axum::routing::any;
use http::StatusCode;
use serde_json::Value;
use shared::operations::Operation;
use shared::operations::bank::BankSendNotices;
use std::net::SocketAddr;
use std::sync::Arc;

/// What the HTTP API takes at most.
const LARGEST: usize = 10 * 1024 * 1024;

/// The front of a stage.
#[derive(Clone)]
pub struct Front {
    functions: Arc<Functions>,
    origin_secret: Arc<str>,
}

impl Front {
    /// A front of these functions, which proves itself by a secret that they know.
    #[must_use]
    pub fn new(functions: Arc<Functions>, origin_secret: &str) -> Self {
        Self { functions, origin_secret: origin_secret.into() }
    }

    /// The API of the stage.
    pub fn api(&self) -> Router {
        Router::new().route("/api/{*operation}", any(answer)).with_state(self.clone())
    }

    /// Tells the mailer of new notices, by their keys; whether it took all of them.
    pub async fn tell(&self, keys: &[(String, String)]) -> bool {
        let told = self.functions.invoke(BankSendNotices::DECLARATION.name, stream::event(keys)).await;
        let failures = |value: &Value| value["batchItemFailures"].as_array().map(Vec::len);
        matches!(&told, Answer::Result(value) if failures(value) == Some(0))
    }
}

async fn answer(
    State(front): State<Front>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(operation) = front.functions.routed(&parts.method, parts.uri.path()) else {
        return http_api::message(StatusCode::NOT_FOUND, "Not Found");
    };
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return http_api::message(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long");
    };
    let event = http_api::event(&parts, &body, peer, &front.origin_secret);
    http_api::response(front.functions.invoke(operation, event).await)
}
