use serde::{Deserialize, Serialize};
use shared::domain::notice::Notice;

#[derive(Serialize, Deserialize)]
pub(crate) struct OutboxItem {
    notice: Notice,
}

impl From<Notice> for OutboxItem {
    fn from(notice: Notice) -> Self {
        Self { notice }
    }
}

impl From<OutboxItem> for Notice {
    fn from(item: OutboxItem) -> Self {
        item.notice
    }
}
