//! The people of the desk. The first one opens the bank's own contract.

use crate::bank::Bank;
use crate::lost_race;
use crate::mint;
use crate::pipeline::{Call, Change, Effects, Endpoint, Halt, Happening, Reply, Stop, event};
use crate::users::newcomer;
use ports::credentials::{ContractKey, PasswordHash};
use ports::records::{Identity, Versioned};
use ports::transaction::{CommitError, Duplicate, Transaction, Write};
use shared::domain::access::Permission;
use shared::domain::account::Limits;
use shared::domain::audit::{Outcome, Subject};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::{DESK, DeskRole};
use shared::domain::id::{ContractId, UserId};
use shared::domain::instant::Instant;
use shared::domain::policy::BankPolicy;
use shared::domain::secret::{Password, Secret};
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, Role, TextField, User};
use shared::domain::user_draft::UserDraft;
use shared::operations::Operation;
use shared::operations::bank::{AddDeskUser, BankAddDeskUser, DeskUserAdded, DeskUserDenied};
use shared::operations::problem::Failure;
use shared::operations::users::NewSecrets;

/// The name of the bank's own contract, as its people see it.
const NAME: &str = "窓口";

impl Endpoint for BankAddDeskUser {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let (input, now) = (&call.input, bank.clock.now());
        let policy = bank.policies.named(DESK).ok_or(Failure::Unavailable)?;
        policy
            .login_id
            .accepts(&input.login_id)
            .map_err(|reason| Failure::Field { field: "input.login_id".into(), reason })?;
        let desk = ContractId::try_from(DESK).map_err(broken)?;
        let user = UserId::try_from(mint::id(&*bank.random, now)?).map_err(broken)?;
        let who = Identity { contract: desk, user };
        let secrets = newcomer::secrets(bank, policy, now)?;
        // Hashed once, however often the race with another newcomer is run.
        let hashes = (
            hashed(bank, &secrets.login_password).await?,
            hashed(bank, &secrets.confirmation_password).await?,
        );
        for _ in 0..lost_race::ROUNDS {
            let writes = writes(bank, call, policy, &who, &secrets, &hashes, now).await?;
            match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
                Ok(()) => return Ok(DeskUserAdded { login_id: input.login_id.clone(), secrets }),
                Err(CommitError::Exists(Duplicate::LoginId)) => {
                    return Err(Failure::Denied { reason: DeskUserDenied::LoginIdTaken }.into());
                }
                Err(CommitError::Unavailable(cause)) => return Err(Stop::Broken(cause)),
                Err(_) => lost_race::pause().await,
            }
        }
        Err(Failure::Stale.into())
    }
}

fn broken(reason: impl std::fmt::Display) -> Halt {
    Halt::Broken(reason.to_string())
}

async fn hashed(bank: &Bank, secret: &Secret) -> Result<PasswordHash, Halt> {
    let password = Password::try_from(secret.expose().to_owned()).map_err(broken)?;
    Ok(bank.credentials.hash(&password).await?)
}

async fn writes(
    bank: &Bank,
    call: &Call<BankAddDeskUser>,
    policy: &BankPolicy,
    who: &Identity,
    secrets: &NewSecrets,
    hashes: &(PasswordHash, PasswordHash),
    now: Instant,
) -> Result<Vec<Write>, Halt> {
    let (there, roster) =
        futures::try_join!(bank.store.contract(&who.contract), bank.store.roster(&who.contract))?;
    let mut writes = Vec::new();
    if there.is_none() {
        writes.push(Write::NewContract(own_contract(bank, policy, &who.contract, now).await?));
    }
    let user = person(&call.input, &who.user, now);
    let set = roster.value.changed(None, Some(&user), u32::MAX).map_err(|why| broken(format!("{why:?}")))?;
    let roster = Versioned { version: roster.version, value: set };
    writes.push(Write::Roster { contract: who.contract.clone(), roster });
    let mut hashes = [hashes.0.clone(), hashes.1.clone()].into_iter();
    for change in newcomer::items(who, user, secrets)? {
        match change {
            Change::Hashed(_, then) => {
                writes.push(then(hashes.next().ok_or_else(|| broken("a third password"))?));
            }
            // Newcomers to the desk bring nothing that is sealed.
            other => {
                let key = ContractKey { contract: &who.contract, wrapped: &[] };
                writes.extend(other.writes(bank, key).await?);
            }
        }
    }
    let happening = Happening {
        operation: BankAddDeskUser::DECLARATION.name,
        user: None,
        contract: Some(&who.contract),
        name: None,
        login_id: None,
        client: call.client,
        reference: &call.reference,
    };
    let subject = Subject {
        user: Some(who.user.clone()),
        label: Some(call.input.login_id.to_string()),
        ..Subject::default()
    };
    writes.push(Write::Audit(event(bank, &happening, Outcome::Done, subject, now)?));
    Ok(writes)
}

async fn own_contract(
    bank: &Bank,
    policy: &BankPolicy,
    id: &ContractId,
    now: Instant,
) -> Result<Contract, Halt> {
    Ok(Contract {
        id: id.clone(),
        name: TextField::try_from(NAME).map_err(broken)?,
        status: ContractStatus::Active,
        policy: DESK.to_owned(),
        wrapped_key: bank.credentials.new_contract_key(id).await?,
        live_imports: Vec::new(),
        opened_at: now,
        accounts: Vec::new(),
        caps: policy.caps.clone(),
        settings: ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds),
        address: None,
        plan_users: None,
        first_device: None,
        start_up: None,
    })
}

fn person(input: &AddDeskUser, id: &UserId, now: Instant) -> User {
    // Whoever looks at everything sees what everybody at the desk did.
    let permissions = match input.role {
        DeskRole::Auditor => vec![Permission::AllHistory],
        DeskRole::Clerk | DeskRole::Approver => Vec::new(),
    };
    let draft = UserDraft {
        login_id: input.login_id.clone(),
        name: input.name.clone(),
        mail: input.mail.clone(),
        role: Role::General,
        permissions,
        accounts: Vec::new(),
        limits: Limits::default(),
        language: Language::default(),
    };
    User { desk: Some(input.role), ..newcomer::user(id.clone(), draft, now) }
}
