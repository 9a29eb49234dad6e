//! Work of a signed-in user. Each round reads, decides by the rule, checks the authenticators and commits;
//! a lost race reads and decides again, a bounded number of times.

use super::actor::{self, Actor};
use super::audit::{Happening, event};
use super::decision::{Compares, Decision, Refused};
use super::excuse;
use super::proofs::{Checked, Proofs, RefusedProof};
use super::rely::rely;
use super::settle;
use super::{Call, Effects, Endpoint, Reply, Stop};
use crate::bank::Bank;
use crate::mint;
use ports::credentials::ContractKey;
use ports::environment::NoRandomness;
use ports::records::{IdempotencyRecord, Identity, StoredKeyring};
use ports::store::{Store, StoreError};
use ports::transaction::{CommitError, Duplicate, Transaction, Write};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::device::{Device, Keyring};
use shared::domain::field::FieldReason;
use shared::domain::instant::Instant;
use shared::domain::session::{Session, SessionEnd};
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::proof::Proof;
use shared::operations::{Grant, Method, Operation, Reason, Touch};
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
    ) -> Result<Decision<Self>, Refused<Self::Denied>>
    where
        Self: Sized;

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
    let Some(cookie) = &call.cookie else {
        return Err(Failure::SessionOver { why: SessionEnd::None }.into());
    };
    let declaration = O::DECLARATION;
    let touches_keyring =
        declaration.access.is_desk() || declaration.touches.iter().any(|(touch, _)| *touch == Touch::Keyring);
    let recorded = match O::part(&call.input) {
        Some(part) => format!("{}#{part}", declaration.name),
        None => declaration.name.to_owned(),
    };
    for round in 0..ROUNDS {
        if round > 0 {
            tokio::time::sleep(Duration::from_millis(u64::from(round.min(5)))).await;
            proofs.refresh(bank).await?;
        }
        let now = bank.clock.now();
        let repeat = call.key.as_ref().map(|key| (recorded.as_str(), key));
        let keyring = async {
            if touches_keyring {
                bank.store.keyring(&cookie.who.contract).await
            } else {
                Ok(StoredKeyring::default())
            }
        };
        let (items, stored, mut loaded) = futures::try_join!(
            bank.store.actor(&cookie.who, repeat),
            keyring,
            O::load(&*bank.store, &cookie.who, &call.input)
        )?;
        let repeat = items.repeat.clone().filter(|record| now < record.expires_at);
        let actor = actor::admit(bank, cookie, items, now).inspect_err(|failure| {
            // Not for one that another took the place of: a late answer to an old page would end the new one.
            effects.clears_session = match failure {
                Failure::SessionOver { why } => {
                    !matches!(why, SessionEnd::None | SessionEnd::SignedInElsewhere)
                }
                _ => false,
            };
        })?;
        // What is not noted does not extend the session, and the page's clock says so.
        let noted = !call.background && actor.session.wants_seen(now);
        let last_seen = if noted { now } else { actor.session.last_seen };
        let session = Session { last_seen, ..actor.session.clone() };
        effects.session_ends = Some(session.ends_at(&actor.session_policy));
        let keyring = stored.live(&actor.contract.value);
        actor::gate(&actor, &keyring, &declaration)?;
        if let Some(record) = repeat {
            return answer_again::<O>(bank, call, &actor, &record, effects).await;
        }
        O::prepare(bank, &mut loaded, &call.input).await?;
        let scene =
            Scene { bank, actor: &actor, keyring: &keyring, stored: &stored, proof: &call.proof, now };
        let happening = Happening {
            operation: declaration.name,
            user: Some(&actor.who.user),
            contract: Some(&actor.who.contract),
            name: Some(&actor.user.value.name),
            login_id: None,
            client: call.client,
            reference: &call.reference,
        };
        let decision = match O::decide(&scene, &loaded, &call.input) {
            Ok(decision) => decision,
            Err(refused) => return Err(refuse(bank, call, &happening, refused, now).await?),
        };
        if declaration.method == Method::Get {
            if noted {
                bank.store.seen(&actor.who, &actor.session.digest, now).await?;
            }
            return Ok(decision.output);
        }
        if let Some(rule) = decision.refused {
            let outcome =
                Outcome::Refused { why: Refusal::Rule, authenticator: None, rule: Some(rule.into()) };
            bank.store.record(event(bank, &happening, outcome, decision.subject, now)?).await?;
            return Ok(decision.output);
        }
        let asks = actor.policy.authenticators.of(declaration.work).ok_or(Failure::NotAllowed)?;
        let asks = &excuse::remaining(&scene, asks, &O::excuses(&scene, &loaded, &call.input));
        let registers = O::registers(&keyring, &call.input);
        let consumed = match proofs.check(bank, &scene, asks, registers).await? {
            Checked::Passed(writes) => writes,
            Checked::Missing(authenticator) => {
                return Err(Failure::Proof { authenticator, refusal: ProofRefusal::Missing }.into());
            }
            Checked::Malformed(field, reason) => {
                return Err(Failure::Field { field: field.into(), reason }.into());
            }
            Checked::Refused(mut refused) => {
                let (authenticator, refusal) = (refused.authenticator, refused.refusal);
                // Half a sign-in ends where its second half can't be done any more.
                let over = actor.session.half && refusal == ProofRefusal::Stopped;
                if over {
                    let (who, digest) = (actor.who.clone(), actor.session.digest.clone());
                    refused.writes.push(Write::EndSession { who, digest });
                }
                if settle::refused(bank, &scene, proofs, refused, &happening, decision.subject).await? {
                    effects.clears_session = over;
                    return Err(Failure::Proof { authenticator, refusal }.into());
                }
                continue;
            }
        };
        let Decision {
            output,
            changes,
            replaces,
            compares,
            throttled,
            checks,
            subject,
            notice,
            also_told,
            refused: _,
        } = decision;
        if let Some(kind) = throttled {
            proofs.throttle(bank, &scene, kind).await?;
        }
        if let Some(Compares { with, new, field }) = compares
            && let Some(same) = proofs.compare(bank, &scene, with, &new).await?
        {
            let told = Failure::Field { field: field.into(), reason: FieldReason::SameAsOther };
            let refused = RefusedProof { writes: consumed, ..same };
            if settle::refused(bank, &scene, proofs, refused, &happening, subject).await? {
                return Err(told.into());
            }
            continue;
        }
        let settled = proofs.settle(bank, replaces, now).await?;
        let mut transaction = Transaction { writes: settled.clone(), checks };
        transaction.writes.extend(consumed.clone());
        for change in changes {
            transaction.writes.extend(change.writes(bank, key(&actor)).await?);
        }
        transaction.writes.push(Write::Audit(event(bank, &happening, Outcome::Done, subject.clone(), now)?));
        for notice in notice.into_iter().chain(also_told) {
            let id = mint::id(&*bank.random, now)?;
            let notice = notice.from(&actor.named(), &actor.who.contract, id, &call.reference, now);
            transaction.writes.push(Write::Outbox(notice));
        }
        if let Some(key) = &call.key {
            let record = remember::<O>(bank, call, &actor, &output, now).await?;
            transaction.writes.push(Write::Idempotency {
                who: actor.who.clone(),
                operation: recorded.clone(),
                key: key.clone(),
                record,
                now,
            });
        }
        let ends = transaction.writes.iter().any(|write| matches!(write, Write::EndSession { .. }));
        rely(&mut transaction, &scene);
        match bank.store.commit(transaction).await {
            Ok(()) => {
                effects.clears_session |= ends;
                effects.committed = true;
                proofs.spend(asks);
                return Ok(output);
            }
            Err(
                CommitError::Conflict
                | CommitError::Exists(Duplicate::Request)
                | CommitError::SessionLives(_),
            ) => {}
            Err(CommitError::Exists(duplicate)) => {
                let Some(reason) = O::duplicate(duplicate) else { continue };
                // Found after the proofs were accepted: they are used up all the same.
                let outcome = Outcome::Refused {
                    why: Refusal::Rule,
                    authenticator: None,
                    rule: Some(reason.code().into()),
                };
                let event = event(bank, &happening, outcome, subject, now)?;
                let writes = settled.into_iter().chain(consumed).chain([Write::Audit(event)]).collect();
                match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
                    Ok(()) => {
                        proofs.spend(asks);
                        return Err(Failure::Denied { reason }.into());
                    }
                    Err(CommitError::Unavailable(cause)) => return Err(Stop::Broken(cause)),
                    Err(_) => {}
                }
            }
            Err(CommitError::Unavailable(cause)) => return Err(Stop::Broken(cause)),
        }
    }
    Err(Failure::Stale.into())
}

/// A refusal by the rule: nothing was looked at, but it is written down.
async fn refuse<O: Handler>(
    bank: &Bank,
    call: &Call<O>,
    happening: &Happening<'_>,
    refused: Refused<O::Denied>,
    now: Instant,
) -> Result<Stop<O::Denied>, Stop<O::Denied>> {
    let reason = match refused {
        Refused::Field(field, reason) => return Ok(Failure::Field { field: field.into(), reason }.into()),
        Refused::Stale => return Ok(Failure::Stale.into()),
        Refused::Broken(cause) => return Ok(Stop::Broken(cause)),
        Refused::Rule(reason) => reason,
    };
    let writes = O::DECLARATION.touches.contains(&(Touch::Audit, Grant::Write));
    if writes {
        let outcome =
            Outcome::Refused { why: Refusal::Rule, authenticator: None, rule: Some(reason.code().into()) };
        bank.store.record(event(bank, happening, outcome, O::about(&call.input), now)?).await?;
    }
    Ok(Failure::Denied { reason }.into())
}

async fn digest<O: Operation>(
    bank: &Bank,
    call: &Call<O>,
    actor: &Actor<'_>,
) -> Result<Vec<u8>, Stop<O::Denied>> {
    let input = serde_json::to_vec(&call.input).map_err(|error| Stop::Broken(error.to_string()))?;
    Ok(bank.credentials.digest(key(actor), O::DECLARATION.name, &input).await?.to_vec())
}

async fn remember<O: Handler>(
    bank: &Bank,
    call: &Call<O>,
    actor: &Actor<'_>,
    output: &O::Output,
    now: Instant,
) -> Result<IdempotencyRecord, Stop<O::Denied>> {
    let answer =
        serde_json::to_string(&O::remembered(output)).map_err(|error| Stop::Broken(error.to_string()))?;
    let expires_at = now.plus_seconds(actor.policy.idempotency_seconds);
    Ok(IdempotencyRecord { digest: digest(bank, call, actor).await?, answer, expires_at })
}

/// The answer to a repeat, from what the first sending left.
async fn answer_again<O: Handler>(
    bank: &Bank,
    call: &Call<O>,
    actor: &Actor<'_>,
    record: &IdempotencyRecord,
    effects: &mut Effects,
) -> Reply<O> {
    let same = bank.credentials.equal(&digest(bank, call, actor).await?, &record.digest);
    if !same {
        return Err(Failure::OtherInput.into());
    }
    effects.repeated = true;
    serde_json::from_str(&record.answer).map_err(|error| Stop::Broken(error.to_string()))
}
