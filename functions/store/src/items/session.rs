use serde::{Deserialize, Serialize};
use shared::domain::instant::Instant;
use shared::domain::session::Session;

#[derive(Serialize, Deserialize)]
pub(crate) struct SessionItem {
    #[serde(with = "serde_bytes")]
    digest: Vec<u8>,
    #[serde(with = "serde_bytes", default, skip_serializing_if = "Option::is_none")]
    displaced: Option<Vec<u8>>,
    began_at: Instant,
    last_seen: Instant,
    signed_out: bool,
    #[serde(default)]
    half: bool,
    /// Seconds since 1970: tidied up after the longest time that it can live.
    expires_at: u64,
}

impl SessionItem {
    pub(crate) fn new(session: Session, expires_at: Instant) -> Self {
        Self {
            digest: session.digest,
            displaced: session.displaced,
            began_at: session.began_at,
            last_seen: session.last_seen,
            signed_out: session.signed_out,
            half: session.half,
            expires_at: expires_at.seconds(),
        }
    }
}

impl From<SessionItem> for Session {
    fn from(item: SessionItem) -> Self {
        Self {
            digest: item.digest,
            displaced: item.displaced,
            began_at: item.began_at,
            last_seen: item.last_seen,
            signed_out: item.signed_out,
            half: item.half,
        }
    }
}
