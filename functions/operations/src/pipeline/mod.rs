//! The one wrapper of every operation: parse → origin → throttle of the door → session → access floor → gates → repeat → load and
//! decide → authenticators in declared order → commit, and one line in the log.

mod actor;
mod answer;
mod audit;
mod browser;
mod call;
mod change;
mod codes;
mod cookie;
mod decision;
mod excuse;
mod guarded;
mod life;
mod mailed;
mod notice;
mod origin;
mod parse;
mod parts;
mod proofs;
mod rely;
mod settle;
mod slow;
mod throttle;

pub use actor::Actor;
pub use answer::Answered;
pub use call::Call;
pub use change::Change;
pub use decision::{Compares, Decision, Refused, Replaces};
pub use guarded::{Handler, Scene};
pub use notice::NoticeDraft;
pub use throttle::SourceAddress;

pub(crate) use answer::Effects;
pub(crate) use audit::{Happening, event};
pub(crate) use browser::{BrowserCookie, browser_key, forgotten, remembered};
pub(crate) use codes::Holder;
pub(crate) use cookie::SessionCookie;
pub(crate) use life::Living;
pub(crate) use mailed::{RightCode, Verdict as CodeVerdict, compare as compare_code};
pub(crate) use parts::each;
pub(crate) use proofs::{Checked, RefusedProof};
pub(crate) use slow::{Borrowed, Slow, failed, reserve};
pub(crate) use throttle::over;

use crate::bank::Bank;
use crate::mint;
use crate::route::HttpRequest;
use ports::credentials::CredentialError;
use ports::environment::NoRandomness;
use ports::meter::Meter;
use ports::store::StoreError;
use shared::operations::Operation;
use shared::operations::problem::Failure;
use std::future::Future;

/// Through which door a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The public API.
    Public,
    /// The bank's own, which has no public route.
    Bank,
}

/// Why a request stops.
#[derive(Debug)]
pub enum Stop<D> {
    /// The caller is told.
    Failure(Failure<D>),
    /// Something behind the API broke: the log is told why, the caller that it is unavailable.
    Broken(String),
}

impl<D> From<Failure<D>> for Stop<D> {
    fn from(failure: Failure<D>) -> Self {
        Self::Failure(failure)
    }
}

impl<D> From<StoreError> for Stop<D> {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl<D> From<NoRandomness> for Stop<D> {
    fn from(error: NoRandomness) -> Self {
        Self::Broken(error.to_string())
    }
}

impl<D> From<CredentialError> for Stop<D> {
    fn from(error: CredentialError) -> Self {
        match error {
            CredentialError::Busy => Self::Failure(Failure::Busy { retry_after_seconds: 2 }),
            CredentialError::Sealer(cause) => Self::Broken(cause),
        }
    }
}

/// What an operation gives.
pub type Reply<O> = Result<<O as Operation>::Output, Stop<<O as Operation>::Denied>>;

/// An operation that can be run. Ordinary ones implement [`Handler`] and get this for free; the door and the
/// bank's own work, which have no signed-in user, implement it themselves.
pub trait Endpoint: Operation + Sized {
    /// Runs it.
    fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects)
    -> impl Future<Output = Reply<Self>> + Send;

    /// The login ID, or the contract's number, that somebody typed at the door: what is tried with it is counted by
    /// itself.
    fn typed_id(_input: &Self::Input) -> Option<&str> {
        None
    }
}

/// Answers a request.
pub async fn respond<O: Endpoint>(bank: &Bank, request: HttpRequest, source: Source) -> Answered {
    let bank = &bank.present();
    let began = bank.clock.now();
    let reference = mint::reference(&*bank.random).unwrap_or_default();
    let mut effects = Effects::default();
    let (reply, figures) = Meter::measure(async {
        let call = parse::parse::<O>(bank, &request, source, reference.clone())?;
        origin::check::<O>(bank, &request, source)?;
        throttle::door::<O>(bank, &request, source, O::typed_id(&call.input)).await?;
        O::run(bank, &call, &mut effects).await
    })
    .await;
    let answered = answer::answer::<O>(bank, reply, effects, &reference, figures);
    let now = bank.clock.now();
    tracing::info!(
        operation = O::DECLARATION.name,
        outcome = answered.outcome,
        status = answered.response.status().as_u16(),
        reference,
        calls = figures.calls,
        round_trips = figures.round_trips,
        read_units = figures.read_units,
        write_units = figures.write_units,
        hashes = figures.hashes,
        key_calls = figures.key_calls,
        milliseconds = now.0 - began.0,
        "answered"
    );
    answered
}
