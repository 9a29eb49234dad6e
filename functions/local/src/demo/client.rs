//! A browser of the demo: it sends what the page would send, through the same pipeline.

use operations::bank::Bank;
use operations::pipeline::{Answered, Source};
use operations::route::{HttpRequest, routes};
use shared::operations::proof::{Proof, Request, header};
use shared::operations::session::{SessionSignIn, SignIn};
use shared::operations::{Method, Operation};

/// A signed-in browser.
pub(super) struct Client {
    bank: Bank,
    cookie: String,
}

/// Runs one of the bank's own operations.
pub(super) async fn bank<O: Operation>(bank: &Bank, input: &O::Input) -> Result<O::Output, String> {
    output::<O>(&send::<O>(bank, input, &Proof::default(), None, Source::Bank).await?)
}

impl Client {
    /// Signs in.
    pub(super) async fn sign_in(bank: &Bank, login_id: &str, password: &str) -> Result<Self, String> {
        let input = SignIn {
            login_id: login_id
                .try_into()
                .map_err(|reason: shared::domain::field::FieldReason| reason.to_string())?,
        };
        let proof = Proof { login_password: Some(super::password(password)?), ..Proof::default() };
        let answered = send::<SessionSignIn>(bank, &input, &proof, None, Source::Public).await?;
        output::<SessionSignIn>(&answered)?;
        let cookie =
            answered.response.headers().get(http::header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).ok_or("no session was given")?;
        Ok(Self { bank: bank.clone(), cookie: cookie.to_owned() })
    }

    /// Does some work.
    pub(super) async fn post<O: Operation>(
        &self,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<O::Output, String> {
        output::<O>(&send::<O>(&self.bank, input, proof, Some(&self.cookie), Source::Public).await?)
    }
}

async fn send<O: Operation>(
    bank: &Bank,
    input: &O::Input,
    proof: &Proof,
    cookie: Option<&str>,
    source: Source,
) -> Result<Answered, String> {
    let declaration = O::DECLARATION;
    let route = routes()
        .into_iter()
        .find(|route| route.declaration.name == declaration.name)
        .ok_or("no such operation")?;
    let body = serde_json::to_vec(&Request { input: input.clone(), proof: proof.clone() })
        .map_err(|error| error.to_string())?;
    let key = operations::mint::id(&*bank.random, bank.clock.now()).map_err(|error| error.to_string())?;
    let mut request = http::Request::builder()
        .method(if declaration.method == Method::Get { http::Method::GET } else { http::Method::POST })
        .uri(declaration.path)
        .header(http::header::CONTENT_TYPE, "application/json")
        .header(http::header::ORIGIN, &bank.config.public_origin)
        .header(
            http::header::USER_AGENT,
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0",
        )
        .header(header::CLIENT, "demo")
        .header(header::IDEMPOTENCY_KEY, key);
    if let Some(cookie) = cookie {
        request = request.header(http::header::COOKIE, cookie);
    }
    let request: HttpRequest = request.body(body).map_err(|error| error.to_string())?;
    Ok(route.answer(bank, request, source).await)
}

fn output<O: Operation>(answered: &Answered) -> Result<O::Output, String> {
    let body = answered.response.body();
    if !answered.response.status().is_success() {
        return Err(format!("{}: {}", O::DECLARATION.name, String::from_utf8_lossy(body)));
    }
    serde_json::from_slice(body).map_err(|error| error.to_string())
}
