use super::contracts::row;
use crate::pipeline::{Decision, Handler, NoticeDraft, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::store::{Store, StoreError};
use ports::transaction::Write;
use shared::domain::audit::Subject;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::is_desk;
use shared::domain::notice::NoticeKind;
use shared::operations::desk::{ContractDenied, DeskStopContract, StopContract};

impl Handler for DeskStopContract {
    type Loaded = Option<Versioned<Contract>>;

    async fn load(store: &dyn Store, _: &Identity, input: &StopContract) -> Result<Self::Loaded, StoreError> {
        store.contract(&input.contract).await
    }

    fn decide(
        _: &Scene<'_>,
        found: &Self::Loaded,
        input: &StopContract,
    ) -> Result<Decision<Self::Output>, Refused<ContractDenied>> {
        let found = found.as_ref().filter(|found| !is_desk(&found.value.id));
        let Versioned { version, value: contract } = found.ok_or(Refused::Rule(ContractDenied::NotFound))?;
        match contract.status {
            ContractStatus::Active | ContractStatus::Opened => {}
            ContractStatus::Stopped | ContractStatus::Cancelled => {
                return Err(Refused::Rule(ContractDenied::NothingToDo));
            }
        }
        // Sessions of its people end with it: each of their requests reads the contract.
        let stopped = Contract { status: ContractStatus::Stopped, ..contract.clone() };
        let output = row(&stopped);
        let write = Write::ContractStatus(Versioned { version: *version, value: stopped });
        Ok(Decision {
            changes: vec![write.into()],
            notice: Some(NoticeDraft {
                company: Some(contract.id.clone()),
                ..NoticeDraft::new(NoticeKind::ContractStopped)
            }),
            subject: Subject { label: Some(input.note.to_string()), ..Self::about(input) },
            ..Decision::answer(output)
        })
    }

    fn about(input: &StopContract) -> Subject {
        Subject { contract: Some(input.contract.clone()), ..Subject::default() }
    }
}
