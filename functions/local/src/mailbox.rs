//! The mailbox of a developer's desk: mail that would have been sent lies here, kept with the data.

use crate::clock::MovableClock;
use async_trait::async_trait;
use operations::bank::Bank;
use operations::mailer;
use ports::environment::Clock;
use ports::mail::{Mail, MailError, Mailer};
use serde::{Deserialize, Serialize};
use shared::domain::instant::Instant;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;

/// Mail to this domain comes back, so that one can see what happens then.
pub const BOUNCES: &str = "bounces.example";

/// Mails that are kept over a start.
const KEPT: usize = 500;

/// Name of the file in the data folder.
pub const FILE: &str = "mailbox.jsonl";

/// A mail that arrived. It is shown on the desk as it is: its text may hold a code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The same for the same notice and recipient.
    pub id: String,
    /// When it came.
    pub at: Instant,
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// All mail of this machine.
pub struct Mailbox {
    file: PathBuf,
    clock: Arc<MovableClock>,
    letters: Mutex<Vec<Letter>>,
}

impl Mailbox {
    /// Opens the mailbox of a data folder.
    ///
    /// # Errors
    /// When its file can't be used.
    pub fn open(data: &Path, clock: Arc<MovableClock>) -> io::Result<Self> {
        let file = data.join(FILE);
        let text = match std::fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            text => text?,
        };
        // A line that a crash cut off was not delivered, and comes again.
        let mut letters: Vec<Letter> =
            text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        letters.drain(..letters.len().saturating_sub(KEPT));
        let lines: Vec<String> = letters.iter().map(line).collect::<Result<_, _>>()?;
        let next = file.with_extension("next");
        std::fs::write(&next, lines.concat())?;
        std::fs::rename(&next, &file)?;
        Ok(Self { file, clock, letters: Mutex::new(letters) })
    }

    /// What arrived, newest first.
    #[must_use]
    pub fn letters(&self) -> Vec<Letter> {
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        letters.iter().rev().take(KEPT).cloned().collect()
    }

    fn keep(&self, letter: Letter) -> io::Result<()> {
        let mut letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        if letters.iter().any(|known| known.id == letter.id) {
            return Ok(());
        }
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(&self.file)?;
        file.write_all(line(&letter)?.as_bytes())?;
        letters.push(letter);
        Ok(())
    }
}

fn line(letter: &Letter) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(letter)? + "\n")
}

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        if mail.to.as_str().split_once('@').is_some_and(|(_, host)| host.eq_ignore_ascii_case(BOUNCES)) {
            return Err(MailError::Bounced);
        }
        let letter = Letter {
            id: mail.id.clone(),
            at: self.clock.now(),
            to: mail.to.to_string(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
        };
        self.keep(letter).map_err(|error| MailError::Unavailable(error.to_string()))
    }
}

/// Carries mail: whatever was left before the start, and whatever is written from then on, when it is woken.
/// One at a time, so that nothing is carried twice at once.
pub async fn carry(bank: Bank, bell: Arc<Notify>) {
    loop {
        if let Err(error) = mailer::sweep(&bank, &*bank.mailer, 0).await {
            tracing::warn!(%error, "mail was left");
        }
        bell.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(id: &str, to: &str) -> Mail {
        Mail { id: id.into(), to: to.try_into().unwrap(), subject: "s".into(), text: "<b>\n".into() }
    }

    #[tokio::test]
    async fn mail_survives_a_start_and_comes_once() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(MovableClock::unkept(0));
        let mailbox = Mailbox::open(folder.path(), clock.clone()).unwrap();
        for id in ["1", "2", "1"] {
            mailbox.send(&mail(id, "a@midori.example")).await.unwrap();
        }
        let bounced = mailbox.send(&mail("3", "a@Bounces.Example")).await;
        assert_eq!(bounced, Err(MailError::Bounced));
        let path = folder.path().join(FILE);
        let cut = std::fs::read_to_string(&path).unwrap() + "{\"id\":";
        std::fs::write(&path, cut).unwrap();
        let again = Mailbox::open(folder.path(), clock).unwrap();
        let ids: Vec<String> = again.letters().into_iter().map(|letter| letter.id).collect();
        assert_eq!(ids, ["2", "1"]);
        again.send(&mail("1", "a@midori.example")).await.unwrap();
        again.send(&mail("4", "a@midori.example")).await.unwrap();
        assert_eq!(again.letters().len(), 3);
        assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 3);
    }
}
