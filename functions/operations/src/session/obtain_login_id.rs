//! ログインID取得, second half. Until letter and code were proved everybody gets one answer, after the same reads, one
//! hash and one write. A try at the master's code is taken only with the right number: strangers can't use it up.

use crate::bank::Bank;
use crate::lost_race;
use crate::mint;
use crate::passwords::rule;
use crate::pipeline::{
    Call, CodeVerdict, Effects, Endpoint, NoticeDraft, Reply, RightCode, Stop, compare_code, event, over,
};
use crate::start_up::{self, Awaiting};
use ports::credentials::{CredentialError, PasswordHash};
use ports::records::{ConfirmationRecord, Identity, LoginRecord, Versioned};
use ports::store::StoreError;
use ports::transaction::{CommitError, Duplicate, Transaction, Write};
use shared::domain::account::Limits;
use shared::domain::attempt::Attempts;
use shared::domain::audit::{Outcome, Refusal, Subject};
use shared::domain::authenticator::Authenticator;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::field::FieldReason;
use shared::domain::id::UserId;
use shared::domain::instant::Instant;
use shared::domain::notice::NoticeKind;
use shared::domain::policy::BankPolicy;
use shared::domain::reset::ResetPurpose;
use shared::domain::throttle::ThrottleKind;
use shared::domain::user::{Chosen, Language, Role, Temporary, User};
use shared::operations::problem::{Failure, ProofRefusal};
use shared::operations::session::{LoginIdObtained, ObtainLoginId, SessionObtainLoginId, StartUpRefused};

type Asked = Call<SessionObtainLoginId>;
type Stopped = Stop<StartUpRefused>;

/// An id that nobody has: whoever types something wrong takes a try of nobody's.
const NOBODY: &str = "nobody-has-this-id";

impl Endpoint for SessionObtainLoginId {
    fn typed_id(input: &ObtainLoginId) -> Option<&str> {
        Some(input.contract.as_str())
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
        let contract = bank.store.contract(&call.input.contract).await?;
        let judged = start_up::judge(bank, contract, &call.input.number, now);
        let nobody = UserId::try_from(NOBODY).map_err(|_| StoreError("nobody can't be named".into()))?;
        let master = judged.as_ref().map_or(nobody, |awaiting| awaiting.start_up.master.clone());
        let taken = bank.store.reserve_reset(&master, ResetPurpose::StartUp, code.tries, now).await?;
        let mut awaiting = match judged {
            Ok(awaiting) => awaiting,
            Err(why) => return Err(refuse(bank, call, None, why, now).await),
        };
        let verdict = compare_code(bank, &awaiting.contract.value, &master, &code, taken, typed).await?;
        let right = match verdict {
            CodeVerdict::Right(right) => right,
            CodeVerdict::Wrong { .. } => {
                return Err(refuse(bank, call, Some(&awaiting), Refusal::Wrong, now).await);
            }
            CodeVerdict::None => {
                return Err(refuse(bank, call, Some(&awaiting), Refusal::TemporaryExpired, now).await);
            }
        };
        // Whoever comes here has the letter and the code.
        let mut hashes = None;
        throttle(bank, &awaiting, &right).await?;
        for _ in 0..lost_race::ROUNDS {
            if let Some(obtained) = obtain(bank, call, &awaiting, &right, &mut hashes).await? {
                return Ok(obtained);
            }
            lost_race::pause().await;
            let (contract, now) = (bank.store.contract(&call.input.contract).await?, bank.clock.now());
            awaiting = match start_up::judge(bank, contract, &call.input.number, now) {
                Ok(awaiting) => awaiting,
                Err(why) => return Err(refuse(bank, call, None, why, now).await),
            };
        }
        Err(Failure::Stale.into())
    }
}

/// Writes a refusal down, with the work of a new password.
async fn refuse(bank: &Bank, call: &Asked, of: Option<&Awaiting>, why: Refusal, now: Instant) -> Stopped {
    let written = async {
        bank.credentials.verify(&call.input.login_password, None).await?;
        let outcome = Outcome::Refused { why, authenticator: Some(Authenticator::MailedCode), rule: None };
        let of = of.map(|awaiting| (&awaiting.contract.value.id, &awaiting.start_up));
        let event = event(bank, &start_up::happening(call, of), outcome, Subject::default(), now)?;
        let writes = vec![Write::Audit(event)];
        let committed = bank.store.commit(Transaction { writes, checks: Vec::new() }).await;
        committed.map_err(|error| Stop::Broken(error.to_string()))
    };
    match written.await {
        Ok(()) => Failure::Denied { reason: StartUpRefused::Refused }.into(),
        Err(stop) => stop,
    }
}

/// Tells what is missing; the code can still be used, and the try at it did not count.
async fn give_back(bank: &Bank, right: &RightCode, told: Failure<StartUpRefused>) -> Stopped {
    let writes = vec![right.returned()];
    match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
        Err(CommitError::Unavailable(cause)) => Stop::Broken(cause),
        // Used up or replaced meanwhile: what is missing is missing all the same.
        Ok(()) | Err(_) => told.into(),
    }
}

/// That a login ID is taken is learned only so often.
async fn throttle(bank: &Bank, awaiting: &Awaiting, right: &RightCode) -> Result<(), Stopped> {
    let (kind, now) = (ThrottleKind::LoginIdTaken, bank.clock.now());
    if let Some(throttle) = bank.policies.door().door.throttles.get(&kind)
        && !bank.store.throttle(kind, awaiting.start_up.master.as_str(), throttle, now).await?
    {
        return Err(give_back(bank, right, over(throttle, now)).await);
    }
    Ok(())
}

/// Whether what was chosen can be: the bank's rules for login IDs and passwords, as everywhere.
fn judge(
    bank: &Bank,
    policy: &BankPolicy,
    contract: &Contract,
    input: &ObtainLoginId,
) -> Result<(), (&'static str, FieldReason)> {
    policy.login_id.accepts(&input.login_id).map_err(|reason| ("input.login_id", reason))?;
    let context = [input.login_id.as_str(), input.name.as_str(), contract.name.as_str()];
    for (field, new) in [
        ("input.login_password", &input.login_password),
        ("input.confirmation_password", &input.confirmation_password),
    ] {
        rule::judge(bank, &policy.password, new, &context).map_err(|reason| (field, reason))?;
    }
    // Both are new and typed here, so they can be compared without an oracle.
    if input.login_password == input.confirmation_password {
        return Err(("input.confirmation_password", FieldReason::SameAsOther));
    }
    Ok(())
}

/// Makes the master; none when it lost a race and must be judged again.
async fn obtain(
    bank: &Bank,
    call: &Asked,
    awaiting: &Awaiting,
    right: &RightCode,
    hashes: &mut Option<[PasswordHash; 2]>,
) -> Result<Option<LoginIdObtained>, Stopped> {
    let (input, contract) = (&call.input, &awaiting.contract.value);
    let policy = bank.policies.named(&contract.policy).ok_or(Failure::Unavailable)?;
    if let Err((field, reason)) = judge(bank, policy, contract, input) {
        return Err(give_back(bank, right, Failure::Field { field: field.into(), reason }).await);
    }
    let [login, confirmation] = match hashes {
        Some(hashes) => hashes.clone(),
        None => {
            let login = bank.credentials.hash(&input.login_password).await?;
            let confirmation = bank.credentials.hash(&input.confirmation_password).await?;
            hashes.insert([login, confirmation]).clone()
        }
    };
    let roster = bank.store.roster(&contract.id).await?;
    let now = bank.clock.now();
    let who = Identity { contract: contract.id.clone(), user: awaiting.start_up.master.clone() };
    let master = master(input, awaiting, now);
    let set = roster.value.changed(None, Some(&master), policy.plan_of(contract));
    let set = set.map_err(|denied| Stop::Broken(format!("{denied:?}")))?;
    let notice = NoticeDraft::about(NoticeKind::StartedUp, who.user.clone(), master.name.clone());
    let notice = notice.anonymous(&contract.id, mint::id(&*bank.random, now)?, &call.reference, now);
    let happening = start_up::happening(call, Some((&contract.id, &awaiting.start_up)));
    let subject = Subject { label: Some(input.login_id.to_string()), ..Subject::default() };
    // The number is used up with it.
    let started = Contract { status: ContractStatus::Active, start_up: None, ..contract.clone() };
    let writes = vec![
        Write::ContractStatus(Versioned { version: awaiting.contract.version, value: started }),
        Write::Roster {
            contract: contract.id.clone(),
            roster: Versioned { version: roster.version, value: set },
        },
        Write::NewUser { contract: contract.id.clone(), user: master },
        Write::NewLogin(LoginRecord {
            login_id: input.login_id.clone(),
            who: who.clone(),
            hash: login,
            attempts: Attempts::default(),
            temporary_until: None,
            suspended: false,
            last_success_at: None,
        }),
        Write::NewConfirmation(ConfirmationRecord {
            who,
            hash: confirmation,
            attempts: Attempts::default(),
            temporary_until: None,
        }),
        right.used(),
        Write::Audit(event(bank, &happening, Outcome::Done, subject, now)?),
        Write::Outbox(notice),
    ];
    match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
        Ok(()) => Ok(Some(LoginIdObtained { login_id: input.login_id.clone() })),
        Err(CommitError::Exists(Duplicate::LoginId)) => {
            let told = Failure::Denied { reason: StartUpRefused::LoginIdTaken };
            Err(give_back(bank, right, told).await)
        }
        Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        Err(_) => Ok(None),
    }
}

/// The master, with passwords of their own choice: nothing is temporary.
fn master(input: &ObtainLoginId, awaiting: &Awaiting, now: Instant) -> User {
    User {
        id: awaiting.start_up.master.clone(),
        login_id: input.login_id.clone(),
        name: input.name.clone(),
        mail: awaiting.start_up.mail.clone(),
        role: Role::Master,
        permissions: Vec::new(),
        accounts: Vec::new(),
        limits: Limits::default(),
        language: Language::default(),
        mail_bounced: false,
        login_id_frozen: false,
        chosen: Chosen { login: Some(now), confirmation: Some(now) },
        desk: None,
        suspended: false,
        temporary: Temporary::default(),
        created_at: now,
    }
}
