//! パスワードの再設定, second half. Until the code was proved everybody gets one answer, after the same reads, one hash
//! and one write.

use super::reset;
use super::reset_proved::{Proved, set};
use crate::bank::Bank;
use crate::lost_race;
use crate::pipeline::{Call, CodeVerdict, Effects, Endpoint, Reply, Stop, compare_code, event};
use ports::credentials::CredentialError;
use ports::records::LoginFound;
use ports::transaction::{Transaction, Write};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::instant::Instant;
use shared::domain::reset::ResetPurpose;
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::proof::Empty;
use shared::operations::session::{ResetPassword, ResetRefused, SessionResetPassword};

impl Endpoint for SessionResetPassword {
    fn typed_id(input: &ResetPassword) -> Option<&str> {
        Some(input.login_id.as_str())
    }

    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let authenticator = Authenticator::MailedCode;
        let Some(typed) = &call.proof.mailed_code else {
            return Err(Failure::Proof { authenticator, refusal: ProofRefusal::Missing }.into());
        };
        if !bank.credentials.has_room() {
            return Err(CredentialError::Busy.into());
        }
        let (now, code) = (bank.clock.now(), bank.policies.door().reset_code);
        let found = bank.store.login(&call.input.login_id).await?;
        let who = reset::whose(found.as_ref())?;
        let take = bank.store.reserve_reset(&who.user, ResetPurpose::Login, code.tries, now);
        let (mut read, taken) = futures::try_join!(reset::read(bank, &who), take)?;
        let by_desk = taken.as_ref().is_some_and(|request| request.by_desk);
        let judged =
            reset::judge(bank, call, found.as_ref(), read.person.clone(), &read.roster, by_desk, now);
        let mut person = match judged {
            Ok(person) => person,
            Err(why) => return Err(refuse(bank, call, found.as_ref(), why, now).await),
        };
        let verdict = compare_code(bank, &person.contract, &who.user, &code, taken, typed).await?;
        let right = match verdict {
            CodeVerdict::Right(right) => right,
            CodeVerdict::Wrong { .. } => {
                return Err(refuse(bank, call, found.as_ref(), Refusal::Wrong, now).await);
            }
            CodeVerdict::None => {
                return Err(refuse(bank, call, found.as_ref(), Refusal::TemporaryExpired, now).await);
            }
        };
        // Whoever comes here knows the code.
        let Some(mut found) = found else { return Err(Stop::Broken("a person without a login ID".into())) };
        let mut proved = Proved::by(right);
        for _ in 0..lost_race::ROUNDS {
            if set(bank, call, &found, &person, &read, &mut proved).await? {
                return Ok(Empty {});
            }
            lost_race::pause().await;
            let (again, login) =
                futures::try_join!(reset::read(bank, &who), bank.store.login(&call.input.login_id))?;
            let now = bank.clock.now();
            let judged =
                reset::judge(bank, call, login.as_ref(), again.person.clone(), &again.roster, by_desk, now);
            (person, read) = match judged {
                Ok(person) => (person, again),
                Err(why) => return Err(refuse(bank, call, login.as_ref(), why, now).await),
            };
            found = login.unwrap_or(found);
            proved.refresh(bank).await?;
        }
        Err(Failure::Stale.into())
    }
}

/// Writes a refusal down, with the work of a new password.
async fn refuse(
    bank: &Bank,
    call: &Call<SessionResetPassword>,
    found: Option<&LoginFound>,
    why: Refusal,
    now: Instant,
) -> Stop<ResetRefused> {
    let written = async {
        bank.credentials.verify(&call.input.password, None).await?;
        let outcome = Outcome::Refused { why, authenticator: Some(Authenticator::MailedCode), rule: None };
        let happening = reset::happening(call, found, &call.input.login_id);
        let event = event(bank, &happening, outcome, Subject::default(), now)?;
        let writes = vec![Write::Audit(event)];
        let committed = bank.store.commit(Transaction { writes, checks: Vec::new() }).await;
        committed.map_err(|error| Stop::Broken(error.to_string()))
    };
    match written.await {
        Ok(()) => Failure::Denied { reason: ResetRefused::Refused }.into(),
        Err(stop) => stop,
    }
}
