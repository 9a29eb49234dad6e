//! Writing down a refused attempt, together with what the authenticators before it left.

use super::actor::Actor;
use super::audit::{Happening, event};
use super::guarded::Scene;
use super::life::Living;
use super::notice::NoticeDraft;
use super::proofs::{Proofs, RefusedProof};
use super::{Halt, mint};
use crate::bank::Bank;
use ports::transaction::{CommitError, Transaction, Write};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;

/// Commits a refusal; `false` when it lost a race and must be judged again.
pub(crate) async fn refused(
    bank: &Bank,
    scene: &Scene<'_>,
    proofs: &Proofs,
    refused: RefusedProof,
    happening: &Happening<'_>,
    subject: Subject,
) -> Result<bool, Halt> {
    let (actor, now) = (scene.actor, scene.now);
    let outcome =
        Outcome::Refused { why: refused.why, authenticator: Some(refused.authenticator), rule: None };
    let event = event(bank, happening, outcome, subject, now)?;
    let notice = locked(actor, &refused);
    let mut writes = refused.writes;
    if let Some(serial) = &refused.stopped {
        let living = Living { bank, contract: &actor.who.contract, serial, now };
        writes.push(living.event(LifeKind::Stopped, Some(actor.named()), None)?);
    }
    if let Some(notice) = notice {
        let id = mint::id(&*bank.random, now)?;
        let notice = notice.from(&actor.named(), &actor.who.contract, id, happening.reference, now);
        writes.push(Write::Outbox(notice));
    }
    writes.extend(proofs.settled(now));
    if writes.is_empty() {
        bank.store.record(event).await?;
        return Ok(true);
    }
    writes.push(Write::Audit(event));
    match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
        Ok(()) => Ok(true),
        Err(CommitError::Unavailable(cause)) => Err(Halt::Broken(cause)),
        Err(_) => Ok(false),
    }
}

/// What people are told when a refused authenticator brought a lock or a stop.
fn locked(actor: &Actor<'_>, refused: &RefusedProof) -> Option<NoticeDraft> {
    if refused.why != Refusal::WrongAndLocked {
        return None;
    }
    let kind = match refused.authenticator {
        Authenticator::LoginPassword => NoticeKind::LoginLocked,
        Authenticator::ConfirmationPassword => NoticeKind::ConfirmationLocked,
        Authenticator::SecondFactor
        | Authenticator::SecondFactorIfLinked
        | Authenticator::ConsecutiveCodes
        | Authenticator::RegisteredDevice => NoticeKind::DeviceStopped,
        Authenticator::MailedCode => return None,
    };
    let draft = NoticeDraft::about(kind, actor.who.user.clone(), actor.user.value.name.clone());
    Some(NoticeDraft { serial: refused.stopped.clone(), ..draft })
}
