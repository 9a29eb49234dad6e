//! What an administrator writes into a user's record: the same for adding and for changing.

use super::access::Permission;
use super::account::{Account, Limits};
use super::id::LoginId;
use super::user::{Language, MailAddress, Role, TextField, User};

wire! {
    /// The data of a user that administrators choose.
    pub struct UserDraft {
        /// The ID by which they sign in.
        pub login_id: LoginId,
        /// Their name.
        pub name: TextField,
        /// Where notices go.
        pub mail: MailAddress,
        /// Their role.
        pub role: Role,
        /// What they may work with.
        pub permissions: Vec<Permission>,
        /// Accounts that they may use.
        #[serde(default)]
        pub accounts: Vec<Account>,
        /// How much they may move a day.
        #[serde(default)]
        pub limits: Limits,
        /// The language of what is sent to them.
        #[serde(default)]
        pub language: Language,
    }
}

impl UserDraft {
    /// The record of a user as it stands.
    #[must_use]
    pub fn of(user: &User) -> Self {
        Self {
            login_id: user.login_id.clone(),
            name: user.name.clone(),
            mail: user.mail.clone(),
            role: user.role,
            permissions: user.permissions.clone(),
            accounts: user.accounts.clone(),
            limits: user.limits.clone(),
            language: user.language,
        }
    }

    /// The same with lists in order and nothing twice, so that two drafts are equal when they mean the same.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        self.permissions.sort_unstable();
        self.permissions.dedup();
        self.accounts.sort_unstable();
        self.accounts.dedup();
        self
    }

    /// The user with this written into their record.
    #[must_use]
    pub fn onto(self, user: &User) -> User {
        // A new address has not come back yet.
        let mail_bounced = user.mail_bounced && user.mail == self.mail;
        User {
            login_id: self.login_id,
            name: self.name,
            mail: self.mail,
            role: self.role,
            permissions: self.permissions,
            accounts: self.accounts,
            limits: self.limits,
            language: self.language,
            mail_bounced,
            ..user.clone()
        }
    }
}

words! {
    /// A part of a user's record, for from → to.
    pub enum UserField {
        /// ログインID.
        LoginId,
        /// 利用者名.
        Name,
        /// メールアドレス.
        Mail,
        /// 管理者権限.
        Role,
        /// 権限.
        Permissions,
        /// 利用口座.
        Accounts,
        /// 限度額.
        Limits,
        /// Language of notices.
        Language,
    }
}

/// The parts in which two drafts differ.
#[must_use]
pub fn differences(before: &UserDraft, after: &UserDraft) -> Vec<UserField> {
    [
        (UserField::LoginId, before.login_id != after.login_id),
        (UserField::Name, before.name != after.name),
        (UserField::Mail, before.mail != after.mail),
        (UserField::Role, before.role != after.role),
        (UserField::Permissions, before.permissions != after.permissions),
        (UserField::Accounts, before.accounts != after.accounts),
        (UserField::Limits, before.limits != after.limits),
        (UserField::Language, before.language != after.language),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}
