//! ログインID取得, first half. Whatever is typed gets one answer, after the same read and one write; a wrong number
//! mails nothing. The audit event knows which it was.

use crate::bank::Bank;
use crate::mint;
use crate::pipeline::{Call, Effects, Endpoint, NoticeDraft, Reply, Stop, event};
use crate::start_up::{self, Awaiting};
use ports::transaction::{Transaction, Write};
use shared::domain::audit::{Outcome, Subject};
use shared::domain::instant::Instant;
use shared::domain::notice::NoticeKind;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use shared::operations::Nothing;
use shared::operations::passwords::CodeSent;
use shared::operations::session::{RequestStartUp, SessionRequestStartUp};

impl Endpoint for SessionRequestStartUp {
    fn typed_id(input: &RequestStartUp) -> Option<&str> {
        Some(input.contract.as_str())
    }

    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let now = bank.clock.now();
        let contract = bank.store.contract(&call.input.contract).await?;
        let judged = start_up::judge(bank, contract, &call.input.number, now);
        let (outcome, mut writes) = match &judged {
            Ok(awaiting) => (Outcome::Done, send(bank, call, awaiting, now)?),
            Err(why) => (Outcome::Refused { why: *why, authenticator: None, rule: None }, Vec::new()),
        };
        let of = judged.as_ref().ok().map(|awaiting| (&awaiting.contract.value.id, &awaiting.start_up));
        let happening = start_up::happening(call, of);
        writes.push(Write::Audit(event(bank, &happening, outcome, Subject::default(), now)?));
        // One event, too, goes as a transaction: a refusal takes the way that a request takes.
        let committed = bank.store.commit(Transaction { writes, checks: Vec::new() }).await;
        committed.map_err(|error| Stop::Broken(error.to_string()))?;
        let code = bank.policies.door().reset_code;
        Ok(CodeSent { seconds: code.seconds, digits: code.digits })
    }
}

fn send(
    bank: &Bank,
    call: &Call<SessionRequestStartUp>,
    Awaiting { contract, start_up }: &Awaiting,
    now: Instant,
) -> Result<Vec<Write>, Stop<Nothing>> {
    let id = mint::session_secret(&*bank.random)?.expose().to_owned();
    let request = ResetRequest {
        id: id.clone(),
        purpose: ResetPurpose::StartUp,
        tries: 0,
        asked_at: now,
        expires_at: now.plus_seconds(bank.policies.door().reset_code.seconds),
        by_desk: false,
    };
    // The master is no user yet: the code goes to the address of the application.
    let notice = NoticeDraft {
        request: Some(id),
        also_to: vec![start_up.mail.clone()],
        ..NoticeDraft::about(NoticeKind::StartUpCode, start_up.master.clone(), start_up.name.clone())
    };
    let notice = notice.anonymous(&contract.value.id, mint::id(&*bank.random, now)?, &call.reference, now);
    Ok(vec![Write::Reset { user: start_up.master.clone(), request }, Write::Outbox(notice)])
}
