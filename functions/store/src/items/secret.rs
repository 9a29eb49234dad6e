//! Secrets with their counters. The counters lie at the top level: conditions are written over them.

use ports::credentials::PasswordHash;
use ports::records::{ConfirmationRecord, Identity, KnownBrowser, LoginFound, LoginRecord, LoginState};
use serde::{Deserialize, Serialize};
use shared::domain::attempt::Attempts;
use shared::domain::id::{ContractId, LoginId, UserId};
use shared::domain::instant::Instant;
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
pub(crate) struct LoginItem {
    login_id: LoginId,
    contract: ContractId,
    holder: UserId,
    phc: String,
    failures: u32,
    cleared: u64,
    last_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporary_until: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_success_at: Option<Instant>,
    suspended: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    browsers: Option<BTreeMap<String, BrowserItem>>,
}

#[derive(Serialize, Deserialize)]
struct BrowserItem {
    failures: u32,
    cleared: u64,
    last_at: Instant,
    seen_at: Instant,
}

impl From<&BrowserItem> for KnownBrowser {
    fn from(item: &BrowserItem) -> Self {
        Self {
            attempts: Attempts { failures: item.failures, cleared: item.cleared, last_at: item.last_at },
            seen_at: item.seen_at,
        }
    }
}

/// What is left of a login password whose user was deleted or got another ID: nothing that opens a door, and
/// the ID, so that nobody ever gets it again [rules 3].
#[derive(Serialize, Deserialize)]
pub(crate) struct RetiredLoginItem {
    pub(crate) login_id: LoginId,
    pub(crate) contract: ContractId,
    pub(crate) holder: UserId,
    pub(crate) retired_at: Instant,
}

/// The attribute that every secret has, and no retired one.
pub(crate) const SECRET: &str = "phc";

#[derive(Serialize, Deserialize)]
pub(crate) struct ConfirmationItem {
    contract: ContractId,
    holder: UserId,
    phc: String,
    failures: u32,
    cleared: u64,
    last_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporary_until: Option<Instant>,
}

impl From<LoginRecord> for LoginItem {
    fn from(record: LoginRecord) -> Self {
        Self {
            login_id: record.login_id,
            contract: record.who.contract,
            holder: record.who.user,
            phc: record.hash.as_phc().to_owned(),
            failures: record.attempts.failures,
            cleared: record.attempts.cleared,
            last_at: record.attempts.last_at,
            temporary_until: record.temporary_until,
            last_success_at: record.last_success_at,
            suspended: record.suspended,
            browsers: None,
        }
    }
}

impl From<LoginItem> for LoginRecord {
    fn from(item: LoginItem) -> Self {
        Self {
            login_id: item.login_id,
            who: Identity { contract: item.contract, user: item.holder },
            hash: PasswordHash::new(item.phc),
            attempts: Attempts { failures: item.failures, cleared: item.cleared, last_at: item.last_at },
            temporary_until: item.temporary_until,
            suspended: item.suspended,
            last_success_at: item.last_success_at,
        }
    }
}

impl From<LoginItem> for LoginFound {
    fn from(item: LoginItem) -> Self {
        let known = |(key, browser): (&String, &BrowserItem)| (key.clone(), browser.into());
        Self {
            browsers: item.browsers.as_ref().map(|browsers| browsers.iter().map(known).collect()),
            way: None,
            record: item.into(),
        }
    }
}

impl From<LoginItem> for LoginState {
    fn from(item: LoginItem) -> Self {
        Self {
            login_id: item.login_id,
            attempts: Attempts { failures: item.failures, cleared: item.cleared, last_at: item.last_at },
            browsers: item
                .browsers
                .unwrap_or_default()
                .values()
                .map(|browser| KnownBrowser::from(browser).attempts)
                .collect(),
            last_success_at: item.last_success_at,
        }
    }
}

impl From<ConfirmationRecord> for ConfirmationItem {
    fn from(record: ConfirmationRecord) -> Self {
        Self {
            contract: record.who.contract,
            holder: record.who.user,
            phc: record.hash.as_phc().to_owned(),
            failures: record.attempts.failures,
            cleared: record.attempts.cleared,
            last_at: record.attempts.last_at,
            temporary_until: record.temporary_until,
        }
    }
}

impl From<ConfirmationItem> for ConfirmationRecord {
    fn from(item: ConfirmationItem) -> Self {
        Self {
            who: Identity { contract: item.contract, user: item.holder },
            hash: PasswordHash::new(item.phc),
            attempts: Attempts { failures: item.failures, cleared: item.cleared, last_at: item.last_at },
            temporary_until: item.temporary_until,
        }
    }
}
