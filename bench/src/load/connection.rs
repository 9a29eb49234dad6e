//! An HTTP connection that is kept.

use crate::caller::USER_AGENT;
use anyhow::Result;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use shared::operations::proof::header;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::net::TcpStream;

/// Counts requests, so that each has a key of its own.
static KEYS: AtomicU64 = AtomicU64::new(0);

/// A connection to the portal.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

/// What came back.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// The session that it gave.
    pub cookie: Option<String>,
    /// Its body.
    pub body: Bytes,
}

impl Connection {
    /// Connects to a port of this machine.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // Its failure is the failure of the request that is under way.
        tokio::spawn(connection);
        Ok(Self { sender, host: format!("127.0.0.1:{port}") })
    }

    /// Asks.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn get(&mut self, path: &str, cookie: Option<&str>) -> Result<Answer> {
        self.send(http::Method::GET, path, cookie, Vec::new()).await
    }

    /// Sends a body.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn post(&mut self, path: &str, cookie: Option<&str>, body: Vec<u8>) -> Result<Answer> {
        self.send(http::Method::POST, path, cookie, body).await
    }

    async fn send(
        &mut self,
        method: http::Method,
        path: &str,
        cookie: Option<&str>,
        body: Vec<u8>,
    ) -> Result<Answer> {
        let key = KEYS.fetch_add(1, Ordering::Relaxed);
        let mut request = http::Request::builder()
            .method(method)
            .uri(path)
            .header(http::header::HOST, &self.host)
            .header(http::header::ORIGIN, format!("http://{}", self.host))
            .header(http::header::CONTENT_TYPE, "application/json")
            .header(http::header::USER_AGENT, USER_AGENT)
            .header(header::CLIENT, "bench")
            .header("kagimate-desk", "1")
            .header(header::IDEMPOTENCY_KEY, format!("{key:032x}"));
        if let Some(cookie) = cookie {
            request = request.header(http::header::COOKIE, cookie);
        }
        self.sender.ready().await?;
        let answer = self.sender.send_request(request.body(Full::new(body.into()))?).await?;
        let set = answer.headers().get(http::header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = set.and_then(|set| set.split(';').next()).map(str::to_owned);
        let status = answer.status().as_u16();
        Ok(Answer { status, cookie, body: answer.into_body().collect().await?.to_bytes() })
    }
}
