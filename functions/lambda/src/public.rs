//! What anyone may call: events of the HTTP API (payload 2.0) in, its answers out.

use lambda_http::{Body, Error, Request, Response, service_fn};
use operations::bank::Bank;
use operations::pipeline::Source;
use operations::route::Route;
use std::convert::Infallible;

/// Answers until the environment is taken down.
///
/// # Errors
/// When the Runtime API can't be reached.
pub async fn serve(bank: &Bank, route: &Route) -> Result<(), Error> {
    lambda_http::run(service_fn(|request| answer(bank, route, request))).await
}

async fn answer(bank: &Bank, route: &Route, request: Request) -> Result<Response<Body>, Infallible> {
    let answered = route.answer(bank, request.map(bytes), Source::Public).await;
    // Every answer is JSON. As bytes it would go out in base64, which only a browser behind a binary media
    // type would get decoded.
    Ok(answered.response.map(|body| {
        String::from_utf8(body).map_or_else(|error| Body::Binary(error.into_bytes()), Body::Text)
    }))
}

/// The body as it was sent: the runtime has decoded base64.
fn bytes(body: Body) -> Vec<u8> {
    match body {
        Body::Text(text) => text.into_bytes(),
        Body::Binary(bytes) => bytes,
        _ => Vec::new(),
    }
}
