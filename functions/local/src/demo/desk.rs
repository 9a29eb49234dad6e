//! The demo's desk: some of the bank's own people, each with a device, and devices in stock. It is opened where it is missing, so that
//! data of before have one too.

use super::cast::{DeskPerson, STAFF};
use super::client::{self, Client};
use super::{BEFORE, StoryClock, begin, deliver, devices, has_devices};
use crate::clock::MovableClock;
use data_encoding::{BASE64, HEXLOWER};
use operations::bank::Bank;
use ports::environment::Clock;
use shared::domain::desk::DESK;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::field::FieldReason;
use shared::domain::id::ImportId;
use shared::domain::secret::Secret;
use shared::operations::bank::{AddDeskUser, BankAddDeskUser};
use shared::operations::desk::{DeskImport, DeskUploadPart, ImportStock, UploadPart};
use shared::operations::proof::Proof;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// The devices that no contract has yet.
pub(super) const STOCK_FILE: &[u8] = include_bytes!("../../../../tests/data/devices/demo-stock.csv");

/// Opens the desk, unless it is there.
///
/// # Errors
/// One line: what went wrong.
pub async fn open(bank: &Bank, clock: &MovableClock) -> Result<(), String> {
    if has_devices(bank, DESK).await? {
        return Ok(());
    }
    let story = Arc::new(StoryClock(AtomicI64::new(clock.now().minus_seconds(BEFORE).0)));
    let bank = Bank { clock: story.clone(), ..bank.clone() };
    let devices = devices(&*bank.credentials)?;
    let mut newcomers = Vec::with_capacity(STAFF.len());
    for DeskPerson { person, role } in &STAFF {
        let value = |reason: FieldReason| reason.to_string();
        let input = AddDeskUser {
            login_id: person.login_id.try_into().map_err(value)?,
            name: person.name.try_into().map_err(value)?,
            mail: format!("{}@bank.example", person.login_id).try_into().map_err(value)?,
            role: *role,
        };
        newcomers.push((person, client::bank::<BankAddDeskUser>(&bank, &input).await?.secrets));
    }
    // The first of them opened the contract that the devices are for.
    deliver(&bank, DESK).await?;
    for (person, secrets) in newcomers {
        let client = begin(&bank, &story, &devices, person, &secrets).await?;
        if person.login_id == STAFF[0].person.login_id {
            fill_stock(&bank, &client, client.proof(&story, &devices, person)?).await?;
        }
    }
    Ok(())
}

/// Brings devices that no contract has yet, as a clerk does: the file in parts, and its import.
async fn fill_stock(bank: &Bank, clerk: &Client, proof: Proof) -> Result<(), String> {
    let name = HEXLOWER.encode(&bank.credentials.fingerprint(STOCK_FILE));
    let file = ImportId::try_from(name).map_err(|reason| reason.to_string())?;
    let bytes = Secret::new(BASE64.encode(STOCK_FILE));
    let part = UploadPart { file: file.clone(), part: 0, parts: 1, bytes };
    clerk.post::<DeskUploadPart>(&part, &Proof::default()).await?;
    let import = ImportStock { file, parts: 1, format: DeviceFileFormat::Csv, key: None, dry_run: false };
    let report = clerk.post::<DeskImport>(&import, &proof).await?;
    if report.live { Ok(()) } else { Err(format!("the stock was not imported: {report:?}")) }
}
