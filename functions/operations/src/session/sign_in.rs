//! The door. Every path does the same work: one conditional write (two where a browser says that it is known,
//! and is not), one hash, one more write. Unknown ID, wrong password, lock and suspension get one answer; the
//! audit event knows which it was.

use crate::bank::Bank;
use crate::lost_race;
use crate::mint;
use crate::pipeline::{
    BrowserCookie, Call, Effects, Endpoint, Happening, NoticeDraft, Reply, SessionCookie, Stop, browser_key,
    event, remembered,
};
use ports::credentials::{CredentialError, Verdict};
use ports::records::{LoginFound, LoginRecord, Reserved};
use ports::transaction::{Check, CommitError, NewHash, Settled, Transaction, Write};
use shared::domain::attempt::{Attempts, Lock, Reservation};
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::contract::ContractStatus;
use shared::domain::id::ContractId;
use shared::domain::instant::Instant;
use shared::domain::notice::{Notice, NoticeKind};
use shared::domain::secret::Password;
use shared::domain::session::Session;
use shared::domain::user::TextField;
use shared::operations::Operation;
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::session::{SessionSignIn, SignIn, SignInDenied, SignedIn};

/// The name under which the end of a displaced session stands in the history.
const ENDED: &str = "session.ended";

/// A company that there is not: contracts are numbered by the bank, and never so.
const NOBODYS: &str = "-";

/// What the door asks of the company whose user comes in.
#[derive(Clone, Copy)]
struct Company {
    /// Whether people are told of their own sign-ins.
    told: bool,
    /// Whether its policy asks for the second factor at sign-in: the desk's always does.
    halves: bool,
}

impl Endpoint for SessionSignIn {
    fn typed_id(input: &SignIn) -> Option<&str> {
        Some(input.login_id.as_str())
    }

    async fn run(bank: &Bank, call: &Call<Self>, effects: &mut Effects) -> Reply<Self> {
        let Some(password) = &call.proof.login_password else {
            let authenticator = Authenticator::LoginPassword;
            return Err(Failure::Proof { authenticator, refusal: ProofRefusal::Missing }.into());
        };
        let now = bank.clock.now();
        let door = bank.policies.door();
        if !bank.credentials.has_room() {
            return Err(CredentialError::Busy.into());
        }
        let key = browser_key(bank, call, &call.input.login_id);
        let reserved =
            bank.store.reserve_login(&call.input.login_id, key.as_deref(), &door.login_lock, now).await?;
        let against = match &reserved {
            Reserved::Taken(found, _) => Some(&found.record.hash),
            Reserved::Locked(_) | Reserved::Unknown => None,
        };
        // The company's settings are read while the hash is computed, on every path: for an ID that nobody has,
        // those of a company that there is not.
        let company = match &reserved {
            Reserved::Taken(found, _) | Reserved::Locked(found) => found.record.who.contract.clone(),
            Reserved::Unknown => {
                ContractId::try_from(NOBODYS).map_err(|why| Stop::Broken(why.to_string()))?
            }
        };
        let (verdict, contract) =
            futures::join!(bank.credentials.verify(password, against), bank.store.contract(&company));
        let (verdict, contract) = (verdict?, contract?);
        let company = Company {
            told: contract.as_ref().is_some_and(|contract| contract.value.settings.sign_in_notices),
            halves: contract
                .and_then(|contract| bank.policies.named(&contract.value.policy))
                .is_some_and(|policy| policy.second_factor_at_sign_in),
        };
        match reserved {
            Reserved::Unknown => refuse(bank, call, None, Refusal::UnknownId, now).await,
            Reserved::Locked(found) => refuse(bank, call, Some(&found.record), Refusal::Locked, now).await,
            Reserved::Taken(found, reservation) => {
                match refusal(bank, &found.record, reservation, verdict, now) {
                    Some(why) => refuse(bank, call, Some(&found.record), why, now).await,
                    None => {
                        enter(bank, call, effects, found, reservation, verdict, password, company, now).await
                    }
                }
            }
        }
    }
}

/// Why someone whose attempt was let through is refused all the same.
fn refusal(
    bank: &Bank,
    record: &LoginRecord,
    reservation: Reservation,
    verdict: Verdict,
    now: Instant,
) -> Option<Refusal> {
    let lock = reservation.after.lock(&bank.policies.door().login_lock, now);
    match verdict.right {
        false if lock == Lock::Open => Some(Refusal::Wrong),
        false => Some(Refusal::WrongAndLocked),
        true if record.suspended => Some(Refusal::Suspended),
        true if record.temporary_until.is_some_and(|until| now >= until) => Some(Refusal::TemporaryExpired),
        true => None,
    }
}

fn happening<'a>(
    call: &'a Call<SessionSignIn>,
    record: Option<&'a LoginRecord>,
    operation: &'a str,
) -> Happening<'a> {
    Happening {
        operation,
        user: record.map(|record| &record.who.user),
        contract: record.map(|record| &record.who.contract),
        name: None,
        login_id: Some(&call.input.login_id),
        client: call.client,
        reference: &call.reference,
    }
}

async fn refuse(
    bank: &Bank,
    call: &Call<SessionSignIn>,
    record: Option<&LoginRecord>,
    why: Refusal,
    now: Instant,
) -> Reply<SessionSignIn> {
    let outcome = Outcome::Refused { why, authenticator: Some(Authenticator::LoginPassword), rule: None };
    let event = event(
        bank,
        &happening(call, record, SessionSignIn::DECLARATION.name),
        outcome,
        Subject::default(),
        now,
    )?;
    match record.filter(|_| why == Refusal::WrongAndLocked) {
        // Whose lock it is hears of it.
        Some(record) => {
            let notice = notice(bank, call, record, NoticeKind::LoginLocked, now)?;
            let writes = vec![Write::Audit(event), Write::Outbox(notice)];
            let committed = bank.store.commit(Transaction { writes, checks: Vec::new() }).await;
            committed.map_err(|error| Stop::Broken(error.to_string()))?;
        }
        None => bank.store.record(event).await?,
    }
    Err(Failure::Denied { reason: SignInDenied::Refused }.into())
}

/// What somebody is told of the door. Their name is not known here: the mailer has it.
fn notice(
    bank: &Bank,
    call: &Call<SessionSignIn>,
    record: &LoginRecord,
    kind: NoticeKind,
    now: Instant,
) -> Result<Notice, Stop<SignInDenied>> {
    let name =
        TextField::try_from(record.login_id.as_str()).map_err(|reason| Stop::Broken(reason.to_string()))?;
    let id = mint::id(&*bank.random, now)?;
    let draft = NoticeDraft::about(kind, record.who.user.clone(), name);
    Ok(draft.anonymous(&record.who.contract, id, &call.reference, now))
}

/// Opens the session: the counter is settled, a session that lives is ended, and both are written down.
#[allow(clippy::too_many_arguments, reason = "what the door found out, used once")]
async fn enter(
    bank: &Bank,
    call: &Call<SessionSignIn>,
    effects: &mut Effects,
    mut found: LoginFound,
    reservation: Reservation,
    verdict: Verdict,
    password: &Password,
    company: Company,
    now: Instant,
) -> Reply<SessionSignIn> {
    let (policy, door) = (&bank.policies.door().session, &bank.policies.door().door);
    let (record, way) = (found.record.clone(), found.way.clone());
    let record = &record;
    let browser = match &call.browser {
        _ if door.browsers == 0 => None,
        Some(known) => Some(known.clone()),
        None => Some(BrowserCookie::new(&*bank.random)?),
    };
    let secret = mint::session_secret(&*bank.random)?;
    let digest = bank.credentials.fingerprint(secret.expose().as_bytes()).to_vec();
    let hash = match verdict.outdated {
        true => Some(NewHash { hash: bank.credentials.hash(password).await?, replaces_temporary: false }),
        false => None,
    };
    let (mut read, mut old): (Attempts, Option<Session>) = (reservation.after, None);
    for _ in 0..lost_race::ROUNDS {
        let session = Session {
            digest: digest.clone(),
            displaced: old.as_ref().map(|old| old.digest.clone()),
            began_at: now,
            last_seen: now,
            signed_out: false,
            half: company.halves || bank.policies.door().second_factor_at_sign_in,
        };
        let settled =
            Settled { reservation, verified: record.hash.clone(), read, at: now, hash: hash.clone() };
        let name = SessionSignIn::DECLARATION.name;
        let key = browser.as_ref().map(|browser| browser.key(bank, &record.login_id));
        let browsers = key.map(|key| remembered(&found, door, key, now)).unwrap_or_default();
        let mut writes = vec![
            Write::LoginSucceeded { login_id: record.login_id.clone(), settled, way: way.clone(), browsers },
            Write::Session {
                who: record.who.clone(),
                session,
                now,
                idle_since: now.minus_seconds(policy.idle_seconds),
                expires_at: now.plus_seconds(policy.absolute_seconds),
                displacing: old.as_ref().map(|old| old.digest.clone()),
            },
            Write::Audit(event(
                bank,
                &happening(call, Some(record), name),
                Outcome::Done,
                Subject::default(),
                now,
            )?),
        ];
        if company.told {
            writes.push(Write::Outbox(notice(bank, call, record, NoticeKind::SignedIn, now)?));
        }
        if old.is_some() {
            writes.push(Write::Audit(event(
                bank,
                &happening(call, Some(record), ENDED),
                Outcome::Done,
                Subject::default(),
                now,
            )?));
        }
        let checks = vec![Check::ContractActive(record.who.contract.clone())];
        match bank.store.commit(Transaction { writes, checks }).await {
            Ok(()) => {
                effects.session = Some(SessionCookie { who: record.who.clone(), secret });
                effects.browser = browser;
                effects.session_ends = Some(now.plus_seconds(policy.idle_seconds));
                return Ok(SignedIn { displaced: old.is_some() });
            }
            Err(CommitError::SessionLives(living)) => old = Some(*living),
            Err(CommitError::Conflict) => {
                let contract = bank.store.contract(&record.who.contract).await?;
                if contract.is_none_or(|contract| contract.value.status != ContractStatus::Active) {
                    return refuse(bank, call, Some(record), Refusal::ContractEnded, now).await;
                }
                lost_race::pause().await;
                if let Some(again) = bank.store.login(&record.login_id).await? {
                    read = again.counter(way.as_deref());
                    found = again;
                }
            }
            Err(CommitError::Exists(_)) => return Err(Failure::Stale.into()),
            Err(CommitError::Unavailable(cause)) => return Err(Stop::Broken(cause)),
        }
    }
    Err(Failure::Stale.into())
}
