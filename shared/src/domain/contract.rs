//! A contract of a company with its bank.

use super::account::{Account, Limits};
use super::id::{ContractId, ImportId, ProcedureId, UserId};
use super::instant::Instant;
use super::postal::PostalAddress;
use super::settings::ContractSettings;
use super::user::{MailAddress, TextField};
use serde::{Deserialize, Serialize};

words! {
    /// Whether the contract's people can work.
    pub enum ContractStatus {
        /// In use.
        Active,
        /// Open, but its master has not obtained a login ID yet (ログインID取得).
        Opened,
        /// Stopped by the bank in an emergency; two people of the desk let it work again.
        Stopped,
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
    /// Where the bank sends things, and nowhere else [77 seed Q7]; missing where it was opened without.
    pub address: Option<PostalAddress>,
    /// Users that its plan allows, with the master; missing: as many as the policy's own plan.
    pub plan_users: Option<u32>,
    /// The procedure that took its first device, which is free once.
    pub first_device: Option<ProcedureId>,
    /// How its master obtains a login ID, until they have.
    pub start_up: Option<StartUp>,
}

/// ログインID取得: what the start-up letter and the bank's records say of a master who has no login ID yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartUp {
    /// The id that the master will have.
    pub master: UserId,
    /// SHA-256 of the number on the letter.
    pub number: Vec<u8>,
    /// The master's name, as on the application.
    pub name: TextField,
    /// The master's address, where the code goes.
    pub mail: MailAddress,
    /// After this the letter can't be used any more.
    pub expires_at: Instant,
}
