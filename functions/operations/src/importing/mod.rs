//! Importing devices, for a contract or for the bank's stock: every row's fate, staging, and the one change that
//! makes them live. Readers ignore a device until then.

mod rows;
mod stage;

pub(crate) use rows::listed;
pub(crate) use stage::{Staged, commit, flip, stage};

use ports::credentials::ContractKey;
use ports::records::{ImportJob, ImportRecord, ImportStatus};
use ports::stock::Owner;
use ports::transaction::Write;
use shared::domain::contract::Contract;
use shared::domain::id::{ContractId, ImportId};

/// For whom devices are imported, and under whose key their seeds are sealed.
pub(crate) struct Keeper {
    /// Who gets them.
    pub(crate) owner: Owner,
    name: ContractId,
    wrapped: Vec<u8>,
}

impl Keeper {
    /// A contract.
    pub(crate) fn contract(contract: &Contract) -> Self {
        let (name, wrapped) = (contract.id.clone(), contract.wrapped_key.clone());
        Self { owner: Owner::Contract(name.clone()), name, wrapped }
    }

    /// The stock, with its wrapped key.
    pub(crate) fn stock(wrapped: Vec<u8>) -> Self {
        Self { owner: Owner::Stock, name: ContractId::stock(), wrapped }
    }

    /// The key that seals for it.
    pub(crate) fn key(&self) -> ContractKey<'_> {
        ContractKey { contract: &self.name, wrapped: &self.wrapped }
    }
}

/// The write that begins an import, or begins one anew that was given up. None where it was begun already: then it
/// is gone on with where it stands, or is live for ever.
pub(crate) fn begins(
    import: &ImportId,
    keeper: &Keeper,
    total: usize,
    job: Option<ImportJob>,
    known: Option<&ImportRecord>,
) -> Option<Write> {
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    let begun = |known: &ImportRecord| match known.status {
        ImportStatus::Staging => known.total == total,
        ImportStatus::Live => true,
        ImportStatus::Abandoned => false,
    };
    if known.is_some_and(begun) {
        return None;
    }
    let (id, owner) = (import.clone(), keeper.owner.clone());
    let record = ImportRecord { id, owner, status: ImportStatus::Staging, total, done: 0, job };
    Some(Write::Import { record, from: known.map(|known| known.status) })
}
