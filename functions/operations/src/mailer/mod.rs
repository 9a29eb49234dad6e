//! The mailer: brings notices from the outbox to people, by mail and before their eyes. Every notice is
//! delivered at least once. A crash in between repeats what was done, which harms nothing: what a person
//! finds is the same item, and a mail that comes twice has the same id.

mod letter;
mod locale;
mod recipients;

use crate::bank::Bank;
use crate::bank_work::public_data;
use crate::mailed_code;
use letter::Letter;
use ports::credentials::CredentialError;
use ports::mail::{Mail, MailError, Mailer};
use ports::records::Versioned;
use ports::store::StoreError;
use ports::transaction::{CommitError, Transaction, Write};
use recipients::{Recipient, recipients};
use shared::domain::contract::Contract;
use shared::domain::id::{ContractId, UserId};
use shared::domain::instant::Instant;
use shared::domain::notice::{Notice, NoticeKind};
use shared::domain::policy::BankPolicy;
use shared::domain::secret::OtpCode;
use shared::domain::user::{MailAddress, User};
use shared::operations::bank::Sent;

/// Notices that a sweep reads at once.
const PAGE: u32 = 100;

/// How often a lost race with somebody who changes the same user is run again.
const ROUNDS: u32 = 5;

/// Why a notice was not delivered; the next sweep tries again.
#[derive(Debug, thiserror::Error)]
#[error("a notice was not delivered: {0}")]
pub struct Undelivered(String);

impl From<StoreError> for Undelivered {
    fn from(error: StoreError) -> Self {
        Self(error.to_string())
    }
}

impl From<CredentialError> for Undelivered {
    fn from(error: CredentialError) -> Self {
        Self(error.to_string())
    }
}

/// Delivers every notice that was not sent yet, those of the last `grace_seconds` aside: they are on their way.
///
/// # Errors
/// When the table can't be read; a notice that can't be delivered is only left.
pub async fn sweep(bank: &Bank, mailer: &dyn Mailer, grace_seconds: u32) -> Result<Sent, Undelivered> {
    let newest = bank.clock.now().minus_seconds(grace_seconds);
    let (mut sent, mut after) = (Sent { delivered: 0, left: 0 }, None);
    loop {
        let page = bank.store.unsent(after.as_deref(), PAGE).await?;
        for notice in page.rows.iter().filter(|notice| notice.at <= newest) {
            match deliver(bank, mailer, &notice.contract, &notice.id).await {
                Ok(()) => sent.delivered += 1,
                Err(Undelivered(cause)) => {
                    tracing::warn!(notice = notice.id, cause, "a notice was left");
                    sent.left += 1;
                }
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(sent);
        }
    }
}

/// Delivers a notice, unless it was.
///
/// # Errors
/// Why it could not be; it is delivered again, then.
pub async fn deliver(
    bank: &Bank,
    mailer: &dyn Mailer,
    contract: &ContractId,
    id: &str,
) -> Result<(), Undelivered> {
    let bank = &bank.present();
    let (posted, contract, users, public) = futures::try_join!(
        bank.store.posted(contract, id),
        bank.store.contract(contract),
        bank.store.users(contract),
        public_data(bank)
    )?;
    let Some(posted) = posted.filter(|posted| posted.sent_at.is_none()) else { return Ok(()) };
    let contract = contract.ok_or_else(|| Undelivered("of a contract that is not there".into()))?.value;
    let policy = bank.policies.named(&contract.policy).unwrap_or_else(|| bank.policies.door());
    let (mut notice, now) = (posted.notice, bank.clock.now());
    let expires_at = notice.at.plus_days(policy.notice_days);
    if now >= useful_until(&notice, policy) {
        return Ok(bank.store.close(&contract.id, id, None, expires_at).await?);
    }
    let code = code(bank, &contract, policy, &notice).await?;
    let users: Vec<User> = users.into_iter().map(|user| user.value).collect();
    // The door knows people by their login ID only; whoever is still there has a name.
    if let Some(person) = &mut notice.person
        && let Some(user) = users.iter().find(|user| user.id == person.user)
    {
        person.name = user.name.clone();
    }
    let recipients = recipients(&notice, &users);
    if !notice.kind.by_mail_alone() {
        let shown = Notice { also_to: Vec::new(), request: None, ..notice.clone() };
        let people = recipients.iter().filter_map(|recipient| recipient.user.as_ref());
        futures::future::try_join_all(people.map(|user| bank.store.arrive(user, shown.clone(), expires_at)))
            .await?;
    }
    let letter = Letter {
        notice: &notice,
        company: &contract.name,
        code: code.as_ref(),
        code_seconds: policy.reset_code.seconds,
        code_until: code_until(&notice, policy),
        contacts: &public.contacts,
    };
    let mut failed = None;
    for recipient in &recipients {
        failed = send(bank, mailer, &contract.id, &letter, recipient).await.err().or(failed);
    }
    match failed {
        Some(failed) => Err(failed),
        None => Ok(bank.store.close(&contract.id, id, Some(now), expires_at).await?),
    }
}

/// Until when the code of a notice can be used.
fn code_until(notice: &Notice, policy: &BankPolicy) -> Instant {
    let seconds = match notice.kind {
        NoticeKind::DeskLoginCode | NoticeKind::DeskConfirmationCode => policy.procedures.desk_code_seconds,
        _ => policy.reset_code.seconds,
    };
    notice.code_until.unwrap_or(notice.at.plus_seconds(seconds))
}

/// Until when a notice is worth being delivered: a code no longer than it can be used.
fn useful_until(notice: &Notice, policy: &BankPolicy) -> Instant {
    match notice.kind.by_mail_alone() {
        true => code_until(notice, policy),
        false => notice.at.plus_days(policy.notice_days),
    }
}

/// The code that a notice carries, derived here and kept nowhere.
async fn code(
    bank: &Bank,
    contract: &Contract,
    policy: &BankPolicy,
    notice: &Notice,
) -> Result<Option<OtpCode>, Undelivered> {
    match &notice.request {
        None => Ok(None),
        Some(request) => {
            Ok(Some(mailed_code::derive(bank, contract, request, policy.reset_code.digits).await?))
        }
    }
}

async fn send(
    bank: &Bank,
    mailer: &dyn Mailer,
    contract: &ContractId,
    letter: &Letter<'_>,
    recipient: &Recipient,
) -> Result<(), Undelivered> {
    let (subject, text) = letter.to(recipient).map_err(Undelivered)?;
    let id = format!("{}.{}", letter.notice.id, recipient.key);
    let mail = Mail { id, to: recipient.mail.clone(), subject, text };
    match (mailer.send(&mail).await, &recipient.user) {
        (Ok(()), _) | (Err(MailError::Bounced), None) => Ok(()),
        (Err(MailError::Bounced), Some(user)) => bounced(bank, contract, user, &recipient.mail).await,
        (Err(MailError::Unavailable(cause)), _) => Err(Undelivered(cause)),
    }
}

/// Notes that mail to a person came back, if it is still their address.
async fn bounced(
    bank: &Bank,
    contract: &ContractId,
    user: &UserId,
    address: &MailAddress,
) -> Result<(), Undelivered> {
    for _ in 0..ROUNDS {
        let users = bank.store.users(contract).await?;
        let theirs = |user_read: &Versioned<User>| {
            user_read.value.id == *user && user_read.value.mail == *address && !user_read.value.mail_bounced
        };
        let Some(Versioned { version, value }) = users.into_iter().find(theirs) else { return Ok(()) };
        let user = Versioned { version, value: User { mail_bounced: true, ..value } };
        let writes = vec![Write::User { contract: contract.clone(), user }];
        match bank.store.commit(Transaction { writes, checks: Vec::new() }).await {
            Ok(()) => return Ok(()),
            Err(CommitError::Unavailable(cause)) => return Err(Undelivered(cause)),
            Err(_) => {}
        }
    }
    Err(Undelivered("somebody else changed the user again and again".into()))
}
