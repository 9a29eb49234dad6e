//! A request before it is sent: right in every respect, until a test changes one.

use super::actor::query;
use super::answer::Answer;
use super::faults::OPERATION;
use super::world::{ORIGIN, World};
use http::{HeaderName, HeaderValue, StatusCode, header};
use operations::pipeline::{Source, SourceAddress};
use operations::route::Dispatcher;
use shared::domain::access::AccessFloor;
use shared::operations::proof::header as ours;
use shared::operations::{Declaration, Method};
use std::net::IpAddr;

/// The browser of everyone.
const BROWSER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0";

/// A request that can still be changed.
#[derive(Clone)]
pub struct Draft {
    method: http::Method,
    uri: String,
    query: String,
    headers: http::HeaderMap,
    body: Vec<u8>,
    source: Source,
    address: Option<IpAddr>,
}

impl Draft {
    /// What the page would send.
    pub fn new(declaration: &Declaration, cookie: Option<&str>) -> Self {
        let get = declaration.method == Method::Get;
        let bank = declaration.access == AccessFloor::Bank;
        let draft = Self {
            method: if get { http::Method::GET } else { http::Method::POST },
            uri: declaration.path.to_owned(),
            query: if get { query(&crate::samples::input(declaration.name)) } else { String::new() },
            headers: http::HeaderMap::new(),
            body: Vec::new(),
            source: if bank { Source::Bank } else { Source::Public },
            address: Some(IpAddr::from([192, 0, 2, 1])),
        };
        let draft = draft.header(header::USER_AGENT.as_str(), BROWSER).header(ours::CLIENT, "test");
        let draft = draft.header("sec-fetch-site", "same-origin");
        let draft = match get {
            true => draft,
            false => draft
                .header(header::ORIGIN.as_str(), ORIGIN)
                .header(header::CONTENT_TYPE.as_str(), "application/json")
                .header(ours::IDEMPOTENCY_KEY, &fresh_key()),
        };
        match cookie {
            Some(cookie) => draft.header(header::COOKIE.as_str(), cookie),
            None => draft,
        }
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().unwrap();
        self.headers.insert(name, HeaderValue::from_str(value).unwrap());
        self
    }

    /// Leaves a header out.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// With an idempotency key of one's choice.
    pub fn key(self, key: &str) -> Self {
        self.header(ours::IDEMPOTENCY_KEY, key)
    }

    /// With a body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// With a query of one's choice.
    pub fn query(mut self, query: &str) -> Self {
        self.query = query.to_owned();
        self
    }

    /// From an address of one's choice, or from none that is known.
    pub fn coming_from(mut self, address: Option<IpAddr>) -> Self {
        self.address = address;
        self
    }

    /// By `POST`, whatever the operation is called by.
    pub fn posted(mut self) -> Self {
        self.method = http::Method::POST;
        self
    }

    /// Through a door of one's choice.
    pub fn through(mut self, source: Source) -> Self {
        self.source = source;
        self
    }

    /// Sends it as the local server does.
    pub async fn send(self, world: &World) -> Answer {
        let dispatcher = Dispatcher::new(self.source);
        let Some(route) = dispatcher.find(&self.method, &self.uri) else {
            return Answer::bare(StatusCode::NOT_FOUND);
        };
        let uri = if self.query.is_empty() { self.uri } else { format!("{}?{}", self.uri, self.query) };
        let mut request = http::Request::builder().method(self.method).uri(uri).body(self.body).unwrap();
        *request.headers_mut() = self.headers;
        if let Some(address) = self.address {
            request.extensions_mut().insert(SourceAddress(address));
        }
        let answering = route.answer(&world.bank, request, self.source);
        let answer = Answer::of(OPERATION.scope(route.declaration.name, answering).await);
        world.bank.refresh_after(&route.declaration).await;
        answer
    }
}

/// A key that nobody used before.
pub fn fresh_key() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("key-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
