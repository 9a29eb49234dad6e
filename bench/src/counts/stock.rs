//! What the desk does with its stock of devices.

use super::runs;
use super::table::Ledger;
use crate::devices;
use crate::people;
use crate::world::World;
use anyhow::{Result, anyhow, ensure};
use data_encoding::{BASE64, HEXLOWER};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::ImportId;
use shared::domain::secret::Secret;
use shared::operations::desk::{
    DeskImport, DeskImportOn, DeskStock, DeskUploadPart, ImportNamed, ImportStock, StockPage, UploadPart,
};
use shared::operations::proof::Proof;

/// Devices of one measured import.
const BATCH: usize = 10;

/// Measures a file in one part: sent, imported, gone on with once it is live, and looked at.
///
/// # Errors
/// When something is refused.
pub async fn run(world: &World, ledger: &mut Ledger) -> Result<()> {
    let (clerk, nothing, bank) = (people::at_the_desk(world).await?, Proof::default(), &world.caller.bank);
    let cookie = Some(clerk.cookie.as_str());
    for run in runs() {
        world.pass()?;
        let batch = devices::make(&*bank.credentials, 5000 + run * BATCH..5000 + (run + 1) * BATCH)?;
        let name = HEXLOWER.encode(&bank.credentials.fingerprint(batch.csv.as_bytes()));
        let file = ImportId::try_from(name).map_err(|reason| anyhow!("{reason}"))?;
        let bytes = Secret::new(BASE64.encode(batch.csv.as_bytes()));
        let part = UploadPart { file: file.clone(), part: 0, parts: 1, bytes };
        let (_, sent) = world.caller.done::<DeskUploadPart>(cookie, &part, &nothing).await?;
        ledger.note(run, "desk.upload-part", &sent.cost);
        let format = DeviceFileFormat::Csv;
        let input = ImportStock { file: file.clone(), parts: 1, format, key: None, dry_run: false };
        let (report, done) = world.caller.done::<DeskImport>(cookie, &input, &clerk.proof(world)?).await?;
        ensure!(report.live, "the devices are not in stock: {report:?}");
        ledger.note(run, "desk.import", &done.cost);
        let (_, on) = world.caller.done::<DeskImportOn>(cookie, &ImportNamed { file }, &nothing).await?;
        ledger.note(run, "desk.import-on", &on.cost);
        let page = StockPage { serial: None, after: None };
        let (_, looked) = world.caller.done::<DeskStock>(cookie, &page, &nothing).await?;
        ledger.note(run, "desk.stock", &looked.cost);
    }
    Ok(())
}
