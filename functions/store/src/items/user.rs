use ports::records::Versioned;
use serde::{Deserialize, Serialize};
use shared::domain::access::Permission;
use shared::domain::account::{Account, Limits};
use shared::domain::desk::DeskRole;
use shared::domain::id::{LoginId, UserId};
use shared::domain::instant::Instant;
use shared::domain::user::{Chosen, Language, MailAddress, Role, Temporary, TextField, User};

#[derive(Serialize, Deserialize)]
pub(crate) struct UserItem {
    version: u64,
    id: UserId,
    login_id: LoginId,
    name: TextField,
    mail: MailAddress,
    user_role: Role,
    permissions: Vec<Permission>,
    #[serde(default)]
    accounts: Vec<Account>,
    #[serde(default)]
    limits: Limits,
    #[serde(default)]
    mail_language: Language,
    #[serde(default)]
    mail_bounced: bool,
    #[serde(default)]
    login_id_frozen: bool,
    #[serde(default)]
    chosen: Chosen,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    desk: Option<DeskRole>,
    suspended: bool,
    temporary_login: bool,
    temporary_confirmation: bool,
    created_at: Instant,
}

impl From<Versioned<User>> for UserItem {
    fn from(Versioned { version, value: user }: Versioned<User>) -> Self {
        Self {
            version,
            id: user.id,
            login_id: user.login_id,
            name: user.name,
            mail: user.mail,
            user_role: user.role,
            permissions: user.permissions,
            accounts: user.accounts,
            limits: user.limits,
            mail_language: user.language,
            mail_bounced: user.mail_bounced,
            login_id_frozen: user.login_id_frozen,
            chosen: user.chosen,
            desk: user.desk,
            suspended: user.suspended,
            temporary_login: user.temporary.login,
            temporary_confirmation: user.temporary.confirmation,
            created_at: user.created_at,
        }
    }
}

impl From<UserItem> for Versioned<User> {
    fn from(item: UserItem) -> Self {
        let temporary = Temporary { login: item.temporary_login, confirmation: item.temporary_confirmation };
        Self {
            version: item.version,
            value: User {
                id: item.id,
                login_id: item.login_id,
                name: item.name,
                mail: item.mail,
                role: item.user_role,
                permissions: item.permissions,
                accounts: item.accounts,
                limits: item.limits,
                language: item.mail_language,
                mail_bounced: item.mail_bounced,
                login_id_frozen: item.login_id_frozen,
                chosen: item.chosen,
                desk: item.desk,
                suspended: item.suspended,
                temporary,
                created_at: item.created_at,
            },
        }
    }
}
