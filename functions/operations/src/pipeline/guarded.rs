//! Work of a signed-in user: what an operation gives the pipeline, and what it sees.

use super::actor::Actor;
use super::decision::{Decision, Refused};
use super::proofs::Proofs;
use super::rounds;
use super::{Call, Effects, Endpoint, Halt, Reply};
use crate::bank::Bank;
use crate::mint;
use ports::credentials::ContractKey;
use ports::environment::NoRandomness;
use ports::records::{Identity, StoredKeyring};
use ports::store::{Store, StoreError};
use ports::transaction::Duplicate;
use shared::domain::audit::Subject;
use shared::domain::authenticator::Authenticator;
use shared::domain::device::{Device, Keyring};
use shared::domain::instant::Instant;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use std::future::Future;

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
    ) -> impl Future<Output = Result<(), Halt>> + Send {
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

/// A contract's key, for sealing.
pub(crate) fn key<'a>(actor: &'a Actor<'_>) -> ContractKey<'a> {
    ContractKey { contract: &actor.contract.value.id, wrapped: &actor.contract.value.wrapped_key }
}

impl<O: Handler> Endpoint for O {
    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let mut proofs = Proofs::from(call.browser.clone());
        rounds::run(bank, call, effects, &mut proofs).await
    }
}
