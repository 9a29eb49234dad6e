//! Whether a request comes from the portal's own page [ASVS 3.5.1 to 3.5.3].

use super::Source;
use crate::bank::Bank;
use crate::route::HttpRequest;
use shared::domain::secret::Secret;
use shared::operations::Method;
use shared::operations::problem::Failure;
use shared::operations::proof::header;
use std::convert::Infallible;

/// Digests are compared, so that not even a length shows in the time that it takes.
fn is(bank: &Bank, known: &Secret, shown: &[u8]) -> bool {
    let digest = |bytes: &[u8]| bank.credentials.fingerprint(bytes);
    bank.credentials.equal(&digest(known.expose().as_bytes()), &digest(shown))
}

/// Refuses what did not come through the door in front of this bank, where there is one; and what a foreign page could send: writes need our origin; everything needs our own header, which a
/// foreign page can't send without asking first, and may not say that it crossed sites.
pub(crate) fn check(
    bank: &Bank,
    method: Method,
    request: &HttpRequest,
    source: Source,
) -> Result<(), Failure<Infallible>> {
    if source == Source::Bank {
        return Ok(());
    }
    let secrets = &bank.config.origin_secrets;
    let shown = request.headers().get(header::ORIGIN_SECRET).map_or(&[][..], |value| value.as_bytes());
    if !secrets.is_empty() && !secrets.iter().any(|known| is(bank, known, shown)) {
        return Err(Failure::ForeignOrigin);
    }
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let ours = text(header::CLIENT).is_some();
    let same_site = matches!(text("sec-fetch-site"), None | Some("same-origin"));
    let origin = match (method, text(http::header::ORIGIN.as_str())) {
        (_, Some(origin)) => origin == bank.config.public_origin,
        (Method::Get, None) => true,
        (Method::Post, None) => false,
    };
    if ours && same_site && origin { Ok(()) } else { Err(Failure::ForeignOrigin) }
}
