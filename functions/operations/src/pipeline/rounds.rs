//! The rounds of a request: each reads, decides, checks and commits; one that lost a race is run again.

use super::asked::Asked;
use super::conclude::Conclusion;
use super::proofs::Proofs;
use super::work::{Ruling, Work, Working};
use super::{Call, Effects, Halt, Handler, Reply};
use crate::bank::Bank;
use ports::transaction::Transaction;
use shared::operations::problem::Failure;
use shared::operations::{Grant, Touch};
use std::time::Duration;

/// How often a lost race is run again: more than the codes that can be answered before a device stops.
const ROUNDS: u32 = 16;

/// How the rounds ended, where nothing stopped them.
enum Ended {
    /// With an answer.
    Answered,
    /// By a rule. It may have refused what was proved already: after a race that was lost.
    Denied,
}

/// Runs a request, or one part of it.
pub(super) async fn run<O: Handler>(
    bank: &Bank,
    call: &Call<O>,
    effects: &mut Effects,
    proofs: &mut Proofs,
) -> Reply<O> {
    let asked = Asked::of(bank, call)?;
    let mut work = Working::on(call);
    go(&asked, &mut work, effects, proofs).await?;
    work.reply()
}

/// What was typed right must not count as a failure because something behind it broke, or because a race was lost to
/// somebody who took the rights away. If writing that down does not succeed either, it counts: then it is as after a
/// crash.
async fn go(
    asked: &Asked<'_>,
    work: &mut dyn Work,
    effects: &mut Effects,
    proofs: &mut Proofs,
) -> Result<(), Halt> {
    let ended = rounds(asked, work, effects, proofs).await;
    let unused = matches!(
        ended,
        Ok(Ended::Denied)
            | Err(Halt::Broken(_)
                | Halt::Failure(
                    Failure::Busy { .. }
                        | Failure::Stale
                        | Failure::Unavailable
                        | Failure::SessionOver { .. }
                        | Failure::NotAllowed
                ))
    );
    if unused {
        settle_rest(asked.bank, proofs).await;
    }
    ended.map(|_| ())
}

/// What was typed right and used for nothing does not count as a failure.
pub(super) async fn settle_rest(bank: &Bank, proofs: &Proofs) {
    let proved = proofs.settled(bank.clock.now());
    if !proved.is_empty() {
        let settled = bank.store.commit(Transaction { writes: proved, checks: Vec::new() }).await;
        tracing::debug!(?settled, "settled by itself");
    }
}

async fn rounds(
    asked: &Asked<'_>,
    work: &mut dyn Work,
    effects: &mut Effects,
    proofs: &mut Proofs,
) -> Result<Ended, Halt> {
    let bank = asked.bank;
    for round in 0..ROUNDS {
        if round > 0 {
            tokio::time::sleep(Duration::from_millis(u64::from(round.min(5)))).await;
            proofs.refresh(bank).await?;
        }
        let now = bank.clock.now();
        let (read, ()) = futures::try_join!(asked.read(), work.load(&*bank.store, &asked.cookie.who))?;
        let entered = asked.enter(read, effects, now)?;
        if let Some(answer) = asked.answered_before(&entered).await? {
            effects.repeated = true;
            work.answer_again(answer)?;
            return Ok(Ended::Answered);
        }
        work.prepare(bank).await?;
        let scene = &entered.scene(asked);
        let decided = match work.decide(scene)? {
            Ruling::Decided(decided) => decided,
            Ruling::Denied(rule, about) => {
                if asked.declaration.touches.contains(&(Touch::Audit, Grant::Write)) {
                    asked.record_refusal(scene, rule, about).await?;
                }
                return Ok(Ended::Denied);
            }
        };
        match asked.conclude(&entered, *decided, proofs, effects).await? {
            Conclusion::Done => return Ok(Ended::Answered),
            Conclusion::Lost => {}
            Conclusion::Exists(duplicate, used) => {
                if let Some(rule) = work.deny_existing(duplicate)
                    && asked.used_up(scene, used, rule, proofs).await?
                {
                    return Ok(Ended::Denied);
                }
            }
        }
    }
    Err(Failure::Stale.into())
}
