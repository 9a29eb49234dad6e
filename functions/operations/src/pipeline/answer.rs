//! Shaping the answer: status, headers, body; problems as RFC 9457 documents.

use super::{Reply, Stop};
use crate::bank::Bank;
use crate::pipeline::browser::BrowserCookie;
use crate::pipeline::cookie::SessionCookie;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use ports::meter::Figures;
use serde::Serialize;
use shared::domain::instant::Instant;
use shared::operations::Operation;
use shared::operations::problem::{Failure, Problem};
use shared::operations::proof::header as ours;

/// What goes out beside the output.
#[derive(Debug, Default)]
pub struct Effects {
    /// A session to give to the browser.
    pub(crate) session: Option<SessionCookie>,
    /// A browser to remember.
    pub(crate) browser: Option<BrowserCookie>,
    /// Whether to take the session away from the browser.
    pub(crate) clears_session: bool,
    /// When the session ends if nothing happens.
    pub(crate) session_ends: Option<Instant>,
    /// Whether the request, or a part of it, had been committed before.
    pub(crate) repeated: bool,
    /// Whether anything was committed now.
    pub(crate) committed: bool,
}

/// An answer, with what it cost.
#[derive(Debug)]
pub struct Answered {
    /// What is sent.
    pub response: Response<Vec<u8>>,
    /// What it cost.
    pub figures: Figures,
    /// How it ended, in a word for the log.
    pub outcome: &'static str,
}

/// What is sent, and how it ended: a reply without the types of its operation.
pub(crate) struct Told {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    outcome: &'static str,
}

impl Told {
    /// What is told of a reply; the log is told what broke.
    pub(crate) fn of<O: Operation>(reply: Reply<O>, reference: &str) -> Self {
        match reply {
            Ok(output) => {
                let body = encode(&output);
                Self { status: 200, kind: "application/json", body, outcome: "done" }
            }
            Err(Stop::Failure(failure)) => Self::problem(failure, reference),
            Err(Stop::Broken(cause)) => {
                broken(O::DECLARATION.name, reference, &cause);
                Self::problem(Failure::<O::Denied>::Unavailable, reference)
            }
        }
    }

    fn problem<D: Serialize>(failure: Failure<D>, reference: &str) -> Self {
        let (status, outcome) = (failure.status(), failure.code());
        let problem = Problem {
            kind: format!("urn:kagimate:problem:{outcome}"),
            title: failure.title().into(),
            status,
            reference: reference.into(),
            failure,
        };
        Self { status, kind: "application/problem+json", body: encode(&problem), outcome }
    }
}

fn broken(operation: &str, reference: &str, cause: &str) {
    tracing::error!(operation, reference, cause, "broken");
}

/// Shapes the answer.
pub(crate) fn answer(bank: &Bank, told: Told, effects: &Effects, figures: Figures) -> Answered {
    let Told { status, kind, body, outcome } = told;
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut put = |name: HeaderName, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().append(name, value);
        }
    };
    put(header::CONTENT_TYPE, kind.into());
    put(header::CACHE_CONTROL, "no-store".into());
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff".into());
    put(HeaderName::from_static(ours::TIME), bank.clock.now().0.to_string());
    put(HeaderName::from_static(ours::VERSION), bank.config.version.clone());
    if let Some(ends) = effects.session_ends {
        put(HeaderName::from_static(ours::SESSION_ENDS), ends.0.to_string());
    }
    if effects.repeated && !effects.committed {
        put(HeaderName::from_static(ours::REPEATED), "true".into());
    }
    if let Some(cookie) = &effects.session {
        put(header::SET_COOKIE, cookie.set(bank.config.cookie));
    } else if effects.clears_session {
        put(header::SET_COOKIE, SessionCookie::clear(bank.config.cookie));
        // Never "storage": the language that a person chose stays.
        put(HeaderName::from_static("clear-site-data"), "\"cache\"".into());
    }
    if let Some(cookie) = &effects.browser {
        put(header::SET_COOKIE, cookie.set(bank.config.cookie, bank.policies.door().door.browser_days));
    }
    Answered { response, figures, outcome }
}

fn encode(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
