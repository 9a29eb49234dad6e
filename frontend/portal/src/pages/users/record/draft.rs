//! What is typed of a user, and what the rules read in it.

use kit::components::Entry;
use kit::money;
use leptos::prelude::*;
use shared::domain::access::{Business, Permission};
use shared::domain::account::{Account, Limits, Yen};
use shared::domain::field::FieldReason;
use shared::domain::id::LoginId;
use shared::domain::policy::LoginIdRule;
use shared::domain::user::{Language, MailAddress, Role, TextField};
use shared::domain::user_draft::UserDraft;
use shared::operations::users::{UserList, UserView};
use std::collections::BTreeSet;
use strum::IntoEnumIterator;

/// What the company and the person who types leave to choose.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// The roles.
    pub roles: Vec<Role>,
    /// The accounts of the company.
    pub accounts: Vec<Account>,
    /// The limits of the company.
    pub limits: Limits,
    /// Whether it is one's own record: nobody changes their own rights.
    pub oneself: bool,
    /// Whether the login ID can't be changed any more.
    pub login_id_frozen: bool,
}

/// What is wrong with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitError {
    /// It is no amount.
    Shape,
    /// It is above the company's.
    Over(Yen),
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The name.
    pub name: Entry,
    /// The login ID.
    pub login_id: Entry,
    /// The address.
    pub mail: Entry,
    /// The address again.
    pub mail_again: Entry,
    /// The role, by its word.
    pub role: RwSignal<String>,
    /// The language of notices, by its word.
    pub language: RwSignal<String>,
    /// What they may work with.
    pub permissions: RwSignal<BTreeSet<Permission>>,
    /// The accounts that they may use.
    pub accounts: RwSignal<BTreeSet<Account>>,
    /// The limit of each business.
    pub limits: StoredValue<Vec<(Business, Entry)>>,
    /// What a new login ID must look like, once the bank has said so.
    pub rule: RwSignal<Option<LoginIdRule>>,
    /// What there is to choose.
    pub bounds: StoredValue<Bounds>,
    /// The login ID before, which needs to follow no new rule.
    kept: StoredValue<Option<LoginId>>,
    refused: RwSignal<Option<String>>,
}

impl Draft {
    fn within(bounds: Bounds) -> Self {
        Self {
            name: Entry::default(),
            login_id: Entry::default(),
            mail: Entry::default(),
            mail_again: Entry::default(),
            role: RwSignal::new(Role::General.to_string()),
            language: RwSignal::new(Language::default().to_string()),
            permissions: RwSignal::new(BTreeSet::new()),
            accounts: RwSignal::new(BTreeSet::new()),
            limits: StoredValue::new(Business::iter().map(|business| (business, Entry::default())).collect()),
            rule: RwSignal::new(None),
            bounds: StoredValue::new(bounds),
            kept: StoredValue::new(None),
            refused: RwSignal::new(None),
        }
    }

    /// An empty one.
    pub fn new(list: &UserList) -> Self {
        Self::within(Bounds {
            roles: list.roles.clone(),
            accounts: list.company_accounts.clone(),
            limits: list.company_limits.clone(),
            oneself: false,
            login_id_frozen: false,
        })
    }

    /// A user's as it stands.
    pub fn of(user: &UserView) -> Self {
        let mut roles = user.roles.clone();
        if !roles.contains(&user.record.role) {
            // Who may not give it to them may still leave it to them.
            roles.insert(0, user.record.role);
        }
        if user.record.role == Role::Master {
            roles = vec![Role::Master];
        }
        let draft = Self::within(Bounds {
            roles,
            accounts: user.company_accounts.clone(),
            limits: user.company_limits.clone(),
            oneself: user.oneself,
            login_id_frozen: user.login_id_frozen,
        });
        draft.kept.set_value(Some(user.record.login_id.clone()));
        draft.fill(&user.record);
        draft
    }

    /// Types a record.
    pub fn fill(self, record: &UserDraft) {
        self.name.text.set(record.name.to_string());
        self.login_id.text.set(record.login_id.to_string());
        self.mail.text.set(record.mail.to_string());
        self.mail_again.text.set(record.mail.to_string());
        self.role.set(record.role.to_string());
        self.language.set(record.language.to_string());
        self.permissions.set(record.permissions.iter().copied().collect());
        self.accounts.set(record.accounts.iter().cloned().collect());
        self.limits.with_value(|limits| {
            for (business, entry) in limits {
                let text = record.limits.0.get(business).map(|yen| money::grouped(yen.amount()));
                entry.text.set(text.unwrap_or_default());
            }
        });
    }

    fn basics(self) -> [Entry; 4] {
        [self.name, self.login_id, self.mail, self.mail_again]
    }

    fn limit_entries(self) -> Vec<Entry> {
        self.limits.with_value(|limits| limits.iter().map(|(_, entry)| *entry).collect())
    }

    /// Shows what is wrong in every field of the basic data.
    pub fn judge_basics(self) {
        self.basics().into_iter().for_each(Entry::judge);
    }

    /// Shows what is wrong in every limit.
    pub fn judge_limits(self) {
        self.limit_entries().into_iter().for_each(Entry::judge);
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.basics().into_iter().chain(self.limit_entries()).for_each(Entry::clear);
        self.role.set(Role::General.to_string());
        self.language.set(Language::default().to_string());
        self.permissions.set(BTreeSet::new());
        self.accounts.set(BTreeSet::new());
    }

    /// Notes that the login ID, as it stands, was refused.
    pub fn refuse_login_id(self) {
        self.refused.set(Some(self.login_id.text.get_untracked()));
    }

    /// Whether the login ID, as it stands, was refused; tracked.
    pub fn login_id_refused(self) -> bool {
        self.refused.get().is_some_and(|refused| refused == self.login_id.text.get())
    }

    /// The login ID, as the bank's rule reads it; tracked.
    pub fn read_login_id(self) -> Result<LoginId, FieldReason> {
        let id = self.login_id.read::<LoginId>()?;
        if self.kept.with_value(|kept| kept.as_ref() != Some(&id)) {
            self.rule.with(|rule| rule.as_ref().map_or(Ok(()), |rule| rule.accepts(&id)))?;
        }
        Ok(id)
    }

    /// Whether both addresses are the same; tracked.
    pub fn mails_agree(self) -> bool {
        self.mail.text.with(|mail| self.mail_again.text.with(|again| mail.trim() == again.trim()))
    }

    /// The role; tracked.
    pub fn role(self) -> Role {
        self.role.with(|role| role.parse()).unwrap_or(Role::General)
    }

    /// What is wrong with the limit of a business; tracked.
    pub fn limit_error(self, business: Business, entry: Entry) -> Option<LimitError> {
        let most = self.bounds.with_value(|bounds| bounds.limits.of(business));
        match entry.text.with(|text| money::read(text)) {
            Err(_) => Some(LimitError::Shape),
            Ok(yen) => (yen > Some(most)).then_some(LimitError::Over(most)),
        }
    }

    /// Whether the basic data are right; tracked.
    pub fn basics_right(self) -> bool {
        let read = self.name.read::<TextField>().is_ok() && self.mail.read::<MailAddress>().is_ok();
        read && self.read_login_id().is_ok() && self.mails_agree() && !self.login_id_refused()
    }

    /// The limits, if every one is right; tracked.
    fn read_limits(self) -> Option<Limits> {
        let mut read = Limits::default();
        for (business, entry) in self.limits.get_value() {
            // What stands since before the company's cap was lowered is the server's to judge.
            if let Some(yen) = entry.text.with(|text| money::read(text)).ok()? {
                read.0.insert(business, yen);
            }
        }
        Some(read)
    }

    /// Whether every limit is right; tracked.
    pub fn limits_right(self) -> bool {
        self.limits.with_value(|limits| {
            limits.iter().all(|(business, entry)| self.limit_error(*business, *entry).is_none())
        })
    }

    /// What the rules read, if every field is right; tracked.
    pub fn read(self) -> Option<UserDraft> {
        self.basics_right().then_some(())?;
        Some(UserDraft {
            login_id: self.read_login_id().ok()?,
            name: self.name.read::<TextField>().ok()?,
            mail: self.mail.read::<MailAddress>().ok()?,
            role: self.role(),
            permissions: self.permissions.get().into_iter().collect(),
            accounts: self.accounts.get().into_iter().collect(),
            limits: self.read_limits()?,
            language: self.language.with(|language| language.parse()).unwrap_or_default(),
        })
    }
}
