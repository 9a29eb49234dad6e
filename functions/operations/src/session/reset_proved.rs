//! What follows a right code at the door: the new password is judged, the token asked for where there is one, and
//! everything is set at once. Whatever is missing is told, and the code can still be used.

use super::reset::{self, Person, Read};
use crate::bank::Bank;
use crate::mint;
use crate::passwords::rule;
use crate::pipeline::{
    Borrowed, Call, Checked, Halt, Holder, Living, NoticeDraft, RefusedProof, RightCode, Slow, Stop,
    browser_key, event, failed, forgotten, over, reserve,
};
use ports::credentials::PasswordHash;
use ports::records::{LoginFound, Reserved, Versioned};
use ports::transaction::{Check, CommitError, Transaction, Write};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::device::Device;
use shared::domain::field::FieldReason;
use shared::domain::instant::Instant;
use shared::domain::life::LifeKind;
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::throttle::ThrottleKind;
use shared::domain::user::{Chosen, Temporary, User};
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::session::{ResetRefused, SessionResetPassword};

type Asked = Call<SessionResetPassword>;

/// Where the new password is typed.
const FIELD: &str = "input.password";

/// What was done once and stays so over the rounds of a lost race.
pub(super) struct Proved {
    code: RightCode,
    compared: bool,
    borrowed: Option<Borrowed>,
    hash: Option<PasswordHash>,
}

impl Proved {
    /// By a right code.
    pub(super) fn by(code: RightCode) -> Self {
        Self { code, compared: false, borrowed: None, hash: None }
    }

    /// Reads what was borrowed again after a lost race.
    pub(super) async fn refresh(&mut self, bank: &Bank) -> Result<(), Halt> {
        match &mut self.borrowed {
            Some(borrowed) => borrowed.refresh(bank).await,
            None => Ok(()),
        }
    }
}

/// Sets the new password; `false` when it lost a race and must be judged again.
pub(super) async fn set(
    bank: &Bank,
    call: &Asked,
    found: &LoginFound,
    person: &Person<'_>,
    read: &Read,
    proved: &mut Proved,
) -> Result<bool, Stop<ResetRefused>> {
    let (now, new, user) = (bank.clock.now(), &call.input.password, &person.user.value);
    let context = [user.login_id.as_str(), user.name.as_str(), person.contract.name.as_str()];
    if let Err(reason) = rule::judge(bank, &person.policy.password, new, &context) {
        return give_back(bank, proved, Failure::Field { field: FIELD.into(), reason }).await;
    }
    let keyring = read.stored.live(&person.contract);
    let holder = Holder {
        bank,
        contract: &person.contract,
        policy: person.policy,
        who: &found.record.who,
        keyring: &keyring,
        stored: &read.stored,
        proof: &call.proof,
        now,
    };
    let mut writes = Vec::new();
    let factor = Authenticator::SecondFactor;
    // A device that was reported is out of its people's hands: the desk's code alone has to do.
    let out_of_hand = |device: &&Device| proved.code.by_desk() && device.reported.is_some();
    if let Some(device) = holder.device().filter(|device| !out_of_hand(device)) {
        let refused = match holder.before_looking(factor, Some(device)) {
            Some(Checked::Missing(authenticator)) => {
                let refusal = ProofRefusal::Missing;
                return give_back(bank, proved, Failure::Proof { authenticator, refusal }).await;
            }
            Some(Checked::Malformed(field, reason)) => {
                return give_back(bank, proved, Failure::Field { field: field.into(), reason }).await;
            }
            Some(Checked::Refused(refused)) => Some(refused),
            Some(Checked::Passed(_)) | None => holder.judge(factor, Some(device), &mut writes).await?,
        };
        if let Some(refused) = refused {
            let (authenticator, refusal) = (refused.authenticator, refused.refusal);
            let told = Failure::Proof { authenticator, refusal };
            let kind = NoticeKind::DeviceStopped;
            return refuse(bank, call, found, person, proved, refused, kind, told, now).await;
        }
    }
    if let Some(same) = compare(bank, call, found, person, proved, now).await? {
        let told = Failure::Field { field: FIELD.into(), reason: FieldReason::SameAsOther };
        let same = RefusedProof { writes, ..same };
        return refuse(bank, call, found, person, proved, same, NoticeKind::ConfirmationLocked, told, now)
            .await;
    }
    let hash = match &proved.hash {
        Some(hash) => hash.clone(),
        None => proved.hash.insert(bank.credentials.hash(new).await?).clone(),
    };
    writes.extend(changes(bank, call, found, person, read, hash, now)?);
    writes.push(proved.code.used());
    writes.extend(proved.borrowed.as_ref().map(Borrowed::returned));
    let mut checks = vec![Check::ContractActive(person.contract.id.clone())];
    if let Some(device) = holder.device().filter(|_| !written(&writes))
        && let Some(version) = read.stored.version_of(device)
    {
        let (contract, serial) = (person.contract.id.clone(), device.serial.clone());
        checks.push(Check::DeviceUnchanged { contract, serial, version });
    }
    match bank.store.commit(Transaction { writes, checks }).await {
        Ok(()) => Ok(true),
        Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        Err(_) => Ok(false),
    }
}

fn written(writes: &[Write]) -> bool {
    writes.iter().any(|write| matches!(write, Write::Device { .. }))
}

/// The password, the person, the end of their session, and who is told. Nothing is lifted: a temporary lock runs
/// on, and one for good is not got round.
fn changes(
    bank: &Bank,
    call: &Asked,
    found: &LoginFound,
    person: &Person<'_>,
    read: &Read,
    hash: PasswordHash,
    now: Instant,
) -> Result<Vec<Write>, Stop<ResetRefused>> {
    let (user, lock) = (&person.user.value, &bank.policies.door().login_lock);
    let after = User {
        temporary: Temporary { login: false, ..user.temporary },
        chosen: Chosen { login: Some(now), ..user.chosen },
        ..user.clone()
    };
    let key = browser_key(bank, call, &found.record.login_id);
    // Whoever comes by a browser of their own may do so while strangers locked theirs for good.
    let own_way = found.browser(key.as_deref()).is_some();
    let below = if own_way { u32::MAX } else { lock.permanent_at() };
    let forgets = forgotten(found, None, lock, now).forgets;
    let happening = reset::happening(call, Some(found), &call.input.login_id);
    let notice = NoticeDraft::about(NoticeKind::LoginReset, user.id.clone(), user.name.clone());
    let notice = notice.anonymous(&person.contract.id, mint::id(&*bank.random, now)?, &call.reference, now);
    let mut writes = vec![
        Write::LoginReset { found: Box::new(found.clone()), hash, below, forgets },
        Write::User {
            contract: person.contract.id.clone(),
            user: Versioned { version: person.user.version, value: after },
        },
        Write::Audit(event(bank, &happening, Outcome::Done, Subject::default(), now)?),
        Write::Outbox(notice),
    ];
    writes.extend(
        read.session.as_ref().map(|session| Write::EndSession {
            who: found.record.who.clone(),
            digest: session.digest.clone(),
        }),
    );
    Ok(writes)
}

/// Compares the new password with the confirmation password, which is not proved here: a match is a guess at it
/// and counts [rules 5, "Passwords must differ"]. So a person may do it only so often.
async fn compare(
    bank: &Bank,
    call: &Asked,
    found: &LoginFound,
    person: &Person<'_>,
    proved: &mut Proved,
    now: Instant,
) -> Result<Option<RefusedProof>, Stop<ResetRefused>> {
    if proved.compared {
        return Ok(None);
    }
    let (who, lock, kind) = (&found.record.who, &person.policy.confirmation_lock, ThrottleKind::OwnPasswords);
    if let Some(throttle) = person.policy.door.throttles.get(&kind)
        && !bank.store.throttle(kind, who.user.as_str(), throttle, now).await?
    {
        return give_back(bank, proved, over(throttle, now)).await.map(|_| None);
    }
    proved.compared = true;
    let Reserved::Taken(stored, reservation) = reserve(bank, &Slow::Confirmation(who), lock, now).await?
    else {
        return Ok(None);
    };
    if bank.credentials.verify(&call.input.password, Some(&stored.hash)).await?.right {
        proved.compared = false;
        return Ok(Some(failed(Authenticator::ConfirmationPassword, &reservation, lock, now)));
    }
    proved.borrowed = Some(Borrowed::of(&stored, reservation));
    Ok(None)
}

/// Tells what is missing; the code can still be used, and the try at it did not count.
async fn give_back(
    bank: &Bank,
    proved: &Proved,
    told: Failure<ResetRefused>,
) -> Result<bool, Stop<ResetRefused>> {
    let writes = vec![proved.code.returned()];
    match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
        Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        // Used up or replaced meanwhile: what is missing is missing all the same.
        Ok(()) | Err(_) => Err(told.into()),
    }
}

/// Writes down what was not accepted after a right code; the code can still be used.
#[allow(clippy::too_many_arguments, reason = "what the door found out, used once")]
async fn refuse(
    bank: &Bank,
    call: &Asked,
    found: &LoginFound,
    person: &Person<'_>,
    proved: &Proved,
    refused: RefusedProof,
    kind: NoticeKind,
    told: Failure<ResetRefused>,
    now: Instant,
) -> Result<bool, Stop<ResetRefused>> {
    let outcome =
        Outcome::Refused { why: refused.why, authenticator: Some(refused.authenticator), rule: None };
    let happening = reset::happening(call, Some(found), &call.input.login_id);
    let (mut writes, user) = (refused.writes, &person.user.value);
    if let Some(serial) = &refused.stopped {
        let named = Named { user: user.id.clone(), name: user.name.clone() };
        let living = Living { bank, contract: &person.contract.id, serial, now };
        writes.push(living.event(LifeKind::Stopped, Some(named), None)?);
    }
    writes.push(Write::Audit(event(bank, &happening, outcome, Subject::default(), now)?));
    writes.push(proved.code.returned());
    writes.extend(proved.borrowed.as_ref().map(Borrowed::returned));
    if refused.why == Refusal::WrongAndLocked {
        let draft = NoticeDraft::about(kind, user.id.clone(), user.name.clone());
        let notice = NoticeDraft { serial: refused.stopped, ..draft };
        let id = mint::id(&*bank.random, now)?;
        writes.push(Write::Outbox(notice.anonymous(&person.contract.id, id, &call.reference, now)));
    }
    match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
        Ok(()) => Err(told.into()),
        Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        Err(_) => Ok(false),
    }
}
