//! Writing down a refused attempt, together with what the authenticators before it left.

use super::Stop;
use super::proofs::Proofs;
use crate::bank::Bank;
use ports::transaction::{CommitError, Transaction, Write};
use shared::domain::audit::AuditEvent;
use shared::domain::notice::Notice;

/// Commits a refusal; `false` when it lost a race and must be judged again.
pub(crate) async fn refused<D>(
    bank: &Bank,
    proofs: &Proofs,
    writes: Vec<Write>,
    event: AuditEvent,
    notice: Option<Notice>,
) -> Result<bool, Stop<D>> {
    let mut writes = writes;
    writes.extend(notice.map(Write::Outbox));
    writes.extend(proofs.settled(bank.clock.now()));
    if writes.is_empty() {
        bank.store.record(event).await?;
        return Ok(true);
    }
    writes.push(Write::Audit(event));
    match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
        Ok(()) => Ok(true),
        Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        Err(_) => Ok(false),
    }
}
