//! What a browser loads before anybody signs in, and what it gets where there is nothing.

use crate::site::{Page, Site};
use anyhow::{Context, Result, ensure};
use http::Method;
use serde_json::Value;
use std::collections::BTreeMap;

/// The security headers, as the program has them and Terraform sends them.
const HEADERS: &str = include_str!("../../../infra/headers.json");

/// One page of each entrance that strangers see.
const PATHS: [&str; 2] = ["/", "/sign-in"];

/// Where the page's files are.
const ASSETS: &str = "/assets/";

/// Pages come with the headers that guard them, and so do the files that they name.
pub async fn load(site: &Site) -> Result<()> {
    for path in PATHS {
        let page = site.send(site.request(Method::GET, path), Vec::new()).await?;
        found(path, &page, "text/html")?;
        guarded(site, path, &page)?;
        let html = String::from_utf8_lossy(&page.body);
        let file = named(&html).with_context(|| format!("{path}: names no file of the page"))?;
        let asset = site.send(site.request(Method::GET, file), Vec::new()).await?;
        ensure!(asset.status == 200, "{file}: {} where {path} names it", asset.status);
        guarded(site, file, &asset)?;
        let kept = asset.header("cache-control");
        ensure!(kept.contains("immutable"), "{file}: has a name of its own and is not kept: `{kept}`");
    }
    Ok(())
}

/// The first file that a page names.
fn named(html: &str) -> Option<&str> {
    let from = html.get(html.find(ASSETS)?..)?;
    from.get(..from.find(['"', '\''])?)
}

fn found(path: &str, page: &Page, kind: &str) -> Result<()> {
    let is = page.header("content-type");
    ensure!(page.status == 200 && is.starts_with(kind), "{path}: {} by `{is}`", page.status);
    Ok(())
}

fn guarded(site: &Site, path: &str, page: &Page) -> Result<()> {
    let headers: BTreeMap<String, String> = serde_json::from_str(HEADERS).context("infra/headers.json")?;
    for (name, wanted) in &headers {
        let is = page.header(name);
        ensure!(is == wanted, "{path}: {name} is `{is}` instead of `{wanted}`");
    }
    let strict = page.header("strict-transport-security");
    let seconds =
        strict.split(';').find_map(|part| part.trim().strip_prefix("max-age=")?.parse::<u64>().ok());
    // A year at least [ASVS 3.4.1].
    let is_strict = seconds.is_some_and(|seconds| seconds >= 31_536_000);
    ensure!(
        is_strict || !site.origin.is_secure(),
        "{path}: strict-transport-security is `{strict}`, less than a year"
    );
    Ok(())
}

/// What is not of the API's is told so as JSON, and never by a page: nor is what only the bank may do.
pub async fn nothing_there(site: &Site) -> Result<()> {
    for (method, path) in [
        (Method::GET, "/api/nothing/here"),
        (Method::GET, "/api/nothing"),
        (Method::POST, "/api/bank/open-contract"),
        (Method::POST, "/api/bank/cancel-contract"),
    ] {
        let request = site
            .request(method, path)
            .header(http::header::ORIGIN, site.origin.to_string())
            .header(http::header::CONTENT_TYPE, "application/json");
        let page = site.send(request, b"{}".to_vec()).await?;
        let kind = page.header("content-type");
        let json = kind.starts_with("application/") && kind.contains("json");
        ensure!(
            page.status == 404 && json && serde_json::from_slice::<Value>(&page.body).is_ok(),
            "{path}: {} by `{kind}` instead of a 404 in JSON",
            page.status
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_file_of_a_page_is_found() {
        let html =
            r#"<link rel="stylesheet" href="/assets/door-1a.css"><script src='/assets/x.js'></script>"#;
        assert_eq!(named(html), Some("/assets/door-1a.css"));
        for html in ["", "<p>nothing</p>", "/assets/without-an-end"] {
            assert_eq!(named(html), None);
        }
    }
}
