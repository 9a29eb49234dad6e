//! What stands on the letter, and what the master chooses.

use kit::components::Entry;
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::domain::id::ContractId;
use shared::domain::secret::Secret;
use shared::operations::session::RequestStartUp;

/// What is typed. It stays when one comes back to it.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The contract's number.
    pub contract: Entry,
    /// The letter's number.
    pub number: Entry,
    /// The master's name.
    pub name: Entry,
    /// The login ID.
    pub login_id: Entry,
}

impl Draft {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            contract: Entry::default(),
            number: Entry::default(),
            name: Entry::default(),
            login_id: Entry::default(),
        }
    }

    /// The contract's number; tracked.
    pub fn contract(self) -> Result<ContractId, FieldReason> {
        let text = self.contract.text.get().trim().to_owned();
        if text.is_empty() { Err(FieldReason::Required) } else { ContractId::try_from(text) }
    }

    /// The letter's number; tracked. How it is written is the server's to read.
    pub fn number(self) -> Result<Secret, FieldReason> {
        let text = self.number.text.get().trim().to_owned();
        if text.is_empty() { Err(FieldReason::Required) } else { Ok(Secret::new(text)) }
    }

    /// What to send; tracked.
    pub fn letter(self) -> Result<RequestStartUp, FieldReason> {
        Ok(RequestStartUp { contract: self.contract()?, number: self.number()? })
    }
}
