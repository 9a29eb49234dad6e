//! The one wrapper of every operation: parse → origin → throttle of the door → session → access floor → gates → repeat → load and
//! decide → authenticators in declared order → commit, and one line in the log.

mod actor;
mod answer;
mod asked;
mod audit;
mod browser;
mod call;
mod change;
mod codes;
mod conclude;
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
mod rounds;
mod settle;
mod slow;
mod stop;
mod throttle;
mod work;

pub use actor::Actor;
pub use answer::Answered;
pub use call::Call;
pub use change::Change;
pub use decision::{Compares, Decision, Refused, Replaces};
pub use guarded::{Handler, Scene};
pub use notice::NoticeDraft;
pub use stop::{Halt, Stop};
pub use throttle::SourceAddress;

pub(crate) use answer::{Effects, Told};
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
use crate::route::{HttpRequest, Run};
use ports::meter::Meter;
use shared::operations::{Declaration, Operation};
use std::future::Future;

/// Through which door a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The public API.
    Public,
    /// The bank's own, which has no public route.
    Bank,
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

/// Reads a request, runs it, and tells what came of it.
pub(crate) async fn run<O: Endpoint>(
    bank: &Bank,
    request: &HttpRequest,
    source: Source,
    reference: &str,
    effects: &mut Effects,
) -> Told {
    let reply = async {
        let call = parse::parse::<O>(bank, request, source, reference).map_err(Halt::from)?;
        at_the_door(bank, &O::DECLARATION, request, source, O::typed_id(&call.input)).await?;
        O::run(bank, &call, effects).await
    };
    Told::of::<O>(reply.await, reference)
}

async fn at_the_door(
    bank: &Bank,
    declaration: &Declaration,
    request: &HttpRequest,
    source: Source,
    typed: Option<&str>,
) -> Result<(), Halt> {
    origin::check(bank, declaration.method, request, source)?;
    throttle::door(bank, declaration, request, source, typed).await
}

/// Answers a request for an operation that is run by `run`.
pub(crate) async fn respond(
    bank: &Bank,
    operation: &'static str,
    request: HttpRequest,
    source: Source,
    run: Run,
) -> Answered {
    let bank = &bank.present();
    let began = bank.clock.now();
    let reference = mint::reference(&*bank.random).unwrap_or_default();
    let mut effects = Effects::default();
    let (told, figures) = Meter::measure(run(bank, &request, source, &reference, &mut effects)).await;
    let answered = answer::answer(bank, told, &effects, figures);
    let now = bank.clock.now();
    tracing::info!(
        operation,
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
