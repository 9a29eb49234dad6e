use crate::pipeline::{Decision, Handler, Refused, Scene};
use ports::records::{Identity, ImportStatus};
use ports::stock::StockDevice;
use ports::store::{Page, Store, StoreError};
use shared::domain::expiry::is_near;
use shared::domain::id::{ImportId, Serial};
use shared::operations::Nothing;
use shared::operations::desk::{DeskStock, Stock, StockPage, StockRow};
use std::collections::BTreeMap;

/// Rows of a page.
const ROWS: u32 = 50;

/// Reads of one request: what is not live yet is passed over, and a page may be short.
const READS: usize = 6;

impl Handler for DeskStock {
    type Loaded = Page<StockDevice>;

    async fn load(
        store: &dyn Store,
        _: &Identity,
        input: &StockPage,
    ) -> Result<Page<StockDevice>, StoreError> {
        let Some(prefix) = Serial::beginning(input.serial.as_deref().unwrap_or_default()) else {
            return Ok(Page { rows: Vec::new(), next: None });
        };
        // A cursor is a serial; what is none leads to the first page.
        let mut after = input.after.as_deref().and_then(Serial::beginning).filter(|after| !after.is_empty());
        let (mut rows, mut live) = (Vec::new(), BTreeMap::new());
        for _ in 0..READS {
            let page = store.stock(&prefix, after.as_deref(), ROWS).await?;
            for device in page.rows {
                if is_live(store, &device.import, &mut live).await? {
                    rows.push(device);
                }
            }
            after = page.next;
            if after.is_none() || rows.len() >= ROWS as usize {
                break;
            }
        }
        Ok(Page { rows, next: after })
    }

    fn decide(
        scene: &Scene<'_>,
        page: &Page<StockDevice>,
        _: &StockPage,
    ) -> Result<Decision<Self::Output>, Refused<Nothing>> {
        let policy = &scene.actor.policy.tokens;
        let row = |device: &StockDevice| StockRow {
            serial: device.serial.clone(),
            expires_on: device.expires_on,
            import: device.import.clone(),
            assignable: !device.expires_on.is_some_and(|day| is_near(day, policy, scene.now)),
        };
        Ok(Decision::answer(Stock { rows: page.rows.iter().map(row).collect(), next: page.next.clone() }))
    }
}

async fn is_live(
    store: &dyn Store,
    import: &ImportId,
    known: &mut BTreeMap<ImportId, bool>,
) -> Result<bool, StoreError> {
    if let Some(live) = known.get(import) {
        return Ok(*live);
    }
    let live = store.import(import).await?.is_some_and(|import| import.status == ImportStatus::Live);
    known.insert(import.clone(), live);
    Ok(live)
}
