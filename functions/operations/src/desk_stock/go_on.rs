//! As much of an import as one request has time for. Nothing is in stock until everything is.

use super::file;
use crate::bank::Bank;
use crate::importing::{self, Keeper, Staged};
use crate::pipeline::{Call, Halt, Happening, Stop, event};
use ports::credentials::{ImportedDevice, ImportedRow};
use ports::records::{ImportJob, ImportRecord, ImportStatus};
use shared::domain::audit::{AuditEvent, Outcome, Subject};
use shared::domain::id::ImportId;
use shared::domain::instant::Instant;
use shared::operations::Operation;
use shared::operations::desk::{StockImport, UploadDenied};
use shared::operations::problem::Failure;

/// How an import stands.
pub(super) fn standing(record: &ImportRecord, done: u32) -> StockImport {
    StockImport {
        file: record.id.clone(),
        problem: None,
        total: record.total,
        done,
        live: record.status == ImportStatus::Live,
        rows: Vec::new(),
        bad: 0,
    }
}

/// Goes on from where the import stands, until all is in stock or the time is over that began with the request.
pub(super) async fn go_on<O: Operation<Denied = UploadDenied>>(
    bank: &Bank,
    call: &Call<O>,
    import: &ImportId,
    began: Instant,
) -> Result<StockImport, Stop<UploadDenied>> {
    let denied = |reason| Stop::Failure(Failure::Denied { reason });
    let (record, wrapped) = futures::try_join!(bank.store.import(import), bank.store.stock_key())?;
    let (record, wrapped) = record.zip(wrapped).ok_or(denied(UploadDenied::NotBegun))?;
    let live = |record: &ImportRecord| StockImport { live: true, ..standing(record, record.total) };
    let job = match (record.status, &record.job) {
        (ImportStatus::Live, _) => return Ok(live(&record)),
        (ImportStatus::Staging, Some(job)) => job,
        (ImportStatus::Staging, None) => return Err(denied(UploadDenied::NotBegun)),
        (ImportStatus::Abandoned, _) => return Err(denied(UploadDenied::Overtaken)),
    };
    let keeper = Keeper::stock(wrapped);
    let rows = rows(bank, &keeper, import, job).await?;
    let devices: Vec<&ImportedDevice> = rows.iter().filter_map(|row| row.device.as_ref().ok()).collect();
    if u32::try_from(devices.len()) != Ok(record.total) {
        // Another version of the portal read the file otherwise: it begins anew.
        return Err(denied(UploadDenied::NotBegun));
    }
    let until = Some(began.plus_seconds(bank.config.import_seconds));
    match importing::stage(bank, &keeper, import, &devices, record.done, until).await? {
        Staged::Live => Ok(live(&record)),
        Staged::Overtaken => Err(denied(UploadDenied::Overtaken)),
        Staged::Until(done) if done < record.total => Ok(standing(&record, done)),
        Staged::Until(total) => {
            let event = about(bank, call, import, total).await?;
            if importing::flip(bank, &keeper, import, total, event).await? {
                return Ok(live(&record));
            }
            // Somebody beside us made it live, or took it over.
            match bank.store.import(import).await?.map(|record| record.status) {
                Some(ImportStatus::Live) => Ok(live(&record)),
                Some(ImportStatus::Staging) => Ok(standing(&record, total)),
                Some(ImportStatus::Abandoned) | None => Err(denied(UploadDenied::Overtaken)),
            }
        }
    }
}

/// The rows of the file, read again: between requests it lies nowhere but in its sealed parts.
async fn rows(
    bank: &Bank,
    keeper: &Keeper,
    import: &ImportId,
    job: &ImportJob,
) -> Result<Vec<ImportedRow>, Stop<UploadDenied>> {
    let whole = file::assemble(bank, keeper, import, job.parts).await?;
    let whole = whole.map_err(|reason| Stop::Failure(Failure::Denied { reason }))?;
    let key = match &job.sealed_key {
        Some(sealed) => Some(bank.credentials.open(keeper.key(), &file::of_key(import), sealed).await?),
        None => None,
    };
    let key = key.as_ref().map(|key| key.0.as_slice());
    let rows = bank.credentials.read_device_file(&whole.0, job.format, key);
    rows.map_err(|problem| Stop::Broken(format!("a file that was readable is not any more: {problem}")))
}

/// The event of the import as a whole, in the history of whoever finished it.
async fn about<O: Operation<Denied = UploadDenied>>(
    bank: &Bank,
    call: &Call<O>,
    import: &ImportId,
    total: u32,
) -> Result<AuditEvent, Halt> {
    let who = call.cookie.as_ref().map(|cookie| &cookie.who);
    let user = match who {
        Some(who) => bank.store.user(who).await?,
        None => None,
    };
    let happening = Happening {
        operation: O::DECLARATION.name,
        user: who.map(|who| &who.user),
        contract: who.map(|who| &who.contract),
        name: user.as_ref().map(|user| &user.value.name),
        login_id: None,
        client: call.client,
        reference: &call.reference,
    };
    let subject = Subject { label: Some(format!("{import}: {total}/{total}")), ..Subject::default() };
    Ok(event(bank, &happening, Outcome::Done, subject, bank.clock.now())?)
}
