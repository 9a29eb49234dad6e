//! The HTTP API (payload 2.0) behind CloudFront. The browser speaks plain HTTP with this machine, and the
//! functions know a page over TLS: the origin and the cookies' names are put right on the way, both ways.

use crate::functions::Answer;
use axum::body::Body;
use axum::response::Response;
use data_encoding::BASE64;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use shared::operations::proof::header::ORIGIN_SECRET;
use std::collections::BTreeMap;
use std::net::SocketAddr;

/// What browsers want of a cookie that is for one host over TLS alone.
const HOST_ONLY: &str = "__Host-";

/// Where the page is over TLS, as far as functions know.
#[must_use]
pub fn over_tls(origin: &str) -> String {
    origin.replacen("http://", "https://", 1)
}

/// What a function gets for a request.
#[must_use]
pub fn event(parts: &Parts, body: &[u8], peer: SocketAddr, origin_secret: &str) -> Value {
    let path = parts.uri.path();
    let mut headers: Map<String, Value> = Map::new();
    for name in parts.headers.keys().filter(|name| *name != header::COOKIE) {
        let values: Vec<_> =
            parts.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        headers.insert(name.as_str().to_owned(), json!(values.join(",")));
    }
    if let Some(origin) = headers.get("origin").and_then(Value::as_str).map(over_tls) {
        headers.insert("origin".into(), json!(origin));
    }
    // A browser can't say these: CloudFront writes its own.
    headers.insert("cloudfront-viewer-address".into(), json!(format!("{}:{}", peer.ip(), peer.port())));
    headers.insert(ORIGIN_SECRET.into(), json!(origin_secret));
    let text = std::str::from_utf8(body).ok();
    let mut event = json!({
        "version": "2.0",
        "routeKey": format!("{} {path}", parts.method),
        "rawPath": path,
        "rawQueryString": parts.uri.query().unwrap_or_default(),
        "headers": headers,
        "requestContext": {
            "accountId": "111122223333",
            "apiId": "here",
            "domainName": "here.execute-api.ap-northeast-1.amazonaws.com",
            "domainPrefix": "here",
            "http": {
                "method": parts.method.as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "198.51.100.1",
                "userAgent": headers.get("user-agent"),
            },
            "requestId": "here",
            "routeKey": format!("{} {path}", parts.method),
            "stage": "$default",
            "time": "21/Nov/2026:20:43:58 +0000",
            "timeEpoch": 1_795_293_838_390_u64
        },
        "body": text.map_or_else(|| BASE64.encode(body), str::to_owned),
        "isBase64Encoded": text.is_none()
    });
    let cookies = cookies(&parts.headers);
    if !cookies.is_empty() {
        event["cookies"] = json!(cookies);
    }
    event
}

/// The cookies by the names that functions gave them.
fn cookies(headers: &HeaderMap) -> Vec<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = lines.flat_map(|line| line.split("; "));
    cookies
        .map(|cookie| match cookie.starts_with("kagimate") {
            true => format!("{HOST_ONLY}{cookie}"),
            false => cookie.to_owned(),
        })
        .collect()
}

/// An answer of a function.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answered {
    status_code: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    cookies: Vec<String>,
    #[serde(default)]
    body: String,
    #[serde(default)]
    is_base64_encoded: bool,
}

/// What the browser gets.
#[must_use]
pub fn response(answer: Answer) -> Response {
    match answer {
        Answer::Result(value) => answered(value)
            .unwrap_or_else(|| message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")),
        Answer::Failed => message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"),
        Answer::TimedOut => message(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable"),
    }
}

/// What the HTTP API says for itself.
#[must_use]
pub fn message(status: StatusCode, text: &str) -> Response {
    let mut response = Response::new(Body::from(json!({ "message": text }).to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn answered(value: Value) -> Option<Response> {
    let answer: Answered = serde_json::from_value(value).ok()?;
    let body = match answer.is_base64_encoded {
        true => BASE64.decode(answer.body.as_bytes()).ok()?,
        false => answer.body.into_bytes(),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(answer.status_code).ok()?;
    for (name, value) in answer.headers {
        response.headers_mut().insert(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
    }
    for cookie in answer.cookies {
        let plain = cookie.replacen(HOST_ONLY, "", 1).replace("; Secure", "");
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(plain).ok()?);
    }
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(request: http::request::Builder) -> Parts {
        request.body(()).map(http::Request::into_parts).map_or_else(|_| unreachable!(), |(parts, ())| parts)
    }

    #[test]
    fn a_request_of_a_browser_becomes_one_over_tls_through_cloudfront() {
        let request = http::Request::post("/api/session/sign-in?a=b")
            .header("origin", "http://127.0.0.1:8077")
            .header("cookie", "theme=dark; kagimate=1.2")
            .header(ORIGIN_SECRET, "guessed")
            .header("cloudfront-viewer-address", "192.0.2.1:1");
        let event = event(&parts(request), b"{}", SocketAddr::from(([127, 0, 0, 1], 5)), "known");
        assert_eq!(event["headers"]["origin"], "https://127.0.0.1:8077");
        assert_eq!(event["headers"][ORIGIN_SECRET], "known");
        assert_eq!(event["headers"]["cloudfront-viewer-address"], "127.0.0.1:5");
        assert_eq!(event["cookies"], json!(["theme=dark", "__Host-kagimate=1.2"]));
        assert_eq!((&event["rawQueryString"], &event["body"]), (&json!("a=b"), &json!("{}")));
    }

    #[test]
    fn an_answer_comes_as_this_machine_can_keep_it() {
        let answer = response(Answer::Result(json!({
            "statusCode": 201,
            "headers": { "content-type": "application/json" },
            "cookies": ["__Host-kagimate=1.2; Path=/; HttpOnly; Secure; SameSite=Strict"],
            "body": "{}",
            "isBase64Encoded": false
        })));
        assert_eq!(answer.status(), StatusCode::CREATED);
        let cookie = answer.headers().get(header::SET_COOKIE).and_then(|value| value.to_str().ok());
        assert_eq!(cookie, Some("kagimate=1.2; Path=/; HttpOnly; SameSite=Strict"));
        for (answer, status) in [
            (Answer::Failed, 500),
            (Answer::TimedOut, 503),
            (Answer::Result(json!({ "message": "no answer of ours" })), 500),
        ] {
            assert_eq!(response(answer).status().as_u16(), status);
        }
    }
}
