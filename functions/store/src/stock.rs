//! Reading the stock, and keeping its key.

use crate::DynamoStore;
use crate::expression::Binder;
use crate::items::{self, PartItem, SCHEMA, StockItem, StockKeyItem};
use crate::keys;
use crate::read::Range;
use ports::records::ImportStatus;
use ports::stock::{Owner, StockDevice, StoredPart};
use ports::store::{Page, Store, StoreError};
use shared::domain::id::{ImportId, Serial};

impl DynamoStore {
    /// The claim on the serial says which import brought the device, and that no contract has it.
    pub(crate) async fn read_stock_device(&self, serial: &Serial) -> Result<Option<StockDevice>, StoreError> {
        let claims = self.serial_claims(std::slice::from_ref(serial)).await?;
        let Some((_, claim)) = claims.into_iter().find(|(_, claim)| claim.owner == Owner::Stock) else {
            return Ok(None);
        };
        let key = keys::stock(&claim.import, serial);
        let (import, item) = futures::try_join!(self.import(&claim.import), self.get::<StockItem>(&key))?;
        let live = import.is_some_and(|import| import.status == ImportStatus::Live);
        Ok(item.filter(|_| live).map(Into::into))
    }

    pub(crate) async fn read_stock(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<StockDevice>, StoreError> {
        // Serials are capitals and digits: a space comes before all that goes on, a tilde after.
        let low = after.map_or_else(String::new, |after| format!("{after} ")).max(prefix.to_owned());
        let high = format!("{prefix}~");
        if low > high {
            return Ok(Page { rows: Vec::new(), next: None });
        }
        let range = Range { index: true, between: Some((low, high)), limit: Some(limit), ..Range::default() };
        let (rows, more) = self.query(keys::STOCK, range).await?;
        let rows: Vec<StockDevice> = rows
            .into_iter()
            .map(|row| items::item::<StockItem>(row).map(Into::into))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(|device| device.serial.to_string());
        Ok(Page { rows, next })
    }

    pub(crate) async fn read_parts(&self, file: &ImportId) -> Result<Vec<StoredPart>, StoreError> {
        let (rows, _) = self.query(&keys::parts(file), Range::default()).await?;
        rows.into_iter().map(|row| items::item::<PartItem>(row).map(Into::into)).collect()
    }

    pub(crate) async fn read_stock_key(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.get::<StockKeyItem>(&keys::stock_key()).await?.map(|item| item.wrapped_key))
    }

    pub(crate) async fn put_stock_key(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let mut bind = Binder::default();
        let (pk, schema, key) = (bind.name("pk"), bind.name("schema"), bind.name("wrapped_key"));
        let (version, kept) = (bind.number(SCHEMA), bind.bytes(&wrapped));
        let set = format!("SET {schema} = {version}, {key} = {kept}");
        let condition = format!("attribute_not_exists({pk})");
        if self.update_if(&keys::stock_key(), &set, &condition, &bind).await?.done()? {
            return Ok(wrapped);
        }
        let kept = self.read_stock_key().await?;
        kept.ok_or_else(|| StoreError("the key of the stock was there a moment ago".into()))
    }
}
