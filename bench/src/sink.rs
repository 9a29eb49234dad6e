//! A mail service that takes everything and keeps nothing.

use async_trait::async_trait;
use ports::mail::{Mail, MailError, Mailer};

/// Where mail goes.
pub struct Sink;

#[async_trait]
impl Mailer for Sink {
    async fn send(&self, _: &Mail) -> Result<(), MailError> {
        Ok(())
    }
}
