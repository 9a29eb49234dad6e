//! 解約 by the bank itself: a contract that nobody filed anything for, such as one that was opened to try a stage out.

use crate::bank::Bank;
use crate::cancellation;
use crate::lost_race;
use crate::mint;
use crate::pipeline::{Call, Effects, Endpoint, Happening, NoticeDraft, Reply, Stop, event};
use ports::records::Versioned;
use ports::transaction::{CommitError, Transaction, Write};
use shared::domain::audit::{Outcome, Subject};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::is_desk;
use shared::domain::id::UserId;
use shared::domain::notice::NoticeKind;
use shared::operations::Operation;
use shared::operations::bank::{BankCancelContract, CancelDenied, Cancelled};
use shared::operations::problem::Failure;

impl Endpoint for BankCancelContract {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let id = &call.input.contract;
        for _ in 0..lost_race::ROUNDS {
            let (found, users) = futures::try_join!(bank.store.contract(id), bank.store.users(id))?;
            // The bank's own contract is no company's: without it nobody could put anything right.
            let found = found.filter(|_| !is_desk(id));
            let found = found.ok_or(Failure::Denied { reason: CancelDenied::ContractUnknown })?;
            if found.value.status == ContractStatus::Cancelled {
                return Ok(Cancelled { contract: id.clone() });
            }
            let writes = writes(bank, call, found, cancellation::told(&users))?;
            match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
                Ok(()) => return Ok(Cancelled { contract: id.clone() }),
                Err(CommitError::Unavailable(cause)) => return Err(Stop::Broken(cause)),
                Err(_) => lost_race::pause().await,
            }
        }
        Err(Failure::Stale.into())
    }
}

fn writes(
    bank: &Bank,
    call: &Call<BankCancelContract>,
    found: Versioned<Contract>,
    sharers: Vec<UserId>,
) -> Result<Vec<Write>, Stop<CancelDenied>> {
    let (id, now) = (&call.input.contract, bank.clock.now());
    let happening = Happening {
        operation: BankCancelContract::DECLARATION.name,
        user: None,
        contract: Some(id),
        name: None,
        login_id: None,
        client: call.client,
        reference: &call.reference,
    };
    let notice = NoticeDraft { sharers, ..NoticeDraft::new(NoticeKind::ContractEnded) };
    let notice = notice.anonymous(id, mint::id(&*bank.random, now)?, &call.reference, now);
    let ended = Versioned { version: found.version, value: cancellation::ended(found.value) };
    Ok(vec![
        Write::ContractStatus(ended),
        Write::Audit(event(bank, &happening, Outcome::Done, Subject::default(), now)?),
        Write::Outbox(notice),
    ])
}
