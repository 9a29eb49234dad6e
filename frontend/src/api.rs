//! The only file that asks the server. Paths and types come from the catalogue.

use crate::{clock, session};
use gloo_net::http::{Request, RequestBuilder, Response};
use shared::domain::id::IdempotencyKey;
use shared::domain::instant::Instant;
use shared::operations::Operation;
use shared::operations::problem::{Failure, Problem};
use shared::operations::proof::{self, Proof, header};
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
    let mut request = common(Request::post(O::DECLARATION.path));
    if O::DECLARATION.keyed {
        request = request.header(header::IDEMPOTENCY_KEY, key.as_str());
    }
    let Ok(request) = request.json(&body) else { return Err(CallError::Unreachable) };
    answer::<O>(request.send().await).await
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
    let path = O::DECLARATION.path;
    let query = serde_urlencoded::to_string(input).map_err(|_| CallError::Unreachable)?;
    let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut request = common(Request::get(&address));
    if background {
        request = request.header(header::BACKGROUND, "1");
    }
    answer::<O>(request.send().await).await
}

fn common(request: RequestBuilder) -> RequestBuilder {
    request.header(header::CLIENT, "portal").credentials(RequestCredentials::SameOrigin)
}

async fn answer<O: Operation>(response: Result<Response, gloo_net::Error>) -> Outcome<O> {
    let response = response.map_err(|_| CallError::Unreachable)?;
    note_headers(&response);
    if response.ok() {
        let repeated = response.headers().get(header::REPEATED).is_some();
        let value = response.json().await.map_err(|_| CallError::Unreachable)?;
        return Ok(Answer { value, repeated });
    }
    let problem: Problem<O::Denied> = response.json().await.map_err(|_| CallError::Unreachable)?;
    match problem.failure {
        Failure::SessionOver { why } => session::over(why),
        Failure::FirstUse => session::refresh_soon(),
        _ => {}
    }
    Err(CallError::Problem(problem))
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

