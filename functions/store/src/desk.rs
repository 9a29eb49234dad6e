//! What the desk reads: contracts by number, what the bank says and decides for all, and what waits for a second
//! person.

use crate::DynamoStore;
use crate::items::{self, ContractItem, FiguresItem, ProposalItem, PublicItem};
use crate::keys;
use crate::read::Range;
use ports::desk::{ProposalRecord, PublicRecord};
use ports::records::Versioned;
use ports::store::{Page, StoreError};
use shared::domain::contract::Contract;
use shared::domain::policy::Figures;
use std::collections::BTreeMap;

/// Sorts after every number and every name.
const LAST: &str = "~";

impl DynamoStore {
    pub(crate) async fn read_contracts(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Contract>, StoreError> {
        // Whatever is longer than a number sorts after it, and no partition has an empty sort key.
        let first = if prefix.is_empty() { "!".to_owned() } else { prefix.to_owned() };
        let low = after.map_or(first.clone(), |after| first.max(format!("{after}!")));
        let high = format!("{prefix}{LAST}");
        if low > high {
            return Ok(Page { rows: Vec::new(), next: None });
        }
        let range = Range { index: true, between: Some((low, high)), limit: Some(limit), ..Range::default() };
        let (rows, more) = self.query(keys::CONTRACTS, range).await?;
        let rows: Vec<Contract> = rows
            .into_iter()
            .map(|row| items::item::<ContractItem>(row).map(|item| Versioned::from(item).value))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(|contract| contract.id.to_string());
        Ok(Page { rows, next })
    }

    pub(crate) async fn read_public_data(&self) -> Result<Versioned<PublicRecord>, StoreError> {
        let item: Option<PublicItem> = self.get(&keys::public_data()).await?;
        Ok(item.map_or_else(|| Versioned { version: 0, value: PublicRecord::default() }, Into::into))
    }

    pub(crate) async fn read_figures(&self) -> Result<BTreeMap<String, Versioned<Figures>>, StoreError> {
        let between = Some((keys::POLICY.to_owned(), format!("{}{LAST}", keys::POLICY)));
        let (rows, _) = self.query(keys::BANK_DATA, Range { between, ..Range::default() }).await?;
        rows.into_iter().map(|row| items::item::<FiguresItem>(row).map(FiguresItem::named)).collect()
    }

    pub(crate) async fn read_proposal(&self, id: &str) -> Result<Option<ProposalRecord>, StoreError> {
        Ok(self.get::<ProposalItem>(&keys::proposal(id)).await?.map(Into::into))
    }

    pub(crate) async fn read_proposals(&self) -> Result<Vec<ProposalRecord>, StoreError> {
        let (rows, _) = self.query(keys::PROPOSALS, Range::default()).await?;
        rows.into_iter().map(|row| items::item::<ProposalItem>(row).map(Into::into)).collect()
    }
}
