//! The page and the API on 127.0.0.1: the same headers as in the cloud.

use crate::clock::MovableClock;
use crate::dev::{self, Desk, Shelf};
use crate::entrances;
use crate::headers::SECURITY;
use crate::mailbox::Mailbox;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};
use http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use operations::bank::Bank;
use operations::pipeline::{Source, SourceAddress};
use operations::route::Dispatcher;
use ports::credentials::ImportedDevice;
use stage::http_api::message;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::Notify;
use tower_http::services::ServeDir;

/// Larger than the largest body of any operation: what is beyond is answered without being read.
const READ_LIMIT: usize = 8 * 1024 * 1024;

/// What lies on a developer's desk.
#[must_use]
pub fn desk(
    clock: Arc<MovableClock>,
    moved: Option<Arc<Notify>>,
    devices: Vec<ImportedDevice>,
    mailbox: Arc<Mailbox>,
) -> Desk {
    Desk { clock, shelf: Arc::new(Shelf::new(devices)), mailbox, bell: Arc::default(), moved }
}

/// What answers requests.
#[derive(Clone)]
struct Api {
    bank: Bank,
    dispatcher: Arc<Dispatcher>,
    source: Source,
}

/// The API alone, for one door.
pub fn api(bank: Bank, source: Source) -> Router {
    let api = Api { bank, dispatcher: Arc::new(Dispatcher::new(source)), source };
    Router::new().route("/api/{*operation}", any(answer)).with_state(api)
}

/// Everything that a browser sees, around an API. `desk` is there on the embedded engine only.
pub fn portal(api: Router, web: Option<PathBuf>, desk: Option<Desk>, port: u16) -> Router {
    let mut router = api.route("/api/openapi.json", get(openapi));
    if let Some(desk) = desk {
        router =
            router.layer(middleware::from_fn_with_state(desk.bell.clone(), ring)).merge(dev::pages(desk));
    }
    if let Some(web) = web {
        let place = Web(Arc::new(web.clone()));
        let files = ServeDir::new(web.join("assets")).precompressed_br().precompressed_gzip();
        router = router.nest_service("/assets", files).fallback(page).layer(axum::Extension(place));
    }
    let hosts = Arc::new([format!("127.0.0.1:{port}"), format!("localhost:{port}")]);
    router.layer(middleware::from_fn_with_state(hosts, guard))
}

async fn answer(State(api): State<Api>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    if let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>().copied() {
        parts.extensions.insert(SourceAddress(peer.ip()));
    }
    let Some(route) = api.dispatcher.find(&parts.method, parts.uri.path()).copied() else {
        return message(StatusCode::NOT_FOUND, "Not Found");
    };
    let body = match to_bytes(body, READ_LIMIT).await {
        Ok(body) => body.to_vec(),
        Err(_) => return message(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long"),
    };
    api.bank.refresh_if_old().await;
    let answered = route.answer(&api.bank, http::Request::from_parts(parts, body), api.source).await;
    api.bank.refresh_after(&route.declaration).await;
    answered.response.map(Body::from)
}

/// Wakes whoever carries mail, after each answer to what may have written a notice.
async fn ring(State(bell): State<Arc<Notify>>, request: Request, next: Next) -> Response {
    let writes = request.method() == http::Method::POST;
    let response = next.run(request).await;
    if writes {
        bell.notify_one();
    }
    response
}

/// The API's description, as the catalogue wrote it.
async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], include_str!("../../../infra/openapi.json"))
        .into_response()
}

/// Where the built page lies.
#[derive(Clone)]
struct Web(Arc<PathBuf>);

/// Every other path is one of the page's: an entrance routes by itself.
async fn page(axum::Extension(Web(web)): axum::Extension<Web>, uri: Uri) -> Response {
    match entrances::html(&web, uri.path()).await {
        Ok(html) => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], html)
                .into_response()
        }
        Err(_) => (StatusCode::NOT_FOUND, "the page is not built").into_response(),
    }
}

/// Answers nobody who came by another name (a foreign page could have one resolve to this machine), and puts
/// the security headers on everything.
async fn guard(State(hosts): State<Arc<[String; 2]>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(|host| hosts.iter().any(|known| known == host)) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    if host == Some(hosts[1].as_str()) && request.method() == http::Method::GET {
        // One origin only: what is written must come from the address that the portal knows itself by.
        let place = request.uri().path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
        return Redirect::temporary(&format!("http://{}{place}", hosts[0])).into_response();
    }
    let immutable = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let found = response.status().is_success();
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if immutable && found {
        headers
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    response
}
