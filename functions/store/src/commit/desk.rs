//! What the bank says and decides for all, and what waits for a second person of the desk.

use super::cancellation::Label;
use super::colleague::delete;
use super::write::{Entry, absent, over, put};
use crate::expression::Binder;
use crate::items::{ContractItem, FiguresItem, ProposalItem, PublicItem};
use crate::keys;
use ports::desk::{ProposalRecord, PublicRecord};
use ports::records::Versioned;
use ports::store::StoreError;
use shared::domain::contract::Contract;
use shared::domain::policy::Figures;

/// A contract at the version that was read, whatever its status.
pub(super) fn contract(table: &str, contract: Versioned<Contract>) -> Result<Entry, StoreError> {
    let (key, read) = (keys::contract(&contract.value.id), contract.version);
    over(table, &key, &ContractItem::from(Versioned { version: read + 1, value: contract.value }), read)
}

/// What everybody is told, at the version that was read.
pub(super) fn public_data(table: &str, data: Versioned<PublicRecord>) -> Result<Entry, StoreError> {
    let read = data.version;
    let item = PublicItem::from(Versioned { version: read + 1, value: data.value });
    over(table, &keys::public_data(), &item, read)
}

/// Figures of a policy, at the version that was read.
pub(super) fn figures(table: &str, policy: String, figures: Versioned<Figures>) -> Result<Entry, StoreError> {
    let (key, read) = (keys::figures(&policy), figures.version);
    let next = Versioned { version: read + 1, value: figures.value };
    over(table, &key, &FiguresItem::new(policy, next), read)
}

/// A new proposal.
pub(super) fn proposed(table: &str, record: ProposalRecord) -> Result<Entry, StoreError> {
    let key = keys::proposal(&record.proposal.id);
    put(table, &key, &ProposalItem::from(record), Some(absent()), Label::Changed)
}

/// A proposal is decided: one that is gone was decided by somebody else.
pub(super) fn decided(table: &str, id: &str) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let there = format!("attribute_exists({})", bind.name("pk"));
    delete(table, &keys::proposal(id), Some((there, bind)))
}
