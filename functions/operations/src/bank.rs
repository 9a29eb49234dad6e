//! What a deployment is put together from.

use crate::policies::Policies;
use ports::credentials::Credentials;
use ports::environment::{Clock, Random};
use ports::mail::Mailer;
use ports::store::{Store, StoreError};
use shared::domain::instant::Instant;
use shared::domain::reset::ResetRequest;
use shared::domain::restoration::Restoration;
use shared::domain::secret::Secret;
use shared::operations::bank::Contacts;
use shared::operations::desk::DeskDecide;
use shared::operations::{Declaration, Operation};
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
    /// Mail.
    pub mailer: Arc<dyn Mailer>,
    /// Policies.
    pub policies: Arc<Policies>,
    /// Configuration.
    pub config: Arc<Config>,
}

/// How old the desk's figures may be before they are read again, in seconds.
const FIGURES_AGE: u32 = 60;

impl Bank {
    /// The bank as it stands now: whatever begins is judged by the same figures to its end.
    #[must_use]
    pub(crate) fn present(&self) -> Self {
        Self { policies: Arc::new(self.policies.present()), ..self.clone() }
    }

    /// Whether a code that the desk asked for stays: see [`ResetRequest::stays`].
    pub(crate) fn stays(&self, request: &ResetRequest, tries: u32, now: Instant) -> bool {
        request.stays(tries, now) && !self.config.restoration.voids(request.asked_at)
    }

    /// Reads the figures that the desk changed, for every request that begins from now on.
    ///
    /// # Errors
    /// When the table can't be read; what was read before still holds.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let figures = self.store.figures().await?.into_iter().map(|(name, figures)| (name, figures.value));
        self.policies.publish(&figures.collect(), self.clock.now());
        Ok(())
    }

    /// The same where they are old: asked before a request, and outside it.
    pub async fn refresh_if_old(&self) {
        let now = self.clock.now();
        let old = self.policies.read_at().is_none_or(|at| now < at || now >= at.plus_seconds(FIGURES_AGE));
        if old && let Err(error) = self.refresh().await {
            tracing::warn!(cause = error.to_string(), "the desk's figures could not be read");
        }
    }

    /// The same at once after an answer to what may have changed them.
    pub async fn refresh_after(&self, declaration: &Declaration) {
        let decides = declaration.name == DeskDecide::DECLARATION.name;
        if decides && let Err(error) = self.refresh().await {
            tracing::warn!(cause = error.to_string(), "the desk's figures could not be read");
        }
    }
}

/// What is configured for a deployment.
#[derive(Debug, Clone)]
pub struct Config {
    /// The one origin from which the portal's page may write, such as `https://bank.example`.
    pub public_origin: String,
    /// How the session cookie is sent.
    pub cookie: CookieRule,
    /// What CloudFront proves itself by, where nothing else may reach this bank: the secret of today and, while it
    /// is rotated, that of before or after. None where there is no CloudFront in front.
    pub origin_secrets: Vec<Secret>,
    /// The bank's contacts.
    pub contacts: Contacts,
    /// Names that no password may contain.
    pub context_words: Vec<String>,
    /// The version of this server.
    pub version: String,
    /// When the table was put back to an earlier state, if it was.
    pub restoration: Restoration,
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
