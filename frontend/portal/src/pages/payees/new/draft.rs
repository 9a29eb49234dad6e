//! What is typed of a payee, and what the rules read in it.

use kit::components::Entry;
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::domain::payee::{AccountKind, AccountNumber, BankCode, BranchCode, HolderName};
use shared::operations::payees::RegisterPayee;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The bank.
    pub bank: Entry,
    /// The branch.
    pub branch: Entry,
    /// The kind of account, by its word.
    pub kind: RwSignal<String>,
    /// Its number.
    pub number: Entry,
    /// Its holder.
    pub holder: Entry,
}

impl Draft {
    /// An empty one.
    pub fn new() -> Self {
        let kind = RwSignal::new(AccountKind::Ordinary.to_string());
        Self {
            bank: Entry::default(),
            branch: Entry::default(),
            kind,
            number: Entry::default(),
            holder: Entry::default(),
        }
    }

    fn entries(self) -> [Entry; 4] {
        [self.bank, self.branch, self.number, self.holder]
    }

    /// Shows what is wrong in every field.
    pub fn judge(self) {
        self.entries().into_iter().for_each(Entry::judge);
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.entries().into_iter().for_each(Entry::clear);
    }

    /// What the rules read; tracked.
    pub fn read(self) -> Result<RegisterPayee, FieldReason> {
        Ok(RegisterPayee {
            bank: self.bank.read::<BankCode>()?,
            branch: self.branch.read::<BranchCode>()?,
            kind: self.kind.with(|kind| kind.parse::<AccountKind>()).map_err(|_| FieldReason::Malformed)?,
            number: self.number.read::<AccountNumber>()?,
            holder: self.holder.read::<HolderName>()?,
        })
    }
}
