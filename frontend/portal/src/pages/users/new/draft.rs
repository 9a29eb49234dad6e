//! What is typed of a new user, and what the rules read in it.

use kit::components::Entry;
use leptos::prelude::*;
use shared::domain::access::Permission;
use shared::domain::account::Limits;
use shared::domain::field::FieldReason;
use shared::domain::id::LoginId;
use shared::domain::policy::LoginIdRule;
use shared::domain::user::{Language, MailAddress, Role, TextField};
use shared::domain::user_draft::UserDraft;

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
    /// Whether they may work with payees.
    pub payees: RwSignal<bool>,
    /// What a new login ID must look like, once the bank has said so.
    pub rule: RwSignal<Option<LoginIdRule>>,
    refused: RwSignal<Option<String>>,
}

impl Draft {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            name: Entry::default(),
            login_id: Entry::default(),
            mail: Entry::default(),
            mail_again: Entry::default(),
            role: RwSignal::new(Role::General.to_string()),
            payees: RwSignal::new(false),
            rule: RwSignal::new(None),
            refused: RwSignal::new(None),
        }
    }

    fn entries(self) -> [Entry; 4] {
        [self.name, self.login_id, self.mail, self.mail_again]
    }

    /// Shows what is wrong in every field.
    pub fn judge(self) {
        self.entries().into_iter().for_each(Entry::judge);
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.entries().into_iter().for_each(Entry::clear);
        self.role.set(Role::General.to_string());
        self.payees.set(false);
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
        self.rule.with(|rule| rule.as_ref().map_or(Ok(()), |rule| rule.accepts(&id)))?;
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

    /// What the rules read, if every field is right; tracked.
    pub fn read(self) -> Option<UserDraft> {
        let role = self.role();
        // With administrator rights the work is allowed anyway.
        let payees = self.payees.get() && !role.has_administrator_rights();
        let user = UserDraft {
            login_id: self.read_login_id().ok()?,
            name: self.name.read::<TextField>().ok()?,
            mail: self.mail.read::<MailAddress>().ok()?,
            role,
            permissions: payees.then_some(Permission::Payees).into_iter().collect(),
            accounts: Vec::new(),
            limits: Limits::default(),
            language: Language::default(),
        };
        (self.mails_agree() && !self.login_id_refused()).then_some(user)
    }
}
