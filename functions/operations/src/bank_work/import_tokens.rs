//! Importing devices for a contract, in one request: read, report, stage, flip.

use crate::bank::Bank;
use crate::importing::{self, Keeper, Staged, begins, listed};
use crate::pipeline::{Call, Effects, Endpoint, Halt, Happening, Reply, event};
use data_encoding::{BASE64, HEXLOWER, HEXLOWER_PERMISSIVE};
use ports::credentials::ImportedDevice;
use ports::records::ImportStatus;
use shared::domain::audit::{AuditEvent, Outcome, Subject};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::device_file::FileProblem;
use shared::domain::field::FieldReason;
use shared::domain::id::ImportId;
use shared::operations::Operation;
use shared::operations::bank::{BankImportTokens, ImportDenied, ImportReport, ImportRow};
use shared::operations::problem::Failure;

impl Endpoint for BankImportTokens {
    async fn run(bank: &Bank, call: &Call<Self>, _: &mut Effects) -> Reply<Self> {
        let input = &call.input;
        let malformed = |field: &str| Failure::Field { field: field.into(), reason: FieldReason::Malformed };
        let file = BASE64.decode(input.file.expose().as_bytes()).map_err(|_| malformed("input.file"))?;
        let key =
            input.key.as_ref().map(|key| HEXLOWER_PERMISSIVE.decode(key.expose().as_bytes())).transpose();
        let key = key.map_err(|_| malformed("input.key"))?;
        let contract = bank.store.contract(&input.contract).await?.map(|contract| contract.value);
        let contract = contract.filter(|contract| contract.status == ContractStatus::Active);
        let contract = contract.ok_or(Failure::Denied { reason: ImportDenied::ContractUnknown })?;
        let import = name_of(bank, &contract, &file)?;
        let report = |problem, rows| ImportReport {
            import: import.clone(),
            live: false,
            repeated: false,
            problem,
            rows,
        };

        let rows = match bank.credentials.read_device_file(&file, input.format, key.as_deref()) {
            Ok(rows) => rows,
            Err(problem) => return Ok(report(Some(problem), Vec::new())),
        };
        if contract.live_imports.contains(&import) {
            let good = rows.iter().map(|row| ImportRow {
                row: row.row,
                serial: row.serial_text.clone(),
                problem: row.device.as_ref().err().copied(),
            });
            return Ok(ImportReport { live: true, repeated: true, ..report(None, good.collect()) });
        }
        let listed = listed(bank, &rows, &import, bank.clock.now()).await?;
        let devices: Vec<&ImportedDevice> = rows.iter().filter_map(|row| row.device.as_ref().ok()).collect();
        if devices.is_empty() {
            return Ok(report(listed.is_empty().then_some(FileProblem::Empty), listed));
        }
        if input.dry_run || listed.iter().any(|row| row.problem.is_some()) {
            return Ok(report(None, listed));
        }
        if !import_now(bank, call, &contract, &import, &devices).await? {
            return Err(Failure::Denied { reason: ImportDenied::Overtaken }.into());
        }
        Ok(ImportReport { live: true, ..report(None, listed) })
    }
}

/// An import is named by its file and contract: the same file again is the same import.
fn name_of(bank: &Bank, contract: &Contract, file: &[u8]) -> Result<ImportId, Halt> {
    let named = [contract.id.as_str().as_bytes(), b"\0", file].concat();
    let digest = bank.credentials.fingerprint(&named);
    let name = HEXLOWER.encode(digest.get(..16).unwrap_or_default());
    ImportId::try_from(name).map_err(|reason| Halt::Broken(reason.to_string()))
}

/// Stages everything, on from where it was left, and makes it live; `false` when another import was faster.
async fn import_now(
    bank: &Bank,
    call: &Call<BankImportTokens>,
    contract: &Contract,
    import: &ImportId,
    devices: &[&ImportedDevice],
) -> Result<bool, Halt> {
    let keeper = Keeper::contract(contract);
    let known = bank.store.import(import).await?;
    if known.as_ref().is_some_and(|known| known.status == ImportStatus::Live) {
        // The same file went live beside us.
        return Ok(true);
    }
    let done = match begins(import, &keeper, devices.len(), None, known.as_ref()) {
        Some(begin) => {
            if !importing::commit(bank, vec![begin], Vec::new()).await? {
                return Ok(false);
            }
            0
        }
        None => known.map_or(0, |known| known.done),
    };
    match importing::stage(bank, &keeper, import, devices, done, None).await? {
        Staged::Until(total) => {
            importing::flip(bank, &keeper, import, total, about(bank, call, contract, import, total)?).await
        }
        Staged::Live => Ok(true),
        Staged::Overtaken => Ok(false),
    }
}

fn about(
    bank: &Bank,
    call: &Call<BankImportTokens>,
    contract: &Contract,
    import: &ImportId,
    total: u32,
) -> Result<AuditEvent, Halt> {
    let happening = Happening {
        operation: BankImportTokens::DECLARATION.name,
        user: None,
        contract: Some(&contract.id),
        name: None,
        login_id: None,
        client: call.client,
        reference: &call.reference,
    };
    let subject = Subject { label: Some(format!("{import}: {total}")), ..Subject::default() };
    Ok(event(bank, &happening, Outcome::Done, subject, bank.clock.now())?)
}
