//! Procedures with their queues, and what contracts owe for them.

use crate::DynamoStore;
use crate::items::{self, Attributes, ChargeItem, FilingsItem, ProcedureItem};
use crate::keys;
use crate::read::Range;
use ports::records::Filed;
use ports::store::{Page, StoreError};
use shared::domain::fee::Charge;
use shared::domain::id::{ContractId, ProcedureId};
use shared::domain::procedure::Step;

/// Sorts after every place in a queue, and after every id.
const LAST: &str = "~";

fn filed(rows: Vec<Attributes>) -> Result<Vec<Filed>, StoreError> {
    rows.into_iter().map(|row| items::item::<ProcedureItem>(row).map(Into::into)).collect()
}

/// The index after a place; whatever is longer than the place sorts after it.
fn onwards(after: Option<&str>, limit: u32) -> Range {
    let low = after.map_or_else(|| "0".to_owned(), |place| format!("{place}!"));
    let between = (low.as_str() <= LAST).then(|| (low, LAST.to_owned()));
    Range { index: true, between, limit: Some(limit), ..Range::default() }
}

impl DynamoStore {
    pub(crate) async fn read_procedure(
        &self,
        contract: Option<&ContractId>,
        id: &ProcedureId,
    ) -> Result<Option<Filed>, StoreError> {
        Ok(self.get::<ProcedureItem>(&keys::procedure(contract, id)).await?.map(Into::into))
    }

    pub(crate) async fn read_procedures(
        &self,
        contract: Option<&ContractId>,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<Filed>, StoreError> {
        let after = before.map(str::to_owned);
        let range = Range { after, newest_first: true, limit: Some(limit), ..Range::default() };
        let (rows, more) = self.query(&keys::procedures(contract), range).await?;
        let rows = filed(rows)?;
        let next = rows.last().filter(|_| more).map(|row| row.procedure.value.id.to_string());
        Ok(Page { rows, next })
    }

    pub(crate) async fn read_filings(&self, contract: &ContractId) -> Result<u64, StoreError> {
        let item: Option<FilingsItem> = self.get(&keys::filings(contract)).await?;
        Ok(item.map_or(0, |item| item.version))
    }

    pub(crate) async fn read_queue(
        &self,
        step: Step,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Filed>, StoreError> {
        let (rows, more) = self.query(&keys::queue(step), onwards(after, limit)).await?;
        let rows = filed(rows)?;
        let next = rows.last().filter(|_| more).map(|row| keys::place(&row.procedure.value));
        Ok(Page { rows, next })
    }

    pub(crate) async fn read_charges(
        &self,
        contract: &ContractId,
        procedures: &[ProcedureId],
    ) -> Result<Vec<Charge>, StoreError> {
        let keys = procedures.iter().map(|procedure| keys::charge(contract, procedure)).collect();
        let found = self.batch(keys).await?.into_values();
        found.map(|row| items::item::<ChargeItem>(row).map(Into::into)).collect()
    }

    pub(crate) async fn read_month(
        &self,
        month: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Charge>, StoreError> {
        let (rows, more) = self.query(&keys::charges_of(month), onwards(after, limit)).await?;
        let rows: Vec<Charge> = rows
            .into_iter()
            .map(|row| items::item::<ChargeItem>(row).map(Into::into))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(|charge| charge.procedure.to_string());
        Ok(Page { rows, next })
    }
}
