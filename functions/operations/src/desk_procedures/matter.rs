//! A procedure with everything that the desk judges it by.

use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use crate::procedures::filing::Applicant;
use crate::procedures::show::{self, Viewer};
use crate::users::plain;
use ports::records::{Filed, Identity, StoredKeyring, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Check;
use shared::domain::audit::Subject;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::{DeskRole, is_desk};
use shared::domain::device::Keyring;
use shared::domain::fee::Charge;
use shared::domain::id::{ContractId, UserId};
use shared::domain::notice::{Named, NoticeKind};
use shared::domain::policy::BankPolicy;
use shared::domain::procedure::{self, Clerk, Offer, Procedure, Step, StepDenied, next_steps};
use shared::domain::user::{Role, TextField, User};
use shared::operations::desk::{DeskProcedure, DeskProcedureView, ProcedureNamed};

/// A company, as the desk reads it. The bank's own contract is no company.
pub struct Client {
    pub(crate) contract: Versioned<Contract>,
    pub(crate) users: Vec<Versioned<User>>,
    pub(crate) stored: StoredKeyring,
}

impl Client {
    /// Reads it.
    pub(super) async fn load(store: &dyn Store, id: &ContractId) -> Result<Option<Self>, StoreError> {
        if is_desk(id) {
            return Ok(None);
        }
        let (contract, users, stored) =
            futures::try_join!(store.contract(id), store.users(id), store.keyring(id))?;
        Ok(contract.map(|contract| Self { contract, users, stored }))
    }

    /// Its id.
    pub(super) fn id(&self) -> &ContractId {
        &self.contract.value.id
    }

    /// What exists for it.
    pub(super) fn keyring(&self) -> Keyring {
        self.stored.live(&self.contract.value)
    }

    /// The policy that holds for it.
    pub(super) fn policy<'b, D>(&self, scene: &Scene<'b>) -> Result<&'b BankPolicy, Refused<D>> {
        policy(scene, Some(&self.contract.value))
    }

    /// The company, as one for which something is filed.
    pub(super) fn applicant<'a, D>(
        &'a self,
        scene: &Scene<'a>,
        keyring: &'a Keyring,
    ) -> Result<Applicant<'a>, Refused<D>> {
        let policy = self.policy(scene)?;
        let (bank, contract, stored, now) = (scene.bank, &self.contract, &self.stored, scene.now);
        Ok(Applicant { bank, contract, policy, keyring, stored, now })
    }

    /// That it still is as it was read.
    pub(super) fn unchanged(&self) -> Check {
        let (contract, version) = (self.id().clone(), self.contract.version);
        Check::ContractUnchanged { contract, version }
    }

    /// Its people.
    pub(super) fn people(&self) -> Vec<User> {
        plain(self.users.clone())
    }
}

fn policy<'b, D>(scene: &Scene<'b>, contract: Option<&Contract>) -> Result<&'b BankPolicy, Refused<D>> {
    let policies = &scene.bank.policies;
    let Some(contract) = contract else { return Ok(policies.door()) };
    policies.named(&contract.policy).ok_or_else(|| Refused::Broken("a contract without a policy".into()))
}

/// Who works at the desk.
pub(super) fn clerk(scene: &Scene<'_>) -> Clerk {
    let role = scene.actor.user.value.desk.unwrap_or(DeskRole::Auditor);
    Clerk { named: scene.actor.named(), role }
}

/// A procedure with its company.
pub struct Matter {
    pub(crate) filed: Option<Filed>,
    pub(crate) client: Option<Client>,
    pub(crate) charge: Option<Charge>,
}

impl Matter {
    /// Reads it; an application leads to the contract that was opened for it.
    pub(super) async fn load(store: &dyn Store, named: &ProcedureNamed) -> Result<Self, StoreError> {
        let ProcedureNamed { contract, id } = named;
        let owed = async |contract: &ContractId| {
            Ok::<_, StoreError>(store.charges(contract, std::slice::from_ref(id)).await?.pop())
        };
        let Some(contract) = contract else {
            let filed = store.procedure(None, id).await?;
            let opened = filed.as_ref().and_then(|filed| filed.procedure.value.opened.clone());
            let Some(contract) = opened else { return Ok(Self { filed, client: None, charge: None }) };
            let (client, charge) = futures::try_join!(Client::load(store, &contract), owed(&contract))?;
            return Ok(Self { filed, client, charge });
        };
        let (filed, client, charge) = futures::try_join!(
            store.procedure(Some(contract), id),
            Client::load(store, contract),
            owed(contract)
        )?;
        // What has no company does not exist: the bank's own contract has no procedures.
        Ok(Self { filed: filed.filter(|_| client.is_some()), client, charge })
    }

    /// The procedure, where it stands as the page showed it.
    pub(super) fn standing(&self, after: Step) -> Result<&Filed, Refused<StepDenied>> {
        let filed = self.filed.as_ref().ok_or(Refused::Rule(StepDenied::NotFound))?;
        if filed.procedure.value.step() == after { Ok(filed) } else { Err(Refused::Stale) }
    }

    /// The procedure after a step by whoever acts. A contract that has ended ends what was asked for it; what is
    /// left is to reject it.
    pub(super) fn advanced(
        &self,
        scene: &Scene<'_>,
        after: Step,
        step: Step,
        note: Option<String>,
    ) -> Result<(&Filed, Procedure), Refused<StepDenied>> {
        let filed = self.standing(after)?;
        let advanced = procedure::advance(&filed.procedure.value, step, &clerk(scene), note, scene.now);
        let advanced = advanced.map_err(Refused::Rule)?;
        let status = self.client.as_ref().map(|client| client.contract.value.status);
        if status == Some(ContractStatus::Cancelled) && step != Step::Rejected {
            return Err(Refused::Rule(StepDenied::ContractEnded));
        }
        Ok((filed, advanced))
    }

    /// That the company still is as it was read.
    pub(super) fn checks(&self) -> Vec<Check> {
        self.client.iter().map(Client::unchanged).collect()
    }

    /// What the company is told of a procedure.
    pub(super) fn notice(&self, kind: NoticeKind, procedure: &Procedure) -> Option<NoticeDraft> {
        let client = self.client.as_ref()?;
        let shown =
            |id: &UserId| client.users.iter().find(|user| user.value.id == *id).map(|user| &user.value);
        let about = procedure.form.people().into_iter().find_map(shown);
        let about = about.map(|user| Named { user: user.id.clone(), name: user.name.clone() });
        Some(NoticeDraft {
            person: procedure.filed_by.clone().or(about),
            serial: procedure.form.serial().cloned(),
            procedure: Some(show::mark(procedure)),
            company: Some(client.id().clone()),
            ..NoticeDraft::new(kind)
        })
    }

    /// The procedure as the desk sees it, with the company and the charge as they are then.
    pub(super) fn view<D>(
        &self,
        scene: &Scene<'_>,
        procedure: &Procedure,
        contract: Option<&Contract>,
        charge: Option<&Charge>,
    ) -> Result<DeskProcedureView, Refused<D>> {
        let filed_as = self.filed.as_ref().map(|filed| &filed.company);
        let users = self.client.as_ref().map(Client::people).unwrap_or_default();
        view(scene, (procedure, filed_as), contract, &users, charge)
    }

    /// The company's contract.
    pub(super) fn contract(&self) -> Option<&Contract> {
        self.client.as_ref().map(|client| &client.contract.value)
    }
}

/// A procedure as the desk sees it.
pub(super) fn view<D>(
    scene: &Scene<'_>,
    (procedure, filed_as): (&Procedure, Option<&TextField>),
    contract: Option<&Contract>,
    users: &[User],
    charge: Option<&Charge>,
) -> Result<DeskProcedureView, Refused<D>> {
    let clerk = clerk(scene);
    let offer = |step| Offer { step, denied: procedure::judge(procedure, step, &clerk).err() };
    let name = contract.map(|contract| &contract.name).or(filed_as).cloned();
    let master = users.iter().find(|user| user.role == Role::Master);
    Ok(DeskProcedureView {
        procedure: show::procedure(Viewer::Desk, policy(scene, contract)?, users, procedure, charge),
        contract: procedure.contract.clone(),
        company: name.ok_or_else(|| Refused::Broken("a company without a name".into()))?,
        address: contract.and_then(|contract| contract.address.clone()),
        status: contract.map(|contract| contract.status),
        master_mail: master.map(|master| master.mail.clone()),
        offers: next_steps(procedure).into_iter().map(offer).collect(),
        can_return: procedure.can_be_returned() && clerk.role != DeskRole::Auditor,
    })
}

/// What the history says that work at the desk was about.
pub(super) fn about(named: &ProcedureNamed) -> Subject {
    let (contract, procedure) = (named.contract.clone(), Some(named.id.clone()));
    Subject { contract, procedure, ..Subject::default() }
}

impl Handler for DeskProcedure {
    type Loaded = Matter;

    async fn load(store: &dyn Store, _: &Identity, input: &ProcedureNamed) -> Result<Matter, StoreError> {
        Matter::load(store, input).await
    }

    fn decide(
        scene: &Scene<'_>,
        matter: &Matter,
        _: &ProcedureNamed,
    ) -> Result<Decision<Self::Output>, Refused<StepDenied>> {
        let filed = matter.filed.as_ref().ok_or(Refused::Rule(StepDenied::NotFound))?;
        let (procedure, charge) = (&filed.procedure.value, matter.charge.as_ref());
        Ok(Decision::answer(matter.view(scene, procedure, matter.contract(), charge)?))
    }
}
