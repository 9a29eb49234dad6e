//! What follows a decision, whatever the operation: authenticators in declared order, and one transaction.

use super::actor::Actor;
use super::asked::{Asked, Entered, Repeatable};
use super::audit::event;
use super::decision::{Compares, Decision};
use super::excuse;
use super::guarded::{Scene, key};
use super::proofs::{Checked, Proofs, RefusedProof};
use super::rely::rely;
use super::settle;
use super::{Effects, Halt};
use crate::mint;
use ports::records::IdempotencyRecord;
use ports::transaction::{CommitError, Duplicate, Transaction, Write};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::device::Device;
use shared::domain::field::FieldReason;
use shared::domain::instant::Instant;
use shared::operations::Method;
use shared::operations::problem::{Failure, ProofRefusal};

/// A decision, with what the operation says about its authenticators.
pub(super) struct Decided<'a> {
    pub(super) decision: Decision<()>,
    /// Authenticators that are in trouble themselves.
    pub(super) excused: Vec<Authenticator>,
    /// The device whose code proves that it is being registered.
    pub(super) registers: Option<&'a Device>,
    /// What a repeat is answered, where there can be one.
    pub(super) remembered: Option<String>,
}

/// How a round ended.
pub(super) enum Conclusion {
    /// It happened, or there was nothing to do.
    Done,
    /// It lost a race: everything is read and decided again.
    Lost,
    /// Something unique was there already.
    Exists(Duplicate, UsedUp),
}

/// What was proved for something that turned out to exist already: it is used up all the same.
pub(super) struct UsedUp {
    asks: Vec<Authenticator>,
    writes: Vec<Write>,
    subject: Subject,
}

/// The outcome of a refusal by a rule.
fn refused_by(rule: &str) -> Outcome {
    Outcome::Refused { why: Refusal::Rule, authenticator: None, rule: Some(rule.into()) }
}

impl Asked<'_> {
    /// Writes a refusal by a rule down: nothing was looked at.
    pub(super) async fn record_refusal(
        &self,
        scene: &Scene<'_>,
        rule: &str,
        subject: Subject,
    ) -> Result<(), Halt> {
        let event = event(self.bank, &self.happening(scene.actor), refused_by(rule), subject, scene.now)?;
        self.bank.store.record(event).await?;
        Ok(())
    }

    /// Checks the authenticators and commits; where something was only read, or one part of a request is refused and
    /// its answer says so, there is nothing to prove.
    pub(super) async fn conclude(
        &self,
        entered: &Entered<'_>,
        decided: Decided<'_>,
        proofs: &mut Proofs,
        effects: &mut Effects,
    ) -> Result<Conclusion, Halt> {
        let scene = &entered.scene(self);
        let (bank, actor, now) = (self.bank, scene.actor, scene.now);
        if self.declaration.method == Method::Get {
            if entered.noted {
                bank.store.seen(&actor.who, &actor.session.digest, now).await?;
            }
            return Ok(Conclusion::Done);
        }
        let decision = decided.decision;
        if let Some(rule) = decision.refused {
            self.record_refusal(scene, rule, decision.subject).await?;
            return Ok(Conclusion::Done);
        }
        let happening = self.happening(actor);
        let asks = actor.policy.authenticators.of(self.declaration.work).ok_or(Failure::NotAllowed)?;
        let asks = excuse::remaining(scene, asks, &decided.excused);
        let consumed = match proofs.check(bank, scene, &asks, decided.registers).await? {
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
                if settle::refused(bank, scene, proofs, refused, &happening, decision.subject).await? {
                    effects.clears_session = over;
                    return Err(Failure::Proof { authenticator, refusal }.into());
                }
                return Ok(Conclusion::Lost);
            }
        };
        if let Some(kind) = decision.throttled {
            proofs.throttle(bank, scene, kind).await?;
        }
        if let Some(Compares { with, new, field }) = decision.compares
            && let Some(same) = proofs.compare(bank, scene, with, &new).await?
        {
            let told = Failure::Field { field: field.into(), reason: FieldReason::SameAsOther };
            let refused = RefusedProof { writes: consumed, ..same };
            if settle::refused(bank, scene, proofs, refused, &happening, decision.subject).await? {
                return Err(told.into());
            }
            return Ok(Conclusion::Lost);
        }
        let mut proved = proofs.settle(bank, decision.replaces, now).await?;
        proved.extend(consumed);
        let mut transaction = Transaction { writes: proved.clone(), checks: decision.checks };
        for change in decision.changes {
            transaction.writes.extend(change.writes(bank, key(actor)).await?);
        }
        let done = event(bank, &happening, Outcome::Done, decision.subject.clone(), now)?;
        transaction.writes.push(Write::Audit(done));
        for notice in decision.notice.into_iter().chain(decision.also_told) {
            let id = mint::id(&*bank.random, now)?;
            let notice = notice.from(&actor.named(), &actor.who.contract, id, self.reference, now);
            transaction.writes.push(Write::Outbox(notice));
        }
        if let (Some(repeatable), Some(answer)) = (&self.repeatable, decided.remembered) {
            transaction.writes.push(self.remember(repeatable, actor, answer, now).await?);
        }
        let ends = transaction.writes.iter().any(|write| matches!(write, Write::EndSession { .. }));
        rely(&mut transaction, scene);
        match bank.store.commit(transaction).await {
            Ok(()) => {
                effects.clears_session |= ends;
                effects.committed = true;
                proofs.spend(&asks);
                Ok(Conclusion::Done)
            }
            Err(
                CommitError::Conflict
                | CommitError::Exists(Duplicate::Request)
                | CommitError::SessionLives(_),
            ) => Ok(Conclusion::Lost),
            Err(CommitError::Exists(duplicate)) => {
                let used = UsedUp { asks, writes: proved, subject: decision.subject };
                Ok(Conclusion::Exists(duplicate, used))
            }
            Err(CommitError::Unavailable(cause)) => Err(Halt::Broken(cause)),
        }
    }

    /// What a repeat of the request is answered by.
    async fn remember(
        &self,
        repeatable: &Repeatable<'_>,
        actor: &Actor<'_>,
        answer: String,
        now: Instant,
    ) -> Result<Write, Halt> {
        let expires_at = now.plus_seconds(actor.policy.idempotency_seconds);
        let digest = self.digest(repeatable, actor).await?;
        Ok(Write::Idempotency {
            who: actor.who.clone(),
            operation: repeatable.operation.clone(),
            key: repeatable.key.clone(),
            record: IdempotencyRecord { digest, answer, expires_at },
            now,
        })
    }

    /// Writes down that a rule refused what was proved already; `false` when that lost a race.
    pub(super) async fn used_up(
        &self,
        scene: &Scene<'_>,
        used: UsedUp,
        rule: &str,
        proofs: &mut Proofs,
    ) -> Result<bool, Halt> {
        let UsedUp { asks, mut writes, subject } = used;
        let happening = self.happening(scene.actor);
        writes.push(Write::Audit(event(self.bank, &happening, refused_by(rule), subject, scene.now)?));
        match self.bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
            Ok(()) => {
                proofs.spend(&asks);
                Ok(true)
            }
            Err(CommitError::Unavailable(cause)) => Err(Halt::Broken(cause)),
            Err(_) => Ok(false),
        }
    }
}
