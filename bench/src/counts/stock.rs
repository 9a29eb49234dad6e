//! What the desk does with its stock of devices.

use super::runs;
use super::table::Ledger;
use crate::caller::Exchange;
use crate::devices;
use crate::people::{self, Person};
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

/// Brings a file into the stock, unmeasured.
///
/// # Errors
/// When something is refused.
pub async fn bring(world: &World, clerk: &Person, csv: &str) -> Result<()> {
    let (cookie, input) = (Some(clerk.cookie.as_str()), send(world, clerk, csv).await?.0);
    let (mut report, _) = world.caller.done::<DeskImport>(cookie, &input, &clerk.proof(world)?).await?;
    while !report.live {
        let named = ImportNamed { file: input.file.clone() };
        report = world.caller.done::<DeskImportOn>(cookie, &named, &Proof::default()).await?.0;
    }
    Ok(())
}

/// Sends a file in one part. Gives the request that imports it, and what sending cost.
async fn send(world: &World, clerk: &Person, csv: &str) -> Result<(ImportStock, Exchange)> {
    let name = HEXLOWER.encode(&world.caller.bank.credentials.fingerprint(csv.as_bytes()));
    let file = ImportId::try_from(name).map_err(|reason| anyhow!("{reason}"))?;
    let bytes = Secret::new(BASE64.encode(csv.as_bytes()));
    let part = UploadPart { file: file.clone(), part: 0, parts: 1, bytes };
    let cookie = Some(clerk.cookie.as_str());
    let (_, sent) = world.caller.done::<DeskUploadPart>(cookie, &part, &Proof::default()).await?;
    let format = DeviceFileFormat::Csv;
    Ok((ImportStock { file, parts: 1, format, key: None, dry_run: false }, sent))
}

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
        let (input, sent) = send(world, &clerk, &batch.csv).await?;
        ledger.note(run, "desk.upload-part", &sent.cost);
        let (report, done) = world.caller.done::<DeskImport>(cookie, &input, &clerk.proof(world)?).await?;
        ensure!(report.live, "the devices are not in stock: {report:?}");
        ledger.note(run, "desk.import", &done.cost);
        let (_, on) =
            world.caller.done::<DeskImportOn>(cookie, &ImportNamed { file: input.file }, &nothing).await?;
        ledger.note(run, "desk.import-on", &on.cost);
        let page = StockPage { serial: None, after: None };
        let (_, looked) = world.caller.done::<DeskStock>(cookie, &page, &nothing).await?;
        ledger.note(run, "desk.stock", &looked.cost);
    }
    Ok(())
}
