//! Whether a request comes from the portal's own page [ASVS 3.5.1 to 3.5.3].

use super::Source;
use crate::bank::Bank;
use crate::route::HttpRequest;
use shared::operations::problem::Failure;
use shared::operations::proof::header;
use shared::operations::{Method, Operation};

/// Refuses what a foreign page could send: writes need our origin; everything needs our own header, which a
/// foreign page can't send without asking first, and may not say that it crossed sites.
pub(crate) fn check<O: Operation>(
    bank: &Bank,
    request: &HttpRequest,
    source: Source,
) -> Result<(), Failure<O::Denied>> {
    if source == Source::Bank {
        return Ok(());
    }
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let ours = text(header::CLIENT).is_some();
    let same_site = matches!(text("sec-fetch-site"), None | Some("same-origin"));
    let origin = match (O::DECLARATION.method, text(http::header::ORIGIN.as_str())) {
        (_, Some(origin)) => origin == bank.config.public_origin,
        (Method::Get, None) => true,
        (Method::Post, None) => false,
    };
    if ours && same_site && origin { Ok(()) } else { Err(Failure::ForeignOrigin) }
}
