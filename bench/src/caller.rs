//! Calling operations in process, through the same pipeline as over HTTP, and noting what each call cost.

use crate::cpu;
use anyhow::{Context, Result, bail};
use operations::bank::Bank;
use operations::pipeline::Source;
use operations::route::{Route, routes};
use ports::meter::Figures;
use shared::domain::access::AccessFloor;
use shared::operations::proof::{Proof, Request, header};
use shared::operations::{Method, Operation};
use std::time::{Duration, Instant};

/// What browsers call themselves: it is read, so it belongs to a request.
pub const USER_AGENT: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0";

/// What a call cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Counted where it happens.
    pub figures: Figures,
    /// Bytes of the body that was sent, or of the query.
    pub request_bytes: usize,
    /// Bytes of the body that came back.
    pub response_bytes: usize,
    /// How long it took.
    pub wall: Duration,
    /// CPU of this process meanwhile.
    pub cpu: Duration,
}

/// An answer.
pub struct Exchange {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub body: Vec<u8>,
    /// The session that it gave.
    pub cookie: Option<String>,
    /// What it cost.
    pub cost: Cost,
}

/// Calls operations of a bank.
pub struct Caller {
    /// The bank.
    pub bank: Bank,
    routes: Vec<Route>,
}

impl Caller {
    /// A caller of all operations.
    pub fn new(bank: Bank) -> Self {
        Self { bank, routes: routes() }
    }

    /// The request of an operation, as the page sends it.
    ///
    /// # Errors
    /// When none can be made of it.
    pub fn request<O: Operation>(
        &self,
        cookie: Option<&str>,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<http::Request<Vec<u8>>> {
        let declaration = O::DECLARATION;
        let (method, uri, body) = match declaration.method {
            Method::Get => {
                let query = serde_urlencoded::to_string(input)?;
                let uri = if query.is_empty() {
                    declaration.path.to_owned()
                } else {
                    format!("{}?{query}", declaration.path)
                };
                (http::Method::GET, uri, Vec::new())
            }
            Method::Post => {
                let body = serde_json::to_vec(&Request { input: input.clone(), proof: proof.clone() })?;
                (http::Method::POST, declaration.path.to_owned(), body)
            }
        };
        let mut request = http::Request::builder()
            .method(method)
            .uri(uri)
            .header(http::header::CONTENT_TYPE, "application/json")
            .header(http::header::ORIGIN, &self.bank.config.public_origin)
            .header(http::header::USER_AGENT, USER_AGENT)
            .header(header::CLIENT, "bench");
        if declaration.keyed {
            let key = operations::mint::id(&*self.bank.random, self.bank.clock.now())?;
            request = request.header(header::IDEMPOTENCY_KEY, key);
        }
        if let Some(cookie) = cookie {
            request = request.header(http::header::COOKIE, cookie);
        }
        Ok(request.body(body)?)
    }

    /// Calls an operation, whatever comes of it.
    ///
    /// # Errors
    /// When it can't be called at all.
    pub async fn exchange<O: Operation>(
        &self,
        cookie: Option<&str>,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<Exchange> {
        let declaration = O::DECLARATION;
        let route = self
            .routes
            .iter()
            .find(|route| route.declaration.name == declaration.name)
            .context("no such operation")?;
        let source = if declaration.access == AccessFloor::Bank { Source::Bank } else { Source::Public };
        let request = self.request::<O>(cookie, input, proof)?;
        let request_bytes = request.body().len() + request.uri().query().map_or(0, |query| query.len() + 1);

        let (began, used) = (Instant::now(), cpu::own());
        let answered = route.answer(&self.bank, request, source).await;
        let (wall, cpu) = (began.elapsed(), cpu::own().saturating_sub(used));

        let set =
            answered.response.headers().get(http::header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = set.and_then(|set| set.split(';').next()).map(str::to_owned);
        let (status, body) = (answered.response.status().as_u16(), answered.response.into_body());
        let cost = Cost { figures: answered.figures, request_bytes, response_bytes: body.len(), wall, cpu };
        Ok(Exchange { status, body, cookie, cost })
    }

    /// Calls an operation that must be done.
    ///
    /// # Errors
    /// When it is not.
    pub async fn done<O: Operation>(
        &self,
        cookie: Option<&str>,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<(O::Output, Exchange)> {
        let exchange = self.exchange::<O>(cookie, input, proof).await?;
        if exchange.status != 200 {
            bail!("{}: {} {}", O::DECLARATION.name, exchange.status, String::from_utf8_lossy(&exchange.body));
        }
        Ok((serde_json::from_slice(&exchange.body)?, exchange))
    }

    /// Calls an operation that must be refused with this status.
    ///
    /// # Errors
    /// When it is not.
    pub async fn refused<O: Operation>(
        &self,
        status: u16,
        cookie: Option<&str>,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<Exchange> {
        let exchange = self.exchange::<O>(cookie, input, proof).await?;
        if exchange.status != status {
            bail!(
                "{}: {} instead of {status}: {}",
                O::DECLARATION.name,
                exchange.status,
                String::from_utf8_lossy(&exchange.body)
            );
        }
        Ok(exchange)
    }
}
