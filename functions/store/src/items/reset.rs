use serde::{Deserialize, Serialize};
use shared::domain::instant::Instant;
use shared::domain::reset::{ResetPurpose, ResetRequest};

#[derive(Serialize, Deserialize)]
pub(crate) struct ResetItem {
    request: String,
    purpose: ResetPurpose,
    tries: u32,
    /// When it was asked for; long ago, where nobody noted it.
    #[serde(default)]
    at: Instant,
    until: Instant,
    /// Whether the desk asked for it.
    #[serde(default)]
    by_desk: bool,
    /// Whether the code was used.
    pub(crate) done: bool,
    /// Seconds since 1970.
    expires_at: u64,
}

impl From<ResetRequest> for ResetItem {
    fn from(request: ResetRequest) -> Self {
        Self {
            request: request.id,
            purpose: request.purpose,
            tries: request.tries,
            at: request.asked_at,
            until: request.expires_at,
            by_desk: request.by_desk,
            done: false,
            expires_at: request.expires_at.seconds(),
        }
    }
}

impl From<ResetItem> for ResetRequest {
    fn from(item: ResetItem) -> Self {
        Self {
            id: item.request,
            purpose: item.purpose,
            tries: item.tries,
            asked_at: item.at,
            expires_at: item.until,
            by_desk: item.by_desk,
        }
    }
}
