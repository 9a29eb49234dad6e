//! The only file that asks the server. Paths and types come from the catalogue.

use crate::{clock, session};
use gloo_net::http::{Request, RequestBuilder, Response};
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use shared::domain::id::IdempotencyKey;
use shared::domain::instant::Instant;
use shared::operations::problem::{Failure, Problem};
use shared::operations::proof::{self, Proof, header};
use shared::operations::{Operation, Reason};
use web_sys::RequestCredentials;

/// The server's answer to a request that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    /// The output.
    pub value: T,
    /// The request had been committed before, and was not done again.
    pub repeated: bool,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq)]
pub enum CallError<D> {
    /// The server said why not.
    Problem(Problem<D>),
    /// The server could not be reached, or what came back was not its word.
    Unreachable,
}

impl<D> CallError<D> {
    /// The number to read out on the telephone.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.reference),
            Self::Unreachable => None,
        }
    }

    /// What happened, if the server said.
    pub fn failure(&self) -> Option<&Failure<D>> {
        match self {
            Self::Problem(problem) => Some(&problem.failure),
            Self::Unreachable => None,
        }
    }
}

/// What a call gives.
pub type Outcome<O> = Result<Answer<<O as Operation>::Output>, CallError<<O as Operation>::Denied>>;

/// Asks a query.
pub async fn get<O: Operation>(input: &O::Input) -> Outcome<O> {
    query::<O>(input, false).await
}

/// Asks a query by the page's own account: it doesn't extend the session.
pub async fn background<O: Operation>(input: &O::Input) -> Outcome<O> {
    query::<O>(input, true).await
}

/// Asks for work. A form keeps its key while it sends the same input again.
pub async fn post<O: Operation>(input: &O::Input, proof: &Proof, key: &IdempotencyKey) -> Outcome<O> {
    let body = proof::Request { input: input.clone(), proof: proof.clone() };
    let Ok(body) = serde_json::to_string(&body) else { return Err(CallError::Unreachable) };
    let key = O::DECLARATION.keyed.then_some(key);
    answer::<O>(exchange(written(O::DECLARATION.path, body, key)).await)
}

/// A key for one attempt: 128 random bits.
pub fn new_key() -> IdempotencyKey {
    let mut bits = [0_u8; 16];
    let drawn = web_sys::window().and_then(|window| window.crypto().ok());
    if let Some(crypto) = drawn {
        // The only failure is a request for more than 64 KiB.
        let _ = crypto.get_random_values_with_u8_array(&mut bits);
    }
    let text = data_encoding::HEXLOWER.encode(&bits);
    match IdempotencyKey::try_from(text) {
        Ok(key) => key,
        Err(_) => unreachable!("hexadecimal digits are a key"),
    }
}

async fn query<O: Operation>(input: &O::Input, background: bool) -> Outcome<O> {
    let Ok(query) = serde_urlencoded::to_string(input) else { return Err(CallError::Unreachable) };
    answer::<O>(exchange(asked(O::DECLARATION.path, &query, background)).await)
}

/// What came back, before it is read as one operation's answer. What follows is the same for all operations,
/// and compiled once.
enum Arrived {
    Done { body: String, repeated: bool },
    Refused(Problem<String>),
    Nothing,
}

fn asked(path: &str, query: &str, background: bool) -> Option<Request> {
    let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut request = common(Request::get(&address));
    if background {
        request = request.header(header::BACKGROUND, "1");
    }
    request.build().ok()
}

fn written(path: &str, body: String, key: Option<&IdempotencyKey>) -> Option<Request> {
    let mut request = common(Request::post(path)).header("content-type", "application/json");
    if let Some(key) = key {
        request = request.header(header::IDEMPOTENCY_KEY, key.as_str());
    }
    request.body(body).ok()
}

fn common(request: RequestBuilder) -> RequestBuilder {
    request.header(header::CLIENT, "portal").credentials(RequestCredentials::SameOrigin)
}

async fn exchange(request: Option<Request>) -> Arrived {
    let Some(request) = request else { return Arrived::Nothing };
    let Ok(response) = request.send().await else { return Arrived::Nothing };
    note_headers(&response);
    let Ok(body) = response.text().await else { return Arrived::Nothing };
    if response.ok() {
        return Arrived::Done { body, repeated: response.headers().get(header::REPEATED).is_some() };
    }
    let Ok(problem) = serde_json::from_str::<Problem<String>>(&body) else { return Arrived::Nothing };
    match problem.failure {
        Failure::SessionOver { why } => session::over(why),
        Failure::FirstUse | Failure::SecondFactorFirst => session::refresh_soon(),
        _ => {}
    }
    Arrived::Refused(problem)
}

fn answer<O: Operation>(arrived: Arrived) -> Outcome<O> {
    match arrived {
        Arrived::Done { body, repeated } => match serde_json::from_str(&body) {
            Ok(value) => Ok(Answer { value, repeated }),
            Err(_) => Err(CallError::Unreachable),
        },
        Arrived::Refused(problem) => Err(named(problem).map_or(CallError::Unreachable, CallError::Problem)),
        Arrived::Nothing => Err(CallError::Unreachable),
    }
}

/// The problem with the operation's own word for its rule's reason.
fn named<D: Reason>(problem: Problem<String>) -> Option<Problem<D>> {
    let Problem { kind, title, status, reference, failure } = problem;
    let failure = match failure {
        Failure::Denied { reason } => Failure::Denied { reason: word(&reason)? },
        Failure::Field { field, reason } => Failure::Field { field, reason },
        Failure::TooLarge => Failure::TooLarge,
        Failure::MediaType => Failure::MediaType,
        Failure::NoSuchOperation => Failure::NoSuchOperation,
        Failure::ForeignOrigin => Failure::ForeignOrigin,
        Failure::SessionOver { why } => Failure::SessionOver { why },
        Failure::NotAllowed => Failure::NotAllowed,
        Failure::FirstUse => Failure::FirstUse,
        Failure::SecondFactorFirst => Failure::SecondFactorFirst,
        Failure::Busy { retry_after_seconds } => Failure::Busy { retry_after_seconds },
        Failure::Stale => Failure::Stale,
        Failure::OtherInput => Failure::OtherInput,
        Failure::Proof { authenticator, refusal } => Failure::Proof { authenticator, refusal },
        Failure::Unavailable => Failure::Unavailable,
    };
    Some(Problem { kind, title, status, reference, failure })
}

/// A word of a closed list; `None` for one that this page doesn't know.
fn word<D: Reason>(code: &str) -> Option<D> {
    let word: StrDeserializer<'_, serde::de::value::Error> = code.into_deserializer();
    D::deserialize(word).ok()
}

fn note_headers(response: &Response) {
    let headers = response.headers();
    let instant = |name| headers.get(name).and_then(|text| text.parse().ok()).map(Instant);
    if let Some(time) = instant(header::TIME) {
        clock::note(time);
    }
    if let Some(ends) = instant(header::SESSION_ENDS) {
        session::ends_at(ends);
    }
    if let Some(version) = headers.get(header::VERSION) {
        session::served_by(&version);
    }
}
