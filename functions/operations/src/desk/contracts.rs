use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::Identity;
use ports::store::{Page, Store, StoreError};
use shared::domain::contract::Contract;
use shared::domain::id::ContractId;
use shared::operations::Nothing;
use shared::operations::desk::{ContractPage, ContractRow, Contracts, DeskContracts};

/// Contracts of a page.
const PAGE: u32 = 50;

impl Handler for DeskContracts {
    type Loaded = Page<Contract>;

    async fn load(
        store: &dyn Store,
        _: &Identity,
        input: &ContractPage,
    ) -> Result<Page<Contract>, StoreError> {
        // What no number can begin with, or be, finds nothing.
        let number = |text: &str| ContractId::try_from(text).is_ok();
        let prefix = input.number.as_deref().map(str::trim).unwrap_or_default();
        if !(prefix.is_empty() || number(prefix)) || !input.after.as_deref().is_none_or(number) {
            return Ok(Page { rows: Vec::new(), next: None });
        }
        store.contracts(prefix, input.after.as_deref(), PAGE).await
    }

    fn decide(
        _: &Scene<'_>,
        page: &Page<Contract>,
        _: &ContractPage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let rows = page.rows.iter().map(row).collect();
        Ok(Decision::answer(Contracts { rows, next: page.next.clone() }))
    }
}

/// A contract in a list.
pub(super) fn row(contract: &Contract) -> ContractRow {
    ContractRow {
        id: contract.id.clone(),
        name: contract.name.clone(),
        status: contract.status,
        policy: contract.policy.clone(),
        opened_at: contract.opened_at,
    }
}
