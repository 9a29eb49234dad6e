//! What happened to devices, software devices that were allowed, and devices that come to their printed day.

use crate::DynamoStore;
use crate::events::bounds;
use crate::items::{self, Attributes, LifeItem, SoftwareItem};
use crate::keys;
use crate::read::Range;
use crate::table::INDEX_SORT_KEY;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::records::ExpiringDevice;
use ports::store::{Page, Span, StoreError};
use shared::domain::id::{ContractId, Serial, UserId};
use shared::domain::instant::CivilDate;
use shared::domain::life::LifeEvent;
use shared::domain::software::SoftwareGrant;

impl DynamoStore {
    pub(crate) async fn read_life(
        &self,
        contract: &ContractId,
        serial: &Serial,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<LifeEvent>, StoreError> {
        let span = Span { before: before.map(str::to_owned), ..Span::default() };
        let Some((low, high)) = bounds(&span) else { return Ok(Page { rows: Vec::new(), next: None }) };
        let between = Some((format!("{serial}#{low}"), format!("{serial}#{high}")));
        let range = Range { between, newest_first: true, limit: Some(limit), ..Range::default() };
        let (rows, more) = self.query(&keys::life(contract), range).await?;
        let rows: Vec<LifeEvent> = rows
            .into_iter()
            .map(|row| items::item::<LifeItem>(row).map(Into::into))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(|event| event.id.clone());
        Ok(Page { rows, next })
    }

    pub(crate) async fn read_software(&self, user: &UserId) -> Result<Option<SoftwareGrant>, StoreError> {
        Ok(self.get::<SoftwareItem>(&keys::software(user)).await?.map(Into::into))
    }

    /// Month by month, until the page is full.
    pub(crate) async fn read_expiring(
        &self,
        from: CivilDate,
        to: CivilDate,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<ExpiringDevice>, StoreError> {
        let mut rows = Vec::new();
        let mut month = after.and_then(day_of).unwrap_or(from).max(from);
        // Whatever is longer sorts after a place, and every place of a day after the day.
        let mut low = after.map_or_else(|| from.to_string(), |place| format!("{place}!"));
        let high = format!("{to}~");
        while month <= to && low <= high {
            let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(limit));
            let between = Some((low, high.clone()));
            let range = Range { index: true, between, limit: Some(left), ..Range::default() };
            let (found, more) = self.query(&keys::expires(month), range).await?;
            rows.extend(found);
            if more || rows.len() >= limit as usize {
                break;
            }
            month = month.next_month();
            low = month.to_string();
        }
        let last = rows.last().map(|row| place(row).to_owned());
        let next = last.filter(|_| rows.len() >= limit as usize);
        let rows = rows.iter().map(device).collect::<Option<_>>();
        rows.map(|rows| Page { rows, next }).ok_or_else(|| StoreError("a place in the index is none".into()))
    }
}

fn place(row: &Attributes) -> &str {
    match row.get(INDEX_SORT_KEY) {
        Some(AttributeValue::S(place)) => place,
        _ => "",
    }
}

fn day_of(place: &str) -> Option<CivilDate> {
    CivilDate::try_from(place.split('#').next()?.to_owned()).ok()
}

fn device(row: &Attributes) -> Option<ExpiringDevice> {
    let mut parts = place(row).split('#').skip(1);
    let (contract, serial) = (parts.next()?, parts.next()?);
    Some(ExpiringDevice { contract: contract.try_into().ok()?, serial: serial.try_into().ok()? })
}
