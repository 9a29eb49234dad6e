//! Sending mail.

use async_trait::async_trait;
use shared::domain::user::MailAddress;

/// A mail to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The same for the same notice and recipient: a mail that was sent twice can be told by it.
    pub id: String,
    /// To whom.
    pub to: MailAddress,
    /// One line.
    pub subject: String,
    /// Plain text. A code may stand in it.
    pub text: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("id", &self.id).field("to", &self.to).finish_non_exhaustive()
    }
}

/// Why a mail was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// There is no such address, or it takes nothing: sending again is of no use.
    #[error("the address takes no mail")]
    Bounced,
    /// The service did not answer: sending again may help.
    #[error("mail could not be sent: {0}")]
    Unavailable(String),
}

/// No mail service: notices stay on their way.
#[derive(Debug, Clone, Copy)]
pub struct NoMailer;

#[async_trait]
impl Mailer for NoMailer {
    async fn send(&self, _: &Mail) -> Result<(), MailError> {
        Err(MailError::Unavailable("no mail service is configured".into()))
    }
}

/// A mail service.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Sends a mail.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
}
