//! Users of a contract, and the texts that people are known by.

use super::access::Permission;
use super::account::{Account, Limits};
use super::attempt::{Attempts, Lock, LockPolicy};
use super::desk::DeskRole;
use super::field::FieldReason;
use super::id::{LoginId, UserId, text_value};
use super::instant::Instant;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

words! {
    /// The three roles of a contract (マスターユーザ, 管理者ユーザ, 一般ユーザ).
    pub enum Role {
        /// Exactly one per contract.
        Master,
        /// Granted by the master.
        Administrator,
        /// Works within permissions.
        General,
    }
}

impl Role {
    /// 管理者権限: held by the master and by administrators.
    #[must_use]
    pub fn has_administrator_rights(self) -> bool {
        matches!(self, Self::Master | Self::Administrator)
    }
}

text_value!(
    /// A name of a person or a company: up to 30 characters, full width or half [domain 2.1].
    TextField, |text| {
        let text: String = text.trim().nfc().collect();
        match text.chars().count() {
            0 => Err(FieldReason::Required),
            n if n > 30 => Err(FieldReason::TooLong),
            _ if text.chars().any(|c| c.is_control() || matches!(c, '<' | '>' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')) => Err(FieldReason::Characters),
            _ => Ok(text),
        }
    }
);
text_value!(
    /// An e-mail address of 4 to 64 characters [domain 2.1].
    MailAddress, |text| {
        let text = text.trim().to_owned();
        let (local, host) = text.split_once('@').unwrap_or_default();
        let plain = text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b',' | b';' | b'\\' | b'(' | b')'));
        let dotted = host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        if text.is_empty() {
            Err(FieldReason::Required)
        } else if text.len() > 64 {
            Err(FieldReason::TooLong)
        } else if !plain || local.is_empty() || host.contains('@') || !dotted {
            Err(FieldReason::MailShape)
        } else {
            Ok(text)
        }
    }
);

/// Which secrets of a user are still the temporary ones that somebody else set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Temporary {
    /// The login password.
    pub login: bool,
    /// The confirmation password.
    pub confirmation: bool,
}

impl Temporary {
    /// Whether anything must be replaced before work.
    #[must_use]
    pub fn any(self) -> bool {
        self.login || self.confirmation
    }
}

words! {
    /// A language that people read.
    #[derive(Default)]
    pub enum Language {
        /// 日本語.
        #[default]
        Ja,
        /// English.
        En,
    }
}

/// When somebody last chose their own passwords; a reminder counts from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Chosen {
    /// The login password.
    pub login: Option<Instant>,
    /// The confirmation password.
    pub confirmation: Option<Instant>,
}

/// A user of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Their id.
    pub id: UserId,
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
    /// Accounts of the company that they may use.
    pub accounts: Vec<Account>,
    /// How much they may move a day.
    pub limits: Limits,
    /// The language of what is sent to them.
    pub language: Language,
    /// Whether a notice to their address came back.
    pub mail_bounced: bool,
    /// Whether their login ID has become the name of a certificate, which freezes it [OKB seed].
    pub login_id_frozen: bool,
    /// When they last chose their passwords.
    pub chosen: Chosen,
    /// What they do at the desk; nothing for the people of companies.
    pub desk: Option<DeskRole>,
    /// Whether somebody suspended them (利用停止).
    pub suspended: bool,
    /// Which of their secrets are temporary.
    pub temporary: Temporary,
    /// When they were added.
    pub created_at: Instant,
}

words! {
    /// What may be wrong with a user, as the service state (サービス状態) shows it. Several hold at once;
    /// none means 利用可能.
    pub enum ServiceState {
        /// 利用停止.
        Suspended,
        /// ログインパスワード停止.
        LoginLocked,
        /// ログインパスワード一時停止.
        LoginTemporarilyLocked,
        /// 確認用パスワード停止.
        ConfirmationLocked,
        /// 確認用パスワード一時停止.
        ConfirmationTemporarilyLocked,
        /// OTP停止.
        OtpStopped,
        /// Temporary passwords not replaced yet.
        NotStarted,
    }
}

/// A service state with the moment at which it lapses by itself, if it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StateChip {
    /// The state.
    pub state: ServiceState,
    /// When it ends by itself.
    pub until: Option<Instant>,
}

/// All states that hold for a user at `now` [domain 3: states are independent and coexist].
#[must_use]
pub fn service_states(
    user: &User,
    login: (&Attempts, &LockPolicy),
    confirmation: (&Attempts, &LockPolicy),
    otp_stopped: bool,
    now: Instant,
) -> Vec<StateChip> {
    let lasting = |state| StateChip { state, until: None };
    let locked = |(attempts, policy): (&Attempts, &LockPolicy), temporary, permanent| match attempts
        .lock(policy, now)
    {
        Lock::Open => None,
        Lock::Temporary { until } => Some(StateChip { state: temporary, until: Some(until) }),
        Lock::Permanent => Some(lasting(permanent)),
    };
    [
        user.suspended.then(|| lasting(ServiceState::Suspended)),
        locked(login, ServiceState::LoginTemporarilyLocked, ServiceState::LoginLocked),
        locked(confirmation, ServiceState::ConfirmationTemporarilyLocked, ServiceState::ConfirmationLocked),
        otp_stopped.then(|| lasting(ServiceState::OtpStopped)),
        user.temporary.any().then(|| lasting(ServiceState::NotStarted)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A user for tests of rules.
    pub(crate) fn user(id: &str, role: Role) -> User {
        User {
            id: UserId::try_from(id).unwrap(),
            login_id: LoginId::try_from("hanako01").unwrap(),
            name: TextField::try_from(id).unwrap(),
            mail: MailAddress::try_from("a@b.jp").unwrap(),
            role,
            permissions: Vec::new(),
            accounts: Vec::new(),
            limits: Limits::default(),
            language: Language::default(),
            mail_bounced: false,
            login_id_frozen: false,
            chosen: Chosen::default(),
            desk: None,
            suspended: false,
            temporary: Temporary::default(),
            created_at: Instant(0),
        }
    }

    #[test]
    fn mail_addresses() {
        for good in ["a@b.jp", "taro.tanaka+bank@mail.example.co.jp"] {
            assert!(MailAddress::try_from(good).is_ok(), "{good}");
        }
        for bad in [
            "a",
            "a@b",
            "@b.jp",
            "a@.jp",
            "a b@c.jp",
            "a@b@c.jp",
            "a@b.jp\r\nBcc:x@y.z",
            "\"a\"@b.jp",
            "あ@b.jp",
        ] {
            assert!(MailAddress::try_from(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_hold_no_markup_and_no_direction_tricks() {
        assert!(TextField::try_from("佐藤 花子").is_ok());
        assert!(TextField::try_from("x".repeat(31)).is_err());
        for bad in ["", "  ", "<b>", "a\u{202E}b", "a\nb"] {
            assert!(TextField::try_from(bad).is_err(), "{bad:?}");
        }
    }
}
