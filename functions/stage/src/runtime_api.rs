//! The Lambda Runtime API of one process.

use crate::StageError;
use crate::starts::now;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{Mutex, oneshot, watch};
use tokio::task::JoinHandle;

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
    polled: watch::Sender<Option<Instant>>,
}

/// A running Runtime API.
pub struct RuntimeApi {
    /// `host:port`, as Lambda gives it.
    pub address: String,
    desk: Arc<Desk>,
    events: UnboundedSender<(String, Value)>,
    polled: watch::Receiver<Option<Instant>>,
    invocations: u64,
    served: JoinHandle<()>,
}

impl RuntimeApi {
    /// Starts it on a port of the loopback interface.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start() -> Result<Self, StageError> {
        let (events, waiting) = unbounded_channel();
        let (poll, polled) = watch::channel(None);
        let desk = Arc::new(Desk {
            events: Mutex::new(waiting),
            callers: Mutex::default(),
            failure: Mutex::default(),
            polled: poll,
        });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .layer(DefaultBodyLimit::disable())
            .with_state(desk.clone());
        let (address, served) = serve(router).await?;
        Ok(Self { address, desk, events, polled, invocations: 0, served })
    }

    /// Invokes the function; without an answer when its process is gone.
    pub async fn invoke(&mut self, event: Value) -> Option<Invoked> {
        let (caller, answer) = oneshot::channel();
        self.invocations += 1;
        let id = format!("8476a536-e9f4-11e8-9739-{:012}", self.invocations);
        self.desk.callers.lock().await.insert(id.clone(), caller);
        self.events.send((id, event)).ok()?;
        answer.await.ok()
    }

    /// When the function asked for its first event.
    pub async fn first_poll(&mut self) -> Option<Instant> {
        *self.polled.wait_for(Option::is_some).await.ok()?
    }

    /// What the function said when it could not start.
    pub async fn failure(&self) -> Option<Value> {
        self.desk.failure.lock().await.clone()
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.served.abort();
    }
}

/// Serves on a port of the loopback interface: where, and what serves.
pub(crate) async fn serve(router: Router) -> Result<(String, JoinHandle<()>), StageError> {
    let told = |error| StageError::new("no port on the loopback interface", &error);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(told)?;
    let address = listener.local_addr().map_err(told)?.to_string();
    let served = tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "a stand-in broke");
        }
    });
    Ok((address, served))
}

/// Holds the poll open until there is something to do.
async fn next(State(desk): State<Arc<Desk>>) -> Response {
    desk.polled.send_if_modified(|polled| {
        let first = polled.is_none();
        polled.get_or_insert_with(now);
        first
    });
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

async fn settle(desk: &Desk, id: &str, invoked: Invoked) -> StatusCode {
    let caller = desk.callers.lock().await.remove(id);
    match caller.map(|caller| caller.send(invoked)) {
        Some(Ok(())) => StatusCode::ACCEPTED,
        _ => StatusCode::NOT_FOUND,
    }
}

fn json(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}
