//! What only the person knows.

use kit::components::Entry;
use leptos::prelude::*;
use shared::domain::account::Account;
use shared::domain::field::FieldReason;
use shared::domain::id::LoginId;
use shared::domain::payee::{AccountKind, AccountNumber, BranchCode};
use shared::domain::user::MailAddress;
use shared::operations::session::RequestReset;
use std::str::FromStr;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The login ID.
    pub login_id: Entry,
    /// The registered address.
    pub mail: Entry,
    /// The branch of the representative account.
    pub branch: Entry,
    /// Its kind.
    pub kind: RwSignal<String>,
    /// Its number.
    pub number: Entry,
}

impl Draft {
    /// Nothing yet.
    pub fn new() -> Self {
        let kind = RwSignal::new(AccountKind::Ordinary.to_string());
        Self {
            login_id: Entry::default(),
            mail: Entry::default(),
            branch: Entry::default(),
            kind,
            number: Entry::default(),
        }
    }

    /// Errors are shown from now on.
    pub fn judge(self) {
        [self.login_id, self.mail, self.branch, self.number].into_iter().for_each(Entry::judge);
    }

    /// What to send; tracked.
    pub fn read(self) -> Result<RequestReset, FieldReason> {
        Ok(RequestReset {
            login_id: self.login_id.read::<LoginId>()?,
            mail: self.mail.read::<MailAddress>()?,
            account: Account {
                branch: self.branch.read::<BranchCode>()?,
                kind: AccountKind::from_str(&self.kind.get()).map_err(|_| FieldReason::Malformed)?,
                number: self.number.read::<AccountNumber>()?,
            },
        })
    }
}
