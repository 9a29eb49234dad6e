//! A contract as its own people see it: the desk looks through the eyes of its master.

use super::contracts::row;
use crate::home::rescue_map;
use crate::pipeline::{Actor, Decision, Handler, Refused, Scene};
use crate::procedures::show::{self, Viewer};
use crate::tokens::view;
use crate::users::{self, Standing, newcomer};
use ports::records::{Identity, StoredKeyring, Versioned};
use ports::store::{Store, StoreError};
use shared::domain::account::Limits;
use shared::domain::contract::{Contract, StartUp};
use shared::domain::desk::is_desk;
use shared::domain::fee::Charge;
use shared::domain::field::FieldReason;
use shared::domain::id::ProcedureId;
use shared::domain::instant::Instant;
use shared::domain::procedure::Procedure;
use shared::domain::user::{Language, Role, User};
use shared::domain::user_draft::UserDraft;
use shared::operations::desk::{ContractDenied, ContractNamed, ContractView, DeskContract};

/// What is read of a contract.
pub struct Found {
    contract: Versioned<Contract>,
    standing: Standing,
    stored: StoredKeyring,
    procedures: Vec<Procedure>,
    charges: Vec<Charge>,
}

/// How many of the latest procedures are shown.
const PROCEDURES: u32 = 30;

impl Handler for DeskContract {
    type Loaded = Option<Found>;

    async fn load(
        store: &dyn Store,
        who: &Identity,
        input: &ContractNamed,
    ) -> Result<Option<Found>, StoreError> {
        let there = Identity { contract: input.contract.clone(), user: who.user.clone() };
        let (contract, standing, stored, page) = futures::try_join!(
            store.contract(&input.contract),
            Standing::load(store, &there),
            store.keyring(&input.contract),
            store.procedures(Some(&input.contract), None, PROCEDURES)
        )?;
        let procedures: Vec<Procedure> = page.rows.into_iter().map(|filed| filed.procedure.value).collect();
        let ids: Vec<ProcedureId> = procedures.iter().map(|procedure| procedure.id.clone()).collect();
        let charges = if ids.is_empty() { Vec::new() } else { store.charges(&input.contract, &ids).await? };
        Ok(contract.map(|contract| Found { contract, standing, stored, procedures, charges }))
    }

    fn decide(
        scene: &Scene<'_>,
        found: &Option<Found>,
        input: &ContractNamed,
    ) -> Result<Decision<Self::Output>, Refused<ContractDenied>> {
        let found = found.as_ref().filter(|_| !is_desk(&input.contract));
        let Some(Found { contract, standing, stored, procedures, charges }) = found else {
            return Err(Refused::Rule(ContractDenied::NotFound));
        };
        let company = &contract.value;
        let policy = scene.bank.policies.named(&company.policy);
        let policy = policy.ok_or_else(|| Refused::Broken("a contract without a policy".into()))?;
        let master = master(company, standing, scene.now)?;
        let actor = Actor {
            who: Identity { contract: company.id.clone(), user: master.id.clone() },
            user: Versioned { version: 0, value: master },
            contract: contract.clone(),
            policy,
            session: scene.actor.session.clone(),
            session_policy: scene.actor.session_policy.clone(),
        };
        let keyring = stored.live(company);
        let theirs = Scene { actor: &actor, keyring: &keyring, stored, ..*scene };
        let token = |device| view::view(&theirs, &standing.users, device);
        let master = Viewer::Customer(&actor.user.value, &keyring);
        let procedure = |procedure: &Procedure| {
            let charge = charges.iter().find(|charge| charge.procedure == procedure.id);
            show::procedure(master, policy, &standing.users, procedure, charge)
        };
        Ok(Decision::answer(ContractView {
            contract: row(company),
            address: company.address.clone(),
            accounts: company.accounts.clone(),
            caps: company.caps.clone(),
            plan_users: policy.plan_of(company),
            start_up_until: company.start_up.as_ref().map(|start_up| start_up.expires_at),
            users: users::rows(&theirs, standing),
            tokens: keyring.devices.iter().map(token).collect(),
            rescue: rescue_map::map(&theirs, &standing.users),
            procedures: procedures.iter().map(procedure).collect(),
        }))
    }
}

/// The master, or who becomes it.
fn master(contract: &Contract, standing: &Standing, now: Instant) -> Result<User, Refused<ContractDenied>> {
    if let Some(master) = standing.users.iter().find(|user| user.role == Role::Master) {
        return Ok(master.clone());
    }
    let awaited = contract.start_up.as_ref().ok_or_else(|| Refused::Broken("without a master".into()))?;
    expected(awaited, now).map_err(|reason| Refused::Broken(reason.to_string()))
}

fn expected(start_up: &StartUp, now: Instant) -> Result<User, FieldReason> {
    let draft = UserDraft {
        // Nobody's: they choose it when they obtain it.
        login_id: "0".try_into()?,
        name: start_up.name.clone(),
        mail: start_up.mail.clone(),
        role: Role::Master,
        permissions: Vec::new(),
        accounts: Vec::new(),
        limits: Limits::default(),
        language: Language::default(),
    };
    Ok(newcomer::user(start_up.master.clone(), draft, now))
}
