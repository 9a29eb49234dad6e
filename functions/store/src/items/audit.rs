use crate::keys;
use serde::{Deserialize, Serialize};
use shared::domain::audit::{AuditEvent, Outcome, Stream, Subject};
use shared::domain::client::Client;
use shared::domain::id::{ContractId, LoginId, UserId};
use shared::domain::instant::Instant;
use shared::domain::user::TextField;

#[derive(Serialize, Deserialize)]
pub(crate) struct AuditItem {
    id: String,
    at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract: Option<ContractId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login_id: Option<LoginId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor_name: Option<TextField>,
    operation: String,
    history: Stream,
    outcome: Outcome,
    subject: Subject,
    client: Client,
    reference: String,
    /// Keys of the index.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    at_id: Option<String>,
}

impl From<AuditEvent> for AuditItem {
    fn from(event: AuditEvent) -> Self {
        let by = event.user.as_ref().and(event.contract.as_ref()).map(keys::contract_history);
        Self {
            at_id: by.is_some().then(|| event.id.clone()),
            by,
            id: event.id,
            at: event.at,
            actor: event.user,
            contract: event.contract,
            actor_name: event.name,
            login_id: event.login_id,
            operation: event.operation,
            history: event.stream,
            outcome: event.outcome,
            subject: event.subject,
            client: event.client,
            reference: event.reference,
        }
    }
}

impl From<AuditItem> for AuditEvent {
    fn from(item: AuditItem) -> Self {
        Self {
            id: item.id,
            at: item.at,
            user: item.actor,
            contract: item.contract,
            name: item.actor_name,
            login_id: item.login_id,
            operation: item.operation,
            stream: item.history,
            outcome: item.outcome,
            subject: item.subject,
            client: item.client,
            reference: item.reference,
        }
    }
}
