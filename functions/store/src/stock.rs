//! Reading the stock, and keeping its key.

use crate::DynamoStore;
use crate::call;
use crate::items::{self, PartItem, StockItem, StockKeyItem};
use crate::keys;
use crate::read::Range;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::ReturnConsumedCapacity;
use ports::meter::Meter;
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
        let item = items::attributes(&keys::stock_key(), &StockKeyItem { wrapped_key: wrapped.clone() })?;
        let call = Meter::call();
        let answer = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await;
        drop(call);
        match answer {
            Ok(output) => {
                call::written(output.consumed_capacity.as_slice());
                Ok(wrapped)
            }
            Err(error) => match error.as_service_error() {
                Some(PutItemError::ConditionalCheckFailedException(_)) => self
                    .read_stock_key()
                    .await?
                    .ok_or_else(|| StoreError("the key of the stock was there a moment ago".into())),
                _ => Err(call::failure(error)),
            },
        }
    }
}
