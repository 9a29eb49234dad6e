//! Writing audit events.

use crate::bank::Bank;
use crate::mint;
use ports::environment::NoRandomness;
use shared::domain::audit::{AuditEvent, Outcome, Stream, Subject};
use shared::domain::client::Client;
use shared::domain::id::{ContractId, LoginId, UserId};
use shared::domain::instant::Instant;
use shared::domain::user::TextField;

/// What happened, as far as the person who acted is concerned.
pub(crate) struct Happening<'a> {
    pub(crate) operation: &'a str,
    pub(crate) user: Option<&'a UserId>,
    pub(crate) contract: Option<&'a ContractId>,
    pub(crate) name: Option<&'a TextField>,
    pub(crate) login_id: Option<&'a LoginId>,
    pub(crate) client: Client,
    pub(crate) reference: &'a str,
}

/// The event of a happening. Sign-ins and ends of sessions stand in a history of their own.
pub(crate) fn event(
    bank: &Bank,
    happening: &Happening<'_>,
    outcome: Outcome,
    subject: Subject,
    now: Instant,
) -> Result<AuditEvent, NoRandomness> {
    Ok(AuditEvent {
        id: mint::id(&*bank.random, now)?,
        at: now,
        user: happening.user.cloned(),
        contract: happening.contract.cloned(),
        name: happening.name.cloned(),
        login_id: happening.login_id.cloned(),
        operation: happening.operation.to_owned(),
        stream: if happening.operation.starts_with("session.") { Stream::Session } else { Stream::Work },
        outcome,
        subject,
        client: happening.client,
        reference: happening.reference.to_owned(),
    })
}
