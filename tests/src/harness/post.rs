//! The mail service: what was sent lies here, unless a test breaks it.

use super::world::World;
use async_trait::async_trait;
use operations::mailer;
use ports::mail::{Mail, MailError, Mailer};
use shared::operations::bank::Sent;
use std::sync::Mutex;

/// A mail service of a test.
#[derive(Debug, Default)]
pub struct Post {
    sent: Mutex<Vec<Mail>>,
    bounces: Mutex<Vec<String>>,
    broken: Mutex<bool>,
}

impl Post {
    /// Mail to this address comes back from now on.
    pub fn bounce(&self, address: &str) {
        self.bounces.lock().unwrap().push(address.to_owned());
    }

    /// Whether the service answers at all.
    pub fn breaks(&self, broken: bool) {
        *self.broken.lock().unwrap() = broken;
    }

    /// What was sent since it was last asked for.
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.sent.lock().unwrap())
    }

    /// Delivers whatever is on its way.
    pub async fn sweep(&self, world: &World) -> Sent {
        mailer::sweep(&world.bank, self, 0).await.unwrap()
    }

    /// Delivers whatever is on its way, and returns it.
    pub async fn mails(&self, world: &World) -> Vec<Mail> {
        self.sweep(world).await;
        self.take()
    }
}

#[async_trait]
impl Mailer for Post {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        if *self.broken.lock().unwrap() {
            return Err(MailError::Unavailable("by injection".into()));
        }
        if self.bounces.lock().unwrap().iter().any(|address| address == mail.to.as_str()) {
            return Err(MailError::Bounced);
        }
        self.sent.lock().unwrap().push(mail.clone());
        Ok(())
    }
}
