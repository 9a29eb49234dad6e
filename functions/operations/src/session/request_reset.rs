//! パスワードの再設定, first half. Whatever is typed gets one answer, after the same reads and one write; the audit
//! event knows which it was.

use super::reset::{self, Person};
use crate::bank::Bank;
use crate::lost_race;
use crate::mint;
use crate::pipeline::{Call, Effects, Endpoint, NoticeDraft, Reply, Stop, event};
use ports::transaction::{CommitError, Transaction, Write};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::instant::Instant;
use shared::domain::notice::NoticeKind;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use shared::operations::Nothing;
use shared::operations::passwords::CodeSent;
use shared::operations::problem::Failure;
use shared::operations::session::{RequestReset, SessionRequestReset};

impl Endpoint for SessionRequestReset {
    fn typed_id(input: &RequestReset) -> Option<&str> {
        Some(input.login_id.as_str())
    }

    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let now = bank.clock.now();
        for _ in 0..lost_race::ROUNDS {
            let writes = decide(bank, call, now).await?;
            // One event, too, goes as a transaction: a refusal takes the way that a request takes.
            match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
                Ok(()) => {
                    let code = bank.policies.door().reset_code;
                    return Ok(CodeSent { seconds: code.seconds, digits: code.digits });
                }
                // Another code was asked for meanwhile, perhaps by the desk.
                Err(CommitError::Conflict) => lost_race::pause().await,
                Err(error) => return Err(Stop::Broken(error.to_string())),
            }
        }
        Err(Failure::Stale.into())
    }
}

/// What is written for whatever was typed.
async fn decide(
    bank: &Bank,
    call: &Call<SessionRequestReset>,
    now: Instant,
) -> Result<Vec<Write>, Stop<Nothing>> {
    let found = bank.store.login(&call.input.login_id).await?;
    let who = reset::whose(found.as_ref())?;
    let (person, roster, last) = futures::try_join!(
        bank.store.person(&who),
        bank.store.roster(&who.contract),
        bank.store.reset_request(&who.user, ResetPurpose::Login)
    )?;
    let judged = reset::judge(bank, call, found.as_ref(), person, &roster.value, false, now);
    let judged = judged.and_then(|person| knows(&call.input, person));
    let (outcome, mut writes) = match judged {
        Ok(person) => (Outcome::Done, send(bank, call, &person, last.as_ref(), now)?),
        Err(why) => (Outcome::Refused { why, authenticator: None, rule: None }, Vec::new()),
    };
    let happening = reset::happening(call, found.as_ref(), &call.input.login_id);
    writes.push(Write::Audit(event(bank, &happening, outcome, Subject::default(), now)?));
    Ok(writes)
}

/// Whether what only the person knows was typed [OKB seed].
fn knows<'b>(input: &RequestReset, person: Person<'b>) -> Result<Person<'b>, Refusal> {
    let mail = input.mail.as_str().eq_ignore_ascii_case(person.user.value.mail.as_str());
    let account = person.contract.accounts.first() == Some(&input.account);
    if mail && account { Ok(person) } else { Err(Refusal::Wrong) }
}

fn send(
    bank: &Bank,
    call: &Call<SessionRequestReset>,
    person: &Person<'_>,
    last: Option<&ResetRequest>,
    now: Instant,
) -> Result<Vec<Write>, Stop<Nothing>> {
    let (user, code) = (&person.user.value, bank.policies.door().reset_code);
    let post = |notice: NoticeDraft| -> Result<Write, Stop<Nothing>> {
        let id = mint::id(&*bank.random, now)?;
        Ok(Write::Outbox(notice.anonymous(&person.contract.id, id, &call.reference, now)))
    };
    if let Some(request) = last.filter(|last| bank.stays(last, code.tries, now)) {
        return Ok(vec![post(NoticeDraft::code_of(NoticeKind::DeskLoginCode, user, request))?]);
    }
    let id = mint::session_secret(&*bank.random)?.expose().to_owned();
    let request = ResetRequest {
        id: id.clone(),
        purpose: ResetPurpose::Login,
        tries: 0,
        asked_at: now,
        expires_at: now.plus_seconds(code.seconds),
        by_desk: false,
    };
    let notice = NoticeDraft {
        request: Some(id),
        ..NoticeDraft::about(NoticeKind::LoginResetCode, user.id.clone(), user.name.clone())
    };
    let instead_of = last.map(|last| last.id.clone());
    Ok(vec![Write::OwnReset { user: user.id.clone(), request, instead_of }, post(notice)?])
}
