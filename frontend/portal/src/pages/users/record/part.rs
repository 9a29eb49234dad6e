//! The parts of a record, each small enough to be shown, compared and taken over by itself.

use kit::i18n::{Locale, td_string};
use kit::{money, texts};
use shared::domain::access::{Business, Permission};
use shared::domain::account::Account;
use shared::domain::user_draft::UserDraft;
use strum::IntoEnumIterator;

/// A part of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The name.
    Name,
    /// The login ID.
    LoginId,
    /// The address.
    Mail,
    /// The role.
    Role,
    /// The language of notices.
    Language,
    /// A permission.
    Permission(Permission),
    /// Whether they may use an account.
    Account(Account),
    /// The limit of a business.
    Limit(Business),
}

/// The parts in which two records differ, in the order of the forms.
pub fn differing(a: &UserDraft, b: &UserDraft) -> Vec<Part> {
    let mut accounts: Vec<&Account> = a.accounts.iter().chain(&b.accounts).collect();
    accounts.sort_unstable();
    accounts.dedup();
    [Part::Name, Part::LoginId, Part::Mail, Part::Role, Part::Language]
        .into_iter()
        .chain(Permission::iter().map(Part::Permission))
        .chain(accounts.into_iter().cloned().map(Part::Account))
        .chain(Business::iter().map(Part::Limit))
        .filter(|part| !part.same(a, b))
        .collect()
}

impl Part {
    /// Whether two records agree in it.
    pub fn same(&self, a: &UserDraft, b: &UserDraft) -> bool {
        match self {
            Self::Name => a.name == b.name,
            Self::LoginId => a.login_id == b.login_id,
            Self::Mail => a.mail == b.mail,
            Self::Role => a.role == b.role,
            Self::Language => a.language == b.language,
            Self::Permission(permission) => {
                a.permissions.contains(permission) == b.permissions.contains(permission)
            }
            Self::Account(account) => a.accounts.contains(account) == b.accounts.contains(account),
            Self::Limit(business) => a.limits.of(*business) == b.limits.of(*business),
        }
    }

    /// Writes it into a record as it is in another.
    pub fn take(&self, from: &UserDraft, into: &mut UserDraft) {
        match self {
            Self::Name => into.name = from.name.clone(),
            Self::LoginId => into.login_id = from.login_id.clone(),
            Self::Mail => into.mail = from.mail.clone(),
            Self::Role => into.role = from.role,
            Self::Language => into.language = from.language,
            Self::Permission(permission) => {
                set(&mut into.permissions, permission, from.permissions.contains(permission));
            }
            Self::Account(account) => set(&mut into.accounts, account, from.accounts.contains(account)),
            Self::Limit(business) => {
                into.limits.0.remove(business);
                if let Some(yen) = from.limits.0.get(business) {
                    into.limits.0.insert(*business, *yen);
                }
            }
        }
    }

    /// What it is called.
    pub fn label(&self, locale: Locale) -> String {
        match self {
            Self::Name => td_string!(locale, users.new.name).to_owned(),
            Self::LoginId => td_string!(locale, users.new.login_id).to_owned(),
            Self::Mail => td_string!(locale, users.new.mail).to_owned(),
            Self::Role => td_string!(locale, users.new.role).to_owned(),
            Self::Language => td_string!(locale, users.record.language).to_owned(),
            Self::Permission(permission) => texts::permission(locale, *permission),
            Self::Account(account) => texts::account(locale, account),
            Self::Limit(business) => {
                td_string!(locale, users.record.limit_of, business = texts::business(locale, *business))
                    .to_string()
            }
        }
    }

    /// How it is in a record.
    pub fn value(&self, locale: Locale, record: &UserDraft) -> String {
        let held = |held: bool| {
            if held { td_string!(locale, users.record.yes) } else { td_string!(locale, users.record.no) }
                .to_owned()
        };
        match self {
            Self::Name => record.name.to_string(),
            Self::LoginId => record.login_id.to_string(),
            Self::Mail => record.mail.to_string(),
            Self::Role => texts::role(locale, record.role),
            Self::Language => texts::language(locale, record.language).to_owned(),
            Self::Permission(permission) => held(record.permissions.contains(permission)),
            Self::Account(account) => held(record.accounts.contains(account)),
            Self::Limit(business) => money::yen(locale, record.limits.of(*business)),
        }
    }
}

fn set<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T, held: bool) {
    list.retain(|other| other != item);
    if held {
        list.push(item.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::account::{Limits, Yen};
    use shared::domain::id::LoginId;
    use shared::domain::user::{Language, MailAddress, Role, TextField};

    fn record() -> UserDraft {
        UserDraft {
            login_id: LoginId::try_from("hanako01").unwrap(),
            name: TextField::try_from("佐藤 花子").unwrap(),
            mail: MailAddress::try_from("a@b.jp").unwrap(),
            role: Role::General,
            permissions: vec![Permission::Payees],
            accounts: Vec::new(),
            limits: Limits::default(),
            language: Language::Ja,
        }
    }

    #[test]
    fn what_differs_can_be_taken_over_part_by_part() {
        let mine = record();
        let mut theirs =
            UserDraft { role: Role::Administrator, permissions: vec![Permission::BulkApprove], ..record() };
        theirs.limits = Limits::all(Yen::try_from(5).unwrap());
        let parts = differing(&mine, &theirs);
        let businesses = Business::iter().count();
        assert_eq!(parts.len(), 3 + businesses, "role, two permissions, limits: {parts:?}");
        let mut merged = mine;
        for part in &parts {
            part.take(&theirs, &mut merged);
        }
        assert!(differing(&merged, &theirs).is_empty());
    }

    #[test]
    fn the_order_of_lists_is_no_difference() {
        let a = UserDraft { permissions: vec![Permission::Payees, Permission::AllHistory], ..record() };
        let b = UserDraft { permissions: vec![Permission::AllHistory, Permission::Payees], ..record() };
        assert!(differing(&a, &b).is_empty());
    }
}
