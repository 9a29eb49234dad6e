use ports::records::Versioned;
use serde::{Deserialize, Serialize};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::id::{ContractId, ImportId};
use shared::domain::instant::Instant;
use shared::domain::user::TextField;

#[derive(Serialize, Deserialize)]
pub(crate) struct ContractItem {
    version: u64,
    id: ContractId,
    name: TextField,
    contract_status: ContractStatus,
    policy: String,
    #[serde(with = "serde_bytes")]
    wrapped_key: Vec<u8>,
    live_imports: Vec<ImportId>,
    opened_at: Instant,
}

impl From<Contract> for ContractItem {
    fn from(contract: Contract) -> Self {
        Self {
            version: 1,
            id: contract.id,
            name: contract.name,
            contract_status: contract.status,
            policy: contract.policy,
            wrapped_key: contract.wrapped_key,
            live_imports: contract.live_imports,
            opened_at: contract.opened_at,
        }
    }
}

impl From<ContractItem> for Versioned<Contract> {
    fn from(item: ContractItem) -> Self {
        Self {
            version: item.version,
            value: Contract {
                id: item.id,
                name: item.name,
                status: item.contract_status,
                policy: item.policy,
                wrapped_key: item.wrapped_key,
                live_imports: item.live_imports,
                opened_at: item.opened_at,
            },
        }
    }
}
