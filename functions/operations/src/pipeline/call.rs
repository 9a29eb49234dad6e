use super::browser::BrowserCookie;
use super::cookie::SessionCookie;
use shared::domain::client::Client;
use shared::domain::id::IdempotencyKey;
use shared::operations::Operation;
use shared::operations::proof::Proof;

/// A request, parsed.
pub struct Call<O: Operation> {
    /// What is asked for.
    pub input: O::Input,
    /// What was typed as proof.
    pub proof: Proof,
    /// The key under which a repeat happens once.
    pub key: Option<IdempotencyKey>,
    /// The session that the cookie names.
    pub(crate) cookie: Option<SessionCookie>,
    /// The cookie by which the browser is remembered.
    pub(crate) browser: Option<BrowserCookie>,
    /// Whether the page asked by itself.
    pub background: bool,
    /// The browser.
    pub client: Client,
    /// The number that the person can read out.
    pub reference: String,
}

impl<O: Operation> Call<O> {
    /// The same request, as far as one part of it goes.
    pub(crate) fn about<P: Operation>(&self, input: P::Input) -> Call<P> {
        Call {
            input,
            proof: self.proof.clone(),
            key: self.key.clone(),
            cookie: self.cookie.clone(),
            browser: self.browser.clone(),
            background: self.background,
            client: self.client,
            reference: self.reference.clone(),
        }
    }
}
