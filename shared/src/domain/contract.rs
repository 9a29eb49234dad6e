//! A contract of a company with its bank.

use super::account::{Account, Limits};
use super::id::{ContractId, ImportId};
use super::instant::Instant;
use super::settings::ContractSettings;
use super::user::TextField;
use serde::{Deserialize, Serialize};

words! {
    /// Whether the contract's people can work.
    pub enum ContractStatus {
        /// In use.
        Active,
        /// Ended for good; every request of its people is answered with that.
        Cancelled,
    }
}

/// A contract: what every request of its people reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// The company's name.
    pub name: TextField,
    /// Whether its people can work.
    pub status: ContractStatus,
    /// Name of the policy that holds for it: a preset, or a row of the bank's own.
    pub policy: String,
    /// The data key under which its device seeds are sealed, wrapped by the bank's key.
    pub wrapped_key: Vec<u8>,
    /// Imports whose devices are live. A device of any other import does not exist yet.
    pub live_imports: Vec<ImportId>,
    /// When it was opened.
    pub opened_at: Instant,
    /// Its accounts; the first is the representative one (代表口座).
    pub accounts: Vec<Account>,
    /// What it may move a day, as filed on paper.
    pub caps: Limits,
    /// What it decided for itself.
    pub settings: ContractSettings,
}
