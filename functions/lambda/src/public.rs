//! What anyone may call: events of the HTTP API (payload 2.0) in, its answers out.

use lambda_http::request::RequestContext;
use lambda_http::{Body, Error, Request, RequestExt, Response, service_fn};
use operations::bank::Bank;
use operations::pipeline::{Source, SourceAddress};
use operations::route::Route;
use std::convert::Infallible;
use std::net::IpAddr;

/// The browser's address and port, as CloudFront saw them.
const VIEWER_ADDRESS: &str = "cloudfront-viewer-address";

/// Answers until the environment is taken down.
///
/// # Errors
/// When the Runtime API can't be reached.
pub async fn serve(bank: &Bank, route: &Route, behind_cloudfront: bool) -> Result<(), Error> {
    lambda_http::run(service_fn(|request| answer(bank, route, behind_cloudfront, request))).await
}

async fn answer(
    bank: &Bank,
    route: &Route,
    behind_cloudfront: bool,
    request: Request,
) -> Result<Response<Body>, Infallible> {
    let mut request = request;
    if let Some(address) = address(behind_cloudfront, &request) {
        request.extensions_mut().insert(SourceAddress(address));
    }
    bank.refresh_if_old().await;
    let answered = route.answer(bank, request.map(bytes), Source::Public).await;
    // Every answer is JSON. As bytes it would go out in base64, which only a browser behind a binary media
    // type would get decoded.
    Ok(answered.response.map(|body| {
        String::from_utf8(body).map_or_else(|error| Body::Binary(error.into_bytes()), Body::Text)
    }))
}

/// The address of the browser. The header counts only where a deployment says that CloudFront stands in front:
/// anyone could send it.
fn address(behind_cloudfront: bool, request: &Request) -> Option<IpAddr> {
    if behind_cloudfront {
        let viewer = request.headers().get(VIEWER_ADDRESS)?.to_str().ok()?;
        // An address and a port, of IPv6 without brackets.
        let (address, _) = viewer.rsplit_once(':')?;
        return address.parse().ok();
    }
    match request.request_context_ref()? {
        RequestContext::ApiGatewayV2(context) => context.http.source_ip.as_deref()?.parse().ok(),
        _ => None,
    }
}

/// The body as it was sent: the runtime has decoded base64.
fn bytes(body: Body) -> Vec<u8> {
    match body {
        Body::Text(text) => text.into_bytes(),
        Body::Binary(bytes) => bytes,
        _ => Vec::new(),
    }
}
