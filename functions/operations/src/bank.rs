//! What a deployment is put together from.

use crate::policies::Policies;
use ports::credentials::Credentials;
use ports::environment::{Clock, Random};
use ports::store::Store;
use shared::operations::bank::Contacts;
use std::sync::Arc;

/// A running bank: the ports, and what was configured.
#[derive(Clone)]
pub struct Bank {
    /// The table.
    pub store: Arc<dyn Store>,
    /// Passwords, seeds, digests.
    pub credentials: Arc<dyn Credentials>,
    /// The server's clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Policies.
    pub policies: Arc<Policies>,
    /// Configuration.
    pub config: Arc<Config>,
}

/// What is configured for a deployment.
#[derive(Debug, Clone)]
pub struct Config {
    /// The one origin from which the portal's page may write, such as `https://bank.example`.
    pub public_origin: String,
    /// How the session cookie is sent.
    pub cookie: CookieRule,
    /// The bank's contacts.
    pub contacts: Contacts,
    /// Names that no password may contain.
    pub context_words: Vec<String>,
    /// The version of this server.
    pub version: String,
    /// Seconds that one request works on an import for the stock; whoever asked goes on by the next.
    pub import_seconds: u32,
}

/// Well below what a function has time for.
pub const IMPORT_SECONDS: u32 = 8;

/// How the session cookie is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookieRule {
    /// `__Host-`, `Secure`: what every deployment over TLS uses.
    Host,
    /// For plain HTTP on the loopback interface only: browsers take no `Secure` cookie there.
    Loopback,
}

impl CookieRule {
    /// The cookie's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "__Host-kagimate",
            Self::Loopback => "kagimate",
        }
    }

    /// The name of the cookie by which a browser is remembered.
    #[must_use]
    pub fn browser(self) -> &'static str {
        match self {
            Self::Host => "__Host-kagimate-browser",
            Self::Loopback => "kagimate-browser",
        }
    }

    /// The attributes of both cookies.
    #[must_use]
    pub fn attributes(self) -> &'static str {
        match self {
            Self::Host => "Path=/; HttpOnly; Secure; SameSite=Strict",
            Self::Loopback => "Path=/; HttpOnly; SameSite=Strict",
        }
    }
}
