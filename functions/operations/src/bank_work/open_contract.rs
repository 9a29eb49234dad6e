use crate::bank::Bank;
use crate::mint;
use crate::pipeline::{Call, Effects, Endpoint, Happening, Reply, Stop, event};
use crate::users::newcomer;
use ports::credentials::ContractKey;
use ports::records::{Identity, Versioned};
use ports::transaction::{CommitError, Duplicate, Transaction, Write};
use shared::domain::account::Limits;
use shared::domain::audit::{Outcome, Subject};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::{DESK, is_desk};
use shared::domain::id::{ContractId, UserId};
use shared::domain::roster::Roster;
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, Role};
use shared::domain::user_draft::UserDraft;
use shared::operations::Operation;
use shared::operations::bank::{BankOpenContract, OpenDenied, Opened};
use shared::operations::problem::Failure;

impl Endpoint for BankOpenContract {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let (input, now) = (&call.input, bank.clock.now());
        let denied = |reason| Stop::Failure(Failure::Denied { reason });
        // The bank's own contract has this id, whether it is open yet or not; the stock seals its seeds under the
        // other name.
        if is_desk(&input.contract) || input.contract == ContractId::stock() {
            return Err(denied(OpenDenied::ContractExists));
        }
        let policy = bank.policies.named(&input.policy).filter(|_| input.policy != DESK);
        let policy = policy.ok_or(denied(OpenDenied::PolicyUnknown))?;
        policy
            .login_id
            .accepts(&input.login_id)
            .map_err(|reason| Failure::Field { field: "input.login_id".into(), reason })?;
        let id = UserId::try_from(mint::id(&*bank.random, now)?)
            .map_err(|reason| Stop::Broken(reason.to_string()))?;
        let key = bank.credentials.new_contract_key(&input.contract).await?;
        let contract = Contract {
            id: input.contract.clone(),
            name: input.name.clone(),
            status: ContractStatus::Active,
            policy: input.policy.clone(),
            wrapped_key: key.clone(),
            live_imports: Vec::new(),
            opened_at: now,
            accounts: input.accounts.clone(),
            caps: policy.caps.clone(),
            settings: ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds),
            address: input.address.clone(),
            plan_users: None,
            first_device: None,
            start_up: None,
        };
        let master = UserDraft {
            login_id: input.login_id.clone(),
            name: input.master_name.clone(),
            mail: input.mail.clone(),
            role: Role::Master,
            permissions: Vec::new(),
            accounts: Vec::new(),
            limits: Limits::default(),
            language: Language::default(),
        };
        let master = newcomer::user(id.clone(), master, now);
        let secrets = newcomer::secrets(bank, policy, now)?;
        let who = Identity { contract: input.contract.clone(), user: id.clone() };
        let roster = Roster::default().changed(None, Some(&master), policy.plan_users);
        let roster = roster.map_err(|denied| Stop::Broken(format!("{denied:?}")))?;
        let roster = Versioned { version: 0, value: roster };
        let mut writes =
            vec![Write::NewContract(contract), Write::Roster { contract: input.contract.clone(), roster }];
        for change in newcomer::items(&who, master, &secrets)? {
            writes.extend(change.writes(bank, ContractKey { contract: &who.contract, wrapped: &key }).await?);
        }
        let happening = Happening {
            operation: Self::DECLARATION.name,
            user: None,
            contract: Some(&input.contract),
            name: None,
            login_id: None,
            client: call.client,
            reference: &call.reference,
        };
        let subject =
            Subject { user: Some(id), label: Some(input.login_id.to_string()), ..Subject::default() };
        writes.push(Write::Audit(event(bank, &happening, Outcome::Done, subject, now)?));
        match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
            Ok(()) => {
                Ok(Opened { contract: input.contract.clone(), login_id: input.login_id.clone(), secrets })
            }
            Err(CommitError::Exists(Duplicate::LoginId)) => Err(denied(OpenDenied::LoginIdTaken)),
            Err(CommitError::Exists(_)) => Err(denied(OpenDenied::ContractExists)),
            // A contract that is there has a roster too; without one, somebody was only in the way.
            Err(CommitError::Conflict | CommitError::SessionLives(_)) => {
                match bank.store.contract(&input.contract).await? {
                    Some(_) => Err(denied(OpenDenied::ContractExists)),
                    None => Err(Failure::Stale.into()),
                }
            }
            Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        }
    }
}
