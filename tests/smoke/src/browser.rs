//! A browser: it sends what the page would send, and keeps cookies.

use crate::chance;
use crate::reply::Reply;
use crate::site::{Page, Site};
use anyhow::{Result, bail, ensure};
use http::Method as HttpMethod;
use http::header;
use shared::operations::proof::{Proof, Request, header as ours};
use shared::operations::{Method, Operation};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A browser at a site.
#[derive(Clone)]
pub struct Browser {
    /// Where it is.
    pub site: Arc<Site>,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser that was never anywhere.
    pub fn new(site: Arc<Site>) -> Self {
        Self { site, cookies: BTreeMap::new() }
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// When what comes back is not what an API answers to a browser.
    pub async fn call<O: Operation>(&mut self, input: &O::Input, proof: &Proof) -> Result<Reply<O>> {
        let origin = self.site.origin.to_string();
        let page = self.send::<O>(input, proof, &origin).await?;
        self.keep(&page, O::DECLARATION.name)?;
        read::<O>(&page)
    }

    /// The same as the page of another site would send it.
    ///
    /// # Errors
    /// As above.
    pub async fn call_from<O: Operation>(
        &self,
        origin: &str,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<Reply<O>> {
        read::<O>(&self.send::<O>(input, proof, origin).await?)
    }

    async fn send<O: Operation>(&self, input: &O::Input, proof: &Proof, origin: &str) -> Result<Page> {
        let declaration = O::DECLARATION;
        let (method, body) = match declaration.method {
            // What is asked on this journey takes no input.
            Method::Get => (HttpMethod::GET, Vec::new()),
            Method::Post => {
                let request = Request { input: input.clone(), proof: proof.clone() };
                (HttpMethod::POST, serde_json::to_vec(&request)?)
            }
        };
        let mut request = self
            .site
            .request(method.clone(), declaration.path)
            .header(ours::CLIENT, "smoke")
            .header("sec-fetch-site", "same-origin");
        if method == HttpMethod::POST {
            request = request
                .header(header::ORIGIN, origin)
                .header(header::CONTENT_TYPE, "application/json")
                .header(ours::IDEMPOTENCY_KEY, chance::text(24)?);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<_> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        self.site.send(request, body).await
    }

    /// Keeps the cookies of an answer. None may be open to scripts, to other sites or, over TLS, to other hosts.
    fn keep(&mut self, page: &Page, operation: &str) -> Result<()> {
        for line in page.headers.get_all(header::SET_COOKIE) {
            let mut parts = line.to_str().unwrap_or_default().split("; ");
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
                bail!("{operation}: sets a cookie without a name");
            };
            let attributes: Vec<&str> = parts.collect();
            let has = |attribute: &str| attributes.contains(&attribute);
            let secure = self.site.origin.is_secure();
            let guarded = has("HttpOnly") && has("SameSite=Strict") && has("Path=/");
            let bound = !secure || (has("Secure") && name.starts_with("__Host-"));
            ensure!(guarded && bound, "{operation}: the cookie {name} is open: {}", attributes.join("; "));
            if has("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(())
    }
}

/// Reads what the API answered; no cache on the way may keep it.
fn read<O: Operation>(page: &Page) -> Result<Reply<O>> {
    let (name, status) = (O::DECLARATION.name, page.status.as_u16());
    let kind = page.header("content-type");
    ensure!(
        matches!(kind, "application/json" | "application/problem+json"),
        "{name}: was answered with {status} by `{kind}`, which no operation sends"
    );
    let reply = Reply::read(&page.body)?;
    ensure!(reply.status() == status, "{name}: came with {status}, and says {}", reply.status());
    let kept = page.header("cache-control");
    ensure!(kept == "no-store" && page.header("age").is_empty(), "{name}: a cache may keep it: `{kept}`");
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Origin, Pace};

    fn browser(origin: &str) -> Browser {
        let origin: Origin = origin.parse().unwrap();
        Browser::new(Arc::new(Site::new(origin, Pace::Real).unwrap()))
    }

    fn page(status: u16, headers: &[(&'static str, &str)], body: &str) -> Page {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        Page {
            status: http::StatusCode::from_u16(status).unwrap(),
            headers: headers.collect(),
            body: body.into(),
        }
    }

    #[test]
    fn a_cookie_that_is_open_is_found() {
        // Source: ASVS 3.3.1 to 3.3.4.
        let host = "__Host-kagimate=1.2; Path=/; HttpOnly; Secure; SameSite=Strict";
        let bare = "kagimate=1.2; Path=/; HttpOnly; SameSite=Strict";
        for (origin, cookie, good) in [
            ("https://bank.example", host, true),
            ("http://127.0.0.1:1", bare, true),
            ("https://bank.example", bare, false),
            ("https://bank.example", "__Host-kagimate=1; Path=/; HttpOnly; SameSite=Strict", false),
            ("http://127.0.0.1:1", "kagimate=1; Path=/; SameSite=Strict", false),
            ("http://127.0.0.1:1", "kagimate=1; Path=/; HttpOnly; SameSite=Lax", false),
        ] {
            let kept = browser(origin).keep(&page(200, &[("set-cookie", cookie)], ""), "session.sign-in");
            assert_eq!(kept.is_ok(), good, "{origin} {cookie}");
        }
        let mut browser = browser("http://127.0.0.1:1");
        browser.keep(&page(200, &[("set-cookie", bare)], ""), "session.sign-in").unwrap();
        assert_eq!(browser.cookies.get("kagimate").map(String::as_str), Some("1.2"));
        let cleared = "kagimate=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict";
        browser.keep(&page(200, &[("set-cookie", cleared)], ""), "session.sign-out").unwrap();
        assert!(browser.cookies.is_empty());
    }

    #[test]
    fn an_answer_that_a_cache_may_keep_is_none_of_the_api() {
        use shared::operations::bank::BankCancelContract;
        let (json, fresh) = (("content-type", "application/json"), ("cache-control", "no-store"));
        let body = r#"{"contract":"a"}"#;
        for (status, headers, good) in [
            (200, vec![json, fresh], true),
            (200, vec![json], false),
            (200, vec![json, ("cache-control", "max-age=60")], false),
            (200, vec![json, fresh, ("age", "3")], false),
            (200, vec![("content-type", "text/html"), fresh], false),
            (409, vec![json, fresh], false),
        ] {
            let read = read::<BankCancelContract>(&page(status, &headers, body));
            assert_eq!(read.is_ok(), good, "{status} {headers:?}");
        }
    }
}
