use crate::keys;
use ports::records::Versioned;
use serde::{Deserialize, Serialize};
use shared::domain::account::{Account, Limits};
use shared::domain::contract::{Contract, ContractStatus, StartUp};
use shared::domain::desk::is_desk;
use shared::domain::id::{ContractId, ImportId, ProcedureId};
use shared::domain::instant::Instant;
use shared::domain::policy::{BankPolicy, Preset};
use shared::domain::postal::PostalAddress;
use shared::domain::settings::ContractSettings;
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
    #[serde(default)]
    accounts: Vec<Account>,
    /// Missing where a contract was opened before there were settings.
    chosen: Option<Choices>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<PostalAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan_users: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_device: Option<ProcedureId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start_up: Option<StartUp>,
    /// Keys of the index: every company's contract is listed by its number; the bank's own is not.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    at_id: Option<String>,
}

/// What was filed on paper, and what the company decided for itself.
#[derive(Serialize, Deserialize)]
struct Choices {
    caps: Limits,
    settings: ContractSettings,
}

/// The first preset was the only one while contracts were stored without choices.
fn first_choices() -> Choices {
    let policy = BankPolicy::preset(Preset::Seventyseven);
    let settings = ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds);
    Choices { caps: policy.caps, settings }
}

impl From<Versioned<Contract>> for ContractItem {
    fn from(Versioned { version, value: contract }: Versioned<Contract>) -> Self {
        let listed = !is_desk(&contract.id);
        Self {
            by: listed.then(|| keys::CONTRACTS.to_owned()),
            at_id: listed.then(|| contract.id.to_string()),
            version,
            id: contract.id,
            name: contract.name,
            contract_status: contract.status,
            policy: contract.policy,
            wrapped_key: contract.wrapped_key,
            live_imports: contract.live_imports,
            opened_at: contract.opened_at,
            accounts: contract.accounts,
            chosen: Some(Choices { caps: contract.caps, settings: contract.settings }),
            address: contract.address,
            plan_users: contract.plan_users,
            first_device: contract.first_device,
            start_up: contract.start_up,
        }
    }
}

impl From<ContractItem> for Versioned<Contract> {
    fn from(item: ContractItem) -> Self {
        let Choices { caps, settings } = item.chosen.unwrap_or_else(first_choices);
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
                accounts: item.accounts,
                caps,
                settings,
                address: item.address,
                plan_users: item.plan_users,
                first_device: item.first_device,
                start_up: item.start_up,
            },
        }
    }
}
