use serde::{Deserialize, Serialize};
use shared::domain::id::Serial;
use shared::domain::instant::Instant;
use shared::domain::life::{LifeEvent, LifeKind};
use shared::domain::notice::Named;
use shared::domain::software::SoftwareGrant;

#[derive(Serialize, Deserialize)]
pub(crate) struct LifeItem {
    id: String,
    serial: Serial,
    at: Instant,
    kind: LifeKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<Named>,
}

/// What somebody was allowed; it tidies itself up some time after it could be used last.
#[derive(Serialize, Deserialize)]
pub(crate) struct SoftwareItem {
    id: String,
    until: Instant,
    done: bool,
    /// Seconds since 1970.
    expires_at: u64,
}

impl From<LifeEvent> for LifeItem {
    fn from(event: LifeEvent) -> Self {
        let LifeEvent { id, serial, at, kind, person, by: actor } = event;
        Self { id, serial, at, kind, person, actor }
    }
}

impl From<LifeItem> for LifeEvent {
    fn from(item: LifeItem) -> Self {
        let LifeItem { id, serial, at, kind, person, actor } = item;
        Self { id, serial, at, kind, person, by: actor }
    }
}

impl From<SoftwareGrant> for SoftwareItem {
    fn from(grant: SoftwareGrant) -> Self {
        let SoftwareGrant { id, until, used: done } = grant;
        Self { id, until, done, expires_at: until.seconds() }
    }
}

impl From<SoftwareItem> for SoftwareGrant {
    fn from(item: SoftwareItem) -> Self {
        let SoftwareItem { id, until, done: used, .. } = item;
        Self { id, until, used }
    }
}
