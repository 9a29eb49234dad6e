//! Work of a signed-in user. Each round reads, decides by the rule, checks the authenticators and commits;
//! a lost race reads and decides again, a bounded number of times.

use super::actor::Actor;
use super::asked::Asked;
use super::conclude::{Conclusion, Decided};
use super::decision::{Decision, Refused};
use super::proofs::Proofs;
use super::{Call, Effects, Endpoint, Halt, Reply, Stop};
use crate::bank::Bank;
use crate::mint;
use ports::credentials::ContractKey;
use ports::environment::NoRandomness;
use ports::records::{Identity, StoredKeyring};
use ports::store::{Store, StoreError};
use ports::transaction::{Duplicate, Transaction};
use shared::domain::audit::Subject;
use shared::domain::authenticator::Authenticator;
use shared::domain::device::{Device, Keyring};
use shared::domain::instant::Instant;
use shared::operations::problem::Failure;
use shared::operations::proof::Proof;
use shared::operations::{Operation, Reason};
use std::future::Future;
use std::time::Duration;

/// How often a lost race is run again: more than the codes that can be answered before a device stops.
const ROUNDS: u32 = 16;

/// What a decision sees.
pub struct Scene<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// Who acts.
    pub actor: &'a Actor<'a>,
    /// The devices and links that exist for the contract; empty for operations that don't touch them.
    pub keyring: &'a Keyring,
    /// The same as stored, with versions, and with what is not live.
    pub stored: &'a StoredKeyring,
    /// What was typed as proof; only for comparing new secrets with current ones.
    pub proof: &'a Proof,
    /// Now.
    pub now: Instant,
}

impl Scene<'_> {
    /// A new time-ordered id.
    ///
    /// # Errors
    /// Without randomness.
    pub fn id(&self) -> Result<String, NoRandomness> {
        mint::id(&*self.bank.random, self.now)
    }
}

/// An ordinary operation: what it loads, and how it decides. Deciding is pure but for fresh ids and secrets.
pub trait Handler: Operation {
    /// What it loads beside session, user, contract and, where declared, the keyring.
    type Loaded: Send + Sync;

    /// Loads it, alongside the rest.
    fn load(
        store: &dyn Store,
        who: &Identity,
        input: &Self::Input,
    ) -> impl Future<Output = Result<Self::Loaded, StoreError>> + Send;

    /// Works out what takes the credentials, or costs more than whoever was not admitted may ask for: after the
    /// gates, before it decides.
    fn prepare(
        _bank: &Bank,
        _loaded: &mut Self::Loaded,
        _input: &Self::Input,
    ) -> impl Future<Output = Result<(), Stop<Self::Denied>>> + Send {
        async { Ok(()) }
    }

    /// Decides.
    ///
    /// # Errors
    /// Why not; nothing was looked at or counted then.
    fn decide(
        scene: &Scene<'_>,
        loaded: &Self::Loaded,
        input: &Self::Input,
    ) -> Result<Decision<Self::Output>, Refused<Self::Denied>>;

    /// The device whose code proves that it is being registered.
    fn registers<'k>(_keyring: &'k Keyring, _input: &Self::Input) -> Option<&'k Device> {
        None
    }

    /// Authenticators that are in trouble themselves, so that they are not asked for.
    fn excuses(_scene: &Scene<'_>, _loaded: &Self::Loaded, _input: &Self::Input) -> Vec<Authenticator> {
        Vec::new()
    }

    /// What it means that something unique was there already.
    fn duplicate(_duplicate: Duplicate) -> Option<Self::Denied> {
        None
    }

    /// What a refusal by the rule is about, as far as the request names it.
    fn about(_input: &Self::Input) -> Subject {
        Subject::default()
    }

    /// Which part of a request this is, where one request is several mutations: each part has an idempotency
    /// record of its own.
    fn part(_input: &Self::Input) -> Option<String> {
        None
    }

    /// The answer to a repeat: without secrets.
    fn remembered(output: &Self::Output) -> Self::Output {
        output.clone()
    }
}

/// What was typed right must not count as a failure because something behind it broke. If writing that down does
/// not succeed either, it counts: then it is as after a crash.
pub(super) async fn settle_broken<T, D>(bank: &Bank, proofs: &Proofs, reply: &Result<T, Stop<D>>) {
    // A rule may refuse what was proved already: after a race that was lost.
    let broke = matches!(
        reply,
        Err(Stop::Broken(_)
            | Stop::Failure(
                Failure::Busy { .. } | Failure::Stale | Failure::Unavailable | Failure::Denied { .. }
            ))
    );
    if broke {
        settle_rest(bank, proofs).await;
    }
}

/// What was typed right and used for nothing does not count as a failure.
pub(super) async fn settle_rest(bank: &Bank, proofs: &Proofs) {
    let proved = proofs.settled(bank.clock.now());
    if !proved.is_empty() {
        let settled = bank.store.commit(Transaction { writes: proved, checks: Vec::new() }).await;
        tracing::debug!(?settled, "settled by itself");
    }
}

/// A contract's key, for sealing.
pub(crate) fn key<'a>(actor: &'a Actor<'_>) -> ContractKey<'a> {
    ContractKey { contract: &actor.contract.value.id, wrapped: &actor.contract.value.wrapped_key }
}

impl<O: Handler> Endpoint for O {
    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let mut proofs = Proofs::from(call.browser.clone());
        let reply = rounds(bank, call, effects, &mut proofs).await;
        settle_broken(bank, &proofs, &reply).await;
        reply
    }
}

/// The rounds: each reads, decides, checks and commits.
pub(super) async fn rounds<O: Handler>(
    bank: &Bank,
    call: &Call<O>,
    effects: &mut Effects,
    proofs: &mut Proofs,
) -> Reply<O> {
    let asked = Asked::of(bank, call)?;
    for round in 0..ROUNDS {
        if round > 0 {
            again(bank, round, proofs).await?;
        }
        let now = bank.clock.now();
        let (read, mut loaded) =
            futures::try_join!(asked.read(), O::load(&*bank.store, &asked.cookie.who, &call.input))?;
        let entered = asked.enter(read, effects, now)?;
        if let Some(answer) = asked.answered_before(&entered).await? {
            effects.repeated = true;
            return Ok(serde_json::from_str(answer).map_err(Halt::from)?);
        }
        O::prepare(bank, &mut loaded, &call.input).await?;
        let scene = &entered.scene(&asked);
        let (output, decision) = match O::decide(scene, &loaded, &call.input) {
            Ok(decision) => decision.parted(),
            Err(Refused::Rule(reason)) => {
                asked.refused(scene, reason.code(), O::about(&call.input)).await?;
                return Err(Failure::Denied { reason }.into());
            }
            Err(Refused::Field(field, reason)) => {
                return Err(Failure::Field { field: field.into(), reason }.into());
            }
            Err(Refused::Stale) => return Err(Failure::Stale.into()),
            Err(Refused::Broken(cause)) => return Err(Stop::Broken(cause)),
        };
        let remembered = call.key.as_ref().map(|_| serde_json::to_string(&O::remembered(&output)));
        let decided = Decided {
            decision,
            excused: O::excuses(scene, &loaded, &call.input),
            registers: O::registers(scene.keyring, &call.input),
            remembered: remembered.transpose().map_err(Halt::from)?,
        };
        match asked.conclude(&entered, decided, proofs, effects).await? {
            Conclusion::Done => return Ok(output),
            Conclusion::Lost => {}
            Conclusion::Exists(duplicate, used) => {
                if let Some(reason) = O::duplicate(duplicate)
                    && asked.used_up(scene, used, reason.code(), proofs).await?
                {
                    return Err(Failure::Denied { reason }.into());
                }
            }
        }
    }
    Err(Failure::Stale.into())
}

/// Waits a moment for the other one, and reads the counters again.
async fn again(bank: &Bank, round: u32, proofs: &mut Proofs) -> Result<(), Halt> {
    tokio::time::sleep(Duration::from_millis(u64::from(round.min(5)))).await;
    proofs.refresh(bank).await
}
