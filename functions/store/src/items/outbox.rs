use crate::keys;
use ports::records::Posted;
use serde::{Deserialize, Serialize};
use shared::domain::instant::Instant;
use shared::domain::notice::Notice;

/// A notice on its way, or one that arrived.
#[derive(Serialize, Deserialize)]
pub(crate) struct NoticeItem {
    notice: Notice,
    /// When it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent_at: Option<Instant>,
    /// Seconds since 1970. What was not sent does not expire: it would be lost without a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires_at: Option<u64>,
    /// Keys of the index, while it is unsent.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    at_id: Option<String>,
}

impl NoticeItem {
    /// On its way, and found by a sweep.
    pub(crate) fn unsent(notice: Notice) -> Self {
        let (by, at_id) = (Some(keys::UNSENT.to_owned()), Some(notice.id.clone()));
        Self { notice, sent_at: None, expires_at: None, by, at_id }
    }

    /// Arrived at a person.
    pub(crate) fn arrived(notice: Notice, expires_at: Instant) -> Self {
        let expires_at = Some(expires_at.seconds());
        Self { notice, sent_at: None, expires_at, by: None, at_id: None }
    }
}

impl From<NoticeItem> for Notice {
    fn from(item: NoticeItem) -> Self {
        item.notice
    }
}

impl From<NoticeItem> for Posted {
    fn from(item: NoticeItem) -> Self {
        Self { notice: item.notice, sent_at: item.sent_at }
    }
}
