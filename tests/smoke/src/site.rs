//! Where browsers go: an origin, and the time that its server has.

use anyhow::{Context, Result, anyhow, bail};
use http::header::HeaderMap;
use http::{Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use shared::domain::instant::Instant;
use shared::operations::proof::header as ours;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long an answer may take: longer than any function that a browser reaches.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a browser says that it is.
const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36 kagimate-smoke";

/// Scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Whether everything there goes by TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let uri: Uri =
            text.parse().map_err(|_| anyhow!("`{text}` is no URL, such as https://bank.example"))?;
        let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.host().unwrap_or_default());
        match scheme {
            "https" => {}
            "http" if matches!(host, "localhost" | "127.0.0.1" | "[::1]") => {}
            _ => bail!("`{text}` is not by https: passwords go there in clear on this machine only"),
        }
        let Some(authority) = uri.authority().filter(|_| !host.is_empty()) else {
            bail!("`{text}` names no host: write it as https://bank.example");
        };
        // What stands before the host would be sent to it, and a path would not.
        if authority.as_str().contains('@') || uri.path() != "/" || uri.query().is_some() {
            bail!("`{text}` has more than an origin has: write it as https://bank.example");
        }
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

/// What it means to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Time passes.
    Real,
    /// The clock of the portal is moved: it is this journey's own.
    Moved,
}

/// What came back.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Page {
    /// A header as text; nothing where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A stage as browsers see it.
pub struct Site {
    /// Where it is.
    pub origin: Origin,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    pace: Pace,
    /// The server's time, as it was told last, and when that was.
    told: Mutex<Option<(Instant, std::time::Instant)>>,
}

#[allow(clippy::disallowed_methods, reason = "a journey measures how long ago it was told the server's time")]
fn here() -> std::time::Instant {
    std::time::Instant::now()
}

impl Site {
    /// A stage that nothing was asked of yet.
    ///
    /// # Errors
    /// When this machine has no certificates to believe.
    pub fn new(origin: Origin, pace: Pace) -> Result<Self> {
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(rustls::crypto::aws_lc_rs::default_provider())
            .context("the certificates that this machine believes")?
            .https_or_http()
            .enable_http1()
            .build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { origin, client, pace, told: Mutex::default() })
    }

    /// A request that nothing is said in yet but where it goes and who asks.
    pub(crate) fn request(&self, method: http::Method, path: &str) -> http::request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.origin))
            .header(http::header::USER_AGENT, BROWSER)
    }

    /// Sends it. No redirect is followed: a page that moves is another one.
    pub(crate) async fn send(&self, request: http::request::Builder, body: Vec<u8>) -> Result<Page> {
        let request = request.body(Full::new(Bytes::from(body)))?;
        let what = format!("{} {}", request.method(), request.uri().path());
        let exchange = async {
            let answer = self.client.request(request).await?;
            let (parts, body) = answer.into_parts();
            Ok::<_, anyhow::Error>((parts, body.collect().await?.to_bytes().to_vec()))
        };
        let answered = tokio::time::timeout(PATIENCE, exchange).await;
        let answered = answered.map_err(|_| anyhow!("{what}: no answer within {} s", PATIENCE.as_secs()))?;
        let (parts, body) = answered.with_context(|| format!("{what}: {} does not answer", self.origin))?;
        let page = Page { status: parts.status, headers: parts.headers, body };
        if let Ok(now) = page.header(ours::TIME).parse() {
            self.tell(Instant(now));
        }
        Ok(page)
    }

    fn tell(&self, now: Instant) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, here()));
    }

    /// The server's time.
    ///
    /// # Errors
    /// When it was never told.
    pub fn now(&self) -> Result<Instant> {
        let told = *self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, at) = told.with_context(|| format!("{} never told its time", self.origin))?;
        let since = i64::try_from(at.elapsed().as_millis()).unwrap_or(i64::MAX);
        Ok(Instant(now.0.saturating_add(since)))
    }

    /// Waits until the server has this time.
    ///
    /// # Errors
    /// When its clock can't be moved.
    pub async fn wait_until(&self, then: Instant) -> Result<()> {
        let left = u64::try_from(then.0.saturating_sub(self.now()?.0)).unwrap_or(0);
        match self.pace {
            Pace::Real => tokio::time::sleep(Duration::from_millis(left)).await,
            Pace::Moved => {
                let request = self
                    .request(http::Method::POST, "/dev/clock.json")
                    .header(http::header::CONTENT_TYPE, "application/json")
                    .header("kagimate-desk", "smoke");
                let body = json!({ "seconds": left.div_ceil(1000) }).to_string();
                let moved = self.send(request, body.into_bytes()).await?;
                let reading: Value = serde_json::from_slice(&moved.body).unwrap_or_default();
                let now = reading["now"].as_i64();
                self.tell(Instant(now.context("the clock of the portal can't be moved")?));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_go_over_tls_or_stay_on_this_machine() {
        for (text, origin) in [
            ("https://bank.example", "https://bank.example"),
            ("https://bank.example/", "https://bank.example"),
            ("https://bank.example:8443", "https://bank.example:8443"),
            ("http://127.0.0.1:8077", "http://127.0.0.1:8077"),
            ("http://localhost:8077/", "http://localhost:8077"),
            ("http://[::1]:8077/", "http://[::1]:8077"),
        ] {
            assert_eq!(text.parse::<Origin>().map(|origin| origin.to_string()).ok().as_deref(), Some(origin));
        }
        for (text, why) in [
            ("http://bank.example", "is not by https"),
            ("http://localhost.bank.example", "is not by https"),
            ("ftp://bank.example", "is not by https"),
            ("https://user:secret@bank.example", "more than an origin"),
            ("http://127.0.0.1@bank.example", "is not by https"),
            ("https://127.0.0.1@bank.example", "more than an origin"),
            ("https://bank.example/portal", "more than an origin"),
            ("https://bank.example/?a=b", "more than an origin"),
            ("bank.example", "is not by https"),
            ("/portal", "is not by https"),
            ("https://", "is no URL"),
            ("https://:443", "names no host"),
            ("", "is no URL"),
        ] {
            let told = text.parse::<Origin>().unwrap_err().to_string();
            assert!(told.contains(why), "{text}: {told}");
        }
    }
}
