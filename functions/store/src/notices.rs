//! Notices: on their way, and arrived.

use crate::DynamoStore;
use crate::expression::Binder;
use crate::items::{self, NoticeItem};
use crate::keys;
use crate::read::Range;
use crate::table::{INDEX_PARTITION_KEY, INDEX_SORT_KEY, TIME_TO_LIVE};
use ports::records::Posted;
use ports::store::{Page, StoreError};
use shared::domain::id::{ContractId, UserId};
use shared::domain::instant::Instant;
use shared::domain::notice::Notice;

impl DynamoStore {
    pub(crate) async fn read_posted(
        &self,
        contract: &ContractId,
        id: &str,
    ) -> Result<Option<Posted>, StoreError> {
        Ok(self.get::<NoticeItem>(&keys::outbox(contract, id)).await?.map(Into::into))
    }

    pub(crate) async fn read_unsent(
        &self,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Notice>, StoreError> {
        // Whatever is longer sorts after it.
        let low = after.map_or_else(|| "0".to_owned(), |id| format!("{id}!"));
        let range = Range {
            index: true,
            between: Some((low, "~".to_owned())),
            limit: Some(limit),
            ..Range::default()
        };
        self.page(keys::UNSENT, range).await
    }

    pub(crate) async fn read_notices(
        &self,
        user: &UserId,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<Notice>, StoreError> {
        let range = Range {
            after: before.map(str::to_owned),
            newest_first: true,
            limit: Some(limit),
            ..Range::default()
        };
        self.page(&keys::inbox(user), range).await
    }

    async fn page(&self, partition: &str, range: Range) -> Result<Page<Notice>, StoreError> {
        let (rows, more) = self.query(partition, range).await?;
        let rows: Vec<Notice> = rows
            .into_iter()
            .map(|row| items::item::<NoticeItem>(row).map(Into::into))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(|notice| notice.id.clone());
        Ok(Page { rows, next })
    }

    /// Puts a notice before a person; doing it again is the same.
    pub(crate) async fn put_notice(
        &self,
        user: &UserId,
        notice: Notice,
        expires_at: Instant,
    ) -> Result<(), StoreError> {
        let key = keys::arrived(user, &notice);
        self.put(&key, &NoticeItem::arrived(notice, expires_at)).await
    }

    /// Takes a notice out of the index and lets it expire, once.
    pub(crate) async fn close_posted(
        &self,
        contract: &ContractId,
        id: &str,
        sent_at: Option<Instant>,
        expires_at: Instant,
    ) -> Result<(), StoreError> {
        let key = keys::outbox(contract, id);
        let mut bind = Binder::default();
        let (expiry, at) = (bind.name(TIME_TO_LIVE), bind.number(expires_at.seconds()));
        let (by, at_id) = (bind.name(INDEX_PARTITION_KEY), bind.name(INDEX_SORT_KEY));
        let mut set = format!("SET {expiry} = {at}");
        if let Some(sent_at) = sent_at {
            let (sent, at) = (bind.name("sent_at"), bind.number(sent_at.0));
            set.push_str(&format!(", {sent} = {at}"));
        }
        set.push_str(&format!(" REMOVE {by}, {at_id}"));
        // Refused: another delivery has closed it.
        self.update_if(&key, &set, &format!("attribute_exists({by})"), &bind).await?.done().map(|_| ())
    }
}
