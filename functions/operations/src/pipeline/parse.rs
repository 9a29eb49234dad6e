//! Reading a request: size, types, unknown fields. What is malformed is refused by the name of its field and
//! changes nothing.

use super::browser::BrowserCookie;
use super::cookie::SessionCookie;
use super::{Call, Source};
use crate::bank::Bank;
use crate::route::HttpRequest;
use http::header;
use serde::de::DeserializeOwned;
use shared::domain::access::AccessFloor;
use shared::domain::client::Client;
use shared::domain::field::FieldReason;
use shared::domain::id::IdempotencyKey;
use shared::operations::problem::Failure;
use shared::operations::proof::{Proof, Request, header as ours};
use shared::operations::{Declaration, Method, Operation};
use std::convert::Infallible;

/// Longest query of an operation that is called by `GET`, in bytes.
const QUERY_LIMIT: usize = 2048;

/// Parses a request.
pub(crate) fn parse<O: Operation>(
    bank: &Bank,
    request: &HttpRequest,
    source: Source,
    reference: &str,
) -> Result<Call<O>, Failure<Infallible>> {
    let declaration = &O::DECLARATION;
    admissible(declaration, request, source)?;
    let (input, proof) = match declaration.method {
        Method::Get => (query(request.uri().query().unwrap_or_default())?, Proof::default()),
        Method::Post => {
            let request: Request<O::Input> = body(request.body())?;
            (request.input, request.proof)
        }
    };
    let Head { key, cookie, browser, background, client } = Head::read(bank, declaration, request)?;
    Ok(Call { input, proof, key, cookie, browser, background, client, reference: reference.to_owned() })
}

/// What the headers say.
struct Head {
    key: Option<IdempotencyKey>,
    cookie: Option<SessionCookie>,
    browser: Option<BrowserCookie>,
    background: bool,
    client: Client,
}

impl Head {
    fn read(
        bank: &Bank,
        declaration: &Declaration,
        request: &HttpRequest,
    ) -> Result<Self, Failure<Infallible>> {
        let (rule, cookies) = (bank.config.cookie, text(request, header::COOKIE.as_str()));
        Ok(Self {
            key: key(declaration, request)?,
            cookie: cookies.and_then(|header| SessionCookie::read(rule, header)),
            browser: cookies.and_then(|header| BrowserCookie::read(rule, header)),
            background: text(request, ours::BACKGROUND).is_some(),
            client: Client::from_user_agent(text(request, header::USER_AGENT.as_str()).unwrap_or_default()),
        })
    }
}

fn text<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

/// Whether the operation is there, and takes something of this size and type.
fn admissible(
    declaration: &Declaration,
    request: &HttpRequest,
    source: Source,
) -> Result<(), Failure<Infallible>> {
    if (declaration.access == AccessFloor::Bank) != (source == Source::Bank) {
        return Err(Failure::NoSuchOperation);
    }
    if declaration.method == Method::Get {
        return Ok(());
    }
    if request.body().len() > declaration.body_limit {
        return Err(Failure::TooLarge);
    }
    let json = text(request, header::CONTENT_TYPE.as_str())
        .is_some_and(|kind| kind.split(';').next().map(str::trim) == Some("application/json"));
    if json { Ok(()) } else { Err(Failure::MediaType) }
}

/// The key under which a repeat happens once. Where none is declared, none is looked at: the function has no grant
/// for the record.
fn key(
    declaration: &Declaration,
    request: &HttpRequest,
) -> Result<Option<IdempotencyKey>, Failure<Infallible>> {
    if !declaration.keyed {
        return Ok(None);
    }
    let named = |reason| Failure::Field { field: ours::IDEMPOTENCY_KEY.into(), reason };
    let key = text(request, ours::IDEMPOTENCY_KEY).ok_or(named(FieldReason::Required))?;
    IdempotencyKey::try_from(key).map(Some).map_err(named)
}

fn query<T: DeserializeOwned>(query: &str) -> Result<T, Failure<Infallible>> {
    if query.len() > QUERY_LIMIT {
        return Err(Failure::TooLarge);
    }
    let parser = serde_urlencoded::Deserializer::new(form_urlencoded(query));
    serde_path_to_error::deserialize(parser)
        .map_err(|error| field(&error.path().to_string(), &error.inner().to_string()))
}

fn form_urlencoded(query: &str) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(query.as_bytes())
}

fn body<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure<Infallible>> {
    let mut parser = serde_json::Deserializer::from_slice(body);
    let value: T = serde_path_to_error::deserialize(&mut parser)
        .map_err(|error| field(&error.path().to_string(), &error.inner().to_string()))?;
    parser.end().map_err(|_| Failure::Field { field: "body".into(), reason: FieldReason::Malformed })?;
    Ok(value)
}

/// Which field a parser complained about, and why, without a word of what was sent.
fn field(path: &str, message: &str) -> Failure<Infallible> {
    let named =
        |mark: &str| message.strip_prefix(mark).and_then(|rest| rest.split('`').next()).map(str::to_owned);
    // An unknown field is told from below itself, a missing one from above.
    let below = |name: String| match path.strip_suffix(&name) {
        Some(above) if above.is_empty() || above.ends_with('.') => path.to_owned(),
        _ if matches!(path, "." | "?") => name,
        _ => format!("{path}.{name}"),
    };
    if let Some(name) = named("missing field `") {
        return Failure::Field { field: below(name), reason: FieldReason::Required };
    }
    if let Some(name) = named("unknown field `") {
        // The name is the caller's: only what looks like one is repeated.
        let shaped = name.len() <= 40 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let name = if shaped { name } else { "?".into() };
        return Failure::Field { field: below(name), reason: FieldReason::Unknown };
    }
    let word = message.split(" at line ").next().unwrap_or_default();
    let reason = word.parse::<FieldReason>().unwrap_or(FieldReason::Malformed);
    let field = if matches!(path, "." | "?") { "body".into() } else { path.to_owned() };
    Failure::Field { field, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::user_draft::UserDraft;
    use shared::operations::tokens::Register;

    #[test]
    fn what_is_malformed_is_named() {
        let good = r#"{"input":{"serial":"0420-3318-7"},"proof":{"otp":"123456"}}"#;
        let judged = |text: &str| body::<Request<Register>>(text.as_bytes()).map(|_| ());
        assert_eq!(judged(good), Ok(()));
        for (text, field, reason) in [
            ("", "body", FieldReason::Malformed),
            ("[]", "body", FieldReason::Malformed),
            ("{}", "input", FieldReason::Required),
            (r#"{"input":{}}"#, "input.serial", FieldReason::Required),
            (r#"{"input":{"serial":5}}"#, "input.serial", FieldReason::Malformed),
            (r#"{"input":{"serial":"x"}}"#, "input.serial", FieldReason::SerialShape),
            (r#"{"input":{"serial":"0420-3318-7","more":1}}"#, "input.more", FieldReason::Unknown),
            (
                r#"{"input":{"serial":"0420-3318-7"},"proof":{"otp":"12a456"}}"#,
                "proof.otp",
                FieldReason::OtpShape,
            ),
            (
                r#"{"input":{"serial":"0420-3318-7"},"proof":{"confirmation_password":""}}"#,
                "proof.confirmation_password",
                FieldReason::Required,
            ),
            (&format!("{good}{good}"), "body", FieldReason::Malformed),
        ] {
            assert_eq!(judged(text), Err(Failure::Field { field: field.into(), reason }), "{text}");
        }
    }

    #[test]
    fn values_of_closed_lists_are_named() {
        let text = r#"{"login_id":"hanako01","name":"a","mail":"a@b.jp","role":"emperor","permissions":[]}"#;
        let judged = body::<UserDraft>(text.as_bytes()).map(|_| ());
        assert_eq!(judged, Err(Failure::Field { field: "role".into(), reason: FieldReason::Malformed }));
    }
}
