//! What becomes of each row of a file, before anything is written.

use crate::bank::Bank;
use ports::credentials::{ImportedDevice, ImportedRow};
use ports::records::ImportStatus;
use ports::store::StoreError;
use shared::domain::device_file::RowProblem;
use shared::domain::id::{ImportId, Serial};
use shared::domain::instant::Instant;
use shared::operations::bank::ImportRow;
use std::collections::{BTreeMap, BTreeSet};

/// The fate of each row. A serial is known where its claim stands: one of an import that never became live does
/// not. A device whose printed day has ended would work for nobody.
pub(crate) async fn listed(
    bank: &Bank,
    rows: &[ImportedRow],
    import: &ImportId,
    now: Instant,
) -> Result<Vec<ImportRow>, StoreError> {
    let serials: Vec<Serial> =
        rows.iter().filter_map(|row| row.device.as_ref().ok()).map(|device| device.serial.clone()).collect();
    let known = known(bank, &serials, import).await?;
    let problem = |device: &ImportedDevice| {
        let expired = device.expires_on.is_some_and(|day| now >= day.end_in_japan());
        if known.contains(&device.serial) {
            Some(RowProblem::Known)
        } else {
            expired.then_some(RowProblem::Expired)
        }
    };
    let row = |row: &ImportedRow| ImportRow {
        row: row.row,
        serial: row.serial_text.clone(),
        problem: row.device.as_ref().map_or_else(|problem| Some(*problem), problem),
    };
    Ok(rows.iter().map(row).collect())
}

/// The serials that somebody else has.
async fn known(bank: &Bank, serials: &[Serial], import: &ImportId) -> Result<BTreeSet<Serial>, StoreError> {
    let mut imports: BTreeMap<ImportId, bool> = BTreeMap::from([(import.clone(), false)]);
    let mut known = BTreeSet::new();
    for (serial, claim) in bank.store.serial_claims(serials).await? {
        let stands = match imports.get(&claim.import) {
            Some(stands) => *stands,
            None => {
                let record = bank.store.import(&claim.import).await?;
                record.is_none_or(|record| record.status == ImportStatus::Live)
            }
        };
        imports.insert(claim.import, stands);
        if stands {
            known.insert(serial);
        }
    }
    Ok(known)
}
