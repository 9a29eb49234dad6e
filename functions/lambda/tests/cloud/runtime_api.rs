//! The Lambda Runtime API of one function.

use crate::Error;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{Mutex, oneshot};
use tokio::time::timeout;

/// How long an answer may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What became of an invocation.
#[derive(Debug)]
pub enum Invoked {
    /// The function's result.
    Result(Value),
    /// It ended in an error.
    Error(Value),
}

/// What waits for the function, and who waits for it.
struct Desk {
    events: Mutex<UnboundedReceiver<(String, Value)>>,
    callers: Mutex<HashMap<String, oneshot::Sender<Invoked>>>,
    failure: Mutex<Option<Value>>,
}

/// A running Runtime API.
pub struct RuntimeApi {
    /// `host:port`, as Lambda gives it.
    pub address: String,
    desk: Arc<Desk>,
    events: UnboundedSender<(String, Value)>,
}

impl RuntimeApi {
    pub async fn start() -> Result<Self, Error> {
        let (events, waiting) = unbounded_channel();
        let desk = Arc::new(Desk {
            events: Mutex::new(waiting),
            callers: Mutex::default(),
            failure: Mutex::default(),
        });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .layer(DefaultBodyLimit::disable())
            .with_state(desk.clone());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?.to_string();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { address, desk, events })
    }

    /// Invokes the function.
    pub async fn invoke(&self, event: Value) -> Result<Invoked, Error> {
        let (caller, answer) = oneshot::channel();
        let mut callers = self.desk.callers.lock().await;
        let id = format!("8476a536-e9f4-11e8-9739-{:012}", callers.len() + 1);
        callers.insert(id.clone(), caller);
        drop(callers);
        self.events.send((id, event))?;
        Ok(timeout(PATIENCE, answer).await??)
    }

    /// What the function said when it could not start.
    pub async fn failure(&self) -> Option<Value> {
        self.desk.failure.lock().await.clone()
    }
}

/// Holds the poll open until there is something to do.
async fn next(State(desk): State<Arc<Desk>>) -> Response {
    let Some((id, event)) = desk.events.lock().await.recv().await else {
        return StatusCode::GONE.into_response();
    };
    let headers = [
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", "4102444800000".into()),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:ap-northeast-1:111122223333:function:kagimate".into(),
        ),
        (
            "lambda-runtime-trace-id",
            "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0".into(),
        ),
    ];
    (headers, Json(event)).into_response()
}

async fn response(State(desk): State<Arc<Desk>>, Path(id): Path<String>, body: Bytes) -> StatusCode {
    settle(&desk, &id, Invoked::Result(json(&body))).await
}

async fn error(State(desk): State<Arc<Desk>>, Path(id): Path<String>, body: Bytes) -> StatusCode {
    settle(&desk, &id, Invoked::Error(json(&body))).await
}

async fn init_error(State(desk): State<Arc<Desk>>, body: Bytes) -> StatusCode {
    *desk.failure.lock().await = Some(json(&body));
    StatusCode::ACCEPTED
}

/// The caller's place is kept, empty, so that the next id is a new one.
async fn settle(desk: &Desk, id: &str, invoked: Invoked) -> StatusCode {
    let gone = oneshot::channel().0;
    let caller = desk.callers.lock().await.insert(id.to_owned(), gone);
    match caller.map(|caller| caller.send(invoked)) {
        Some(Ok(())) => StatusCode::ACCEPTED,
        _ => StatusCode::NOT_FOUND,
    }
}

fn json(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}
