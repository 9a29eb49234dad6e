//! Faults of the network and of the table, injected below the SDK: what a call meets after it left us.

use super::wire::{self, Traffic};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What befalls a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The table turns it away: too much at once.
    Throttled,
    /// Another transaction holds the same items.
    Conflict,
    /// Nothing answers, and nothing arrived.
    LostBefore,
    /// The table did it, and the answer was lost.
    LostAfter,
}

/// Which calls are befallen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The action, such as `TransactWriteItems`.
    pub action: &'static str,
    /// How many such calls go well before.
    pub after: usize,
    /// How many are befallen.
    pub times: usize,
}

#[derive(Debug, Default)]
struct State {
    armed: Option<(Fault, Target)>,
    seen: usize,
    struck: usize,
    by_operation: BTreeMap<&'static str, Vec<Traffic>>,
}

tokio::task_local! {
    /// The operation for which the calls of this task are made.
    pub(super) static OPERATION: &'static str;
}

/// The switch of the faults of a world, and a record of its calls.
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<State>>);

impl Faults {
    /// Faults strike from now on.
    pub fn arm(&self, fault: Fault, target: Target) {
        self.with(|state| (state.armed, state.seen, state.struck) = (Some((fault, target)), 0, 0));
    }

    /// No more faults; how many calls were befallen.
    pub fn disarm(&self) -> usize {
        self.with(|state| {
            state.armed = None;
            state.struck
        })
    }

    /// Begins a new record of the calls.
    pub fn record_by_operation(&self) {
        self.with(|state| state.by_operation.clear());
    }

    /// The calls that each operation made.
    pub fn take_by_operation(&self) -> BTreeMap<&'static str, Vec<Traffic>> {
        self.with(|state| std::mem::take(&mut state.by_operation))
    }

    /// The HTTP client of an SDK client that meets these faults.
    pub fn client(&self) -> SharedHttpClient {
        SharedHttpClient::new(Faulty {
            inner: aws_smithy_http_client::Builder::new().build_http(),
            faults: self.clone(),
        })
    }

    fn judge(&self, action: &str) -> Option<Fault> {
        self.with(|state| {
            let (fault, target) = state.armed?;
            if target.action != action {
                return None;
            }
            state.seen += 1;
            let strikes = state.seen > target.after && state.struck < target.times;
            state.struck += usize::from(strikes);
            strikes.then_some(fault)
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[derive(Debug)]
struct Faulty {
    inner: SharedHttpClient,
    faults: Faults,
}

impl HttpClient for Faulty {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(FaultyConnector {
            inner: self.inner.http_connector(settings, components),
            faults: self.faults.clone(),
        })
    }
}

#[derive(Debug)]
struct FaultyConnector {
    inner: SharedHttpConnector,
    faults: Faults,
}

impl HttpConnector for FaultyConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let traffic = wire::read(&request);
        let fault = self.faults.judge(&traffic.action);
        let (action, items) = (traffic.action.clone(), traffic.touched.len());
        let operation = OPERATION.try_with(|name| *name).unwrap_or_default();
        self.faults.with(|state| state.by_operation.entry(operation).or_default().push(traffic));
        let answer = match fault {
            None => return self.inner.call(request),
            Some(Fault::LostAfter) => {
                let sent = self.inner.call(request);
                return HttpConnectorFuture::new(async move {
                    drop(sent.await?);
                    Err(lost())
                });
            }
            Some(Fault::LostBefore) => Err(lost()),
            Some(Fault::Throttled) => {
                Ok(refusal(&action, items, "ThrottlingError", "ProvisionedThroughputExceededException"))
            }
            Some(Fault::Conflict) => {
                Ok(refusal(&action, items, "TransactionConflict", "TransactionConflictException"))
            }
        };
        HttpConnectorFuture::ready(answer)
    }
}

fn lost() -> ConnectorError {
    ConnectorError::timeout("the answer was lost, by injection".into())
}

/// What DynamoDB says: a transaction is cancelled with a reason for each item, another call fails by itself.
fn refusal(action: &str, items: usize, reason: &str, exception: &str) -> HttpResponse {
    let body = if action == "TransactWriteItems" {
        let reasons: Vec<_> = (0..items)
            .map(|at| json!({ "Code": if at == 0 { reason } else { "None" }, "Message": "injected" }))
            .collect();
        let kind = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
        json!({ "__type": kind, "message": "injected", "CancellationReasons": reasons })
    } else {
        json!({ "__type": format!("com.amazonaws.dynamodb.v20120810#{exception}"), "message": "injected" })
    };
    let mut response = HttpResponse::new(StatusCode::try_from(400).unwrap(), SdkBody::from(body.to_string()));
    response.headers_mut().insert("content-type", "application/x-amz-json-1.0");
    response
}
