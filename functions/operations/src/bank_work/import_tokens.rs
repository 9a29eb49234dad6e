//! Importing devices: read, report, stage, flip. Readers ignore a device until the one change of the
//! contract that makes its import live.

use crate::bank::Bank;
use crate::pipeline::{Call, Effects, Endpoint, Happening, Reply, Stop, event};
use data_encoding::{BASE64, HEXLOWER, HEXLOWER_PERMISSIVE};
use ports::credentials::{ContractKey, ImportedDevice, ImportedRow};
use ports::records::{ImportRecord, ImportStatus, SerialClaim};
use ports::stock::Owner;
use ports::transaction::{Check, CommitError, Transaction, Write};
use shared::domain::audit::{Outcome, Subject};
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::device::{Device, DeviceKind};
use shared::domain::device_file::{FileProblem, RowProblem};
use shared::domain::field::FieldReason;
use shared::domain::id::{ImportId, Serial};
use shared::domain::otp::OtpState;
use shared::operations::Operation;
use shared::operations::bank::{BankImportTokens, ImportDenied, ImportReport, ImportRow};
use shared::operations::problem::Failure;
use std::collections::BTreeMap;

/// Devices of one staging transaction: each takes two actions of at most a hundred, and a check on the import that
/// it is taken over from.
const STAGED_TOGETHER: usize = 33;

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
            return Ok(ImportReport {
                live: true,
                repeated: true,
                ..report(None, listed(&rows, &BTreeMap::new(), &import))
            });
        }
        let devices: Vec<&ImportedDevice> = rows.iter().filter_map(|row| row.device.as_ref().ok()).collect();
        let serials: Vec<Serial> = devices.iter().map(|device| device.serial.clone()).collect();
        let claims = standing_claims(bank, &serials).await?;
        let listed = listed(&rows, &claims, &import);
        if devices.is_empty() {
            return Ok(report(listed.is_empty().then_some(FileProblem::Empty), listed));
        }
        if input.dry_run || listed.iter().any(|row| row.problem.is_some()) {
            return Ok(report(None, listed));
        }
        let staged = stage(bank, &contract, &import, &devices, &claims).await?;
        if !staged || !flip(bank, call, &contract, &import, devices.len()).await? {
            return Err(Failure::Denied { reason: ImportDenied::Overtaken }.into());
        }
        Ok(ImportReport { live: true, ..report(None, listed) })
    }
}

/// An import is named by its file and contract: the same file again is the same import.
fn name_of(bank: &Bank, contract: &Contract, file: &[u8]) -> Result<ImportId, Stop<ImportDenied>> {
    let named = [contract.id.as_str().as_bytes(), b"\0", file].concat();
    let digest = bank.credentials.fingerprint(&named);
    let name = HEXLOWER.encode(digest.get(..16).unwrap_or_default());
    ImportId::try_from(name).map_err(|reason| Stop::Broken(reason.to_string()))
}

/// Who claims the serials, and whether that claim stands: one of an import that never became live does not.
struct Standing {
    claim: SerialClaim,
    live: bool,
}

async fn standing_claims(
    bank: &Bank,
    serials: &[Serial],
) -> Result<BTreeMap<Serial, Standing>, Stop<ImportDenied>> {
    let mut found = BTreeMap::new();
    let mut imports: BTreeMap<ImportId, bool> = BTreeMap::new();
    for (serial, claim) in bank.store.serial_claims(serials).await? {
        let live = match imports.get(&claim.import) {
            Some(live) => *live,
            None => bank
                .store
                .import(&claim.import)
                .await?
                .is_some_and(|import| import.status == ImportStatus::Live),
        };
        imports.insert(claim.import.clone(), live);
        found.insert(serial, Standing { claim, live });
    }
    Ok(found)
}

fn listed(rows: &[ImportedRow], claims: &BTreeMap<Serial, Standing>, import: &ImportId) -> Vec<ImportRow> {
    let known = |device: &ImportedDevice| {
        claims.get(&device.serial).is_some_and(|standing| standing.live && standing.claim.import != *import)
    };
    rows.iter()
        .map(|row| ImportRow {
            row: row.row,
            serial: row.serial_text.clone(),
            problem: match &row.device {
                Err(problem) => Some(*problem),
                Ok(device) => known(device).then_some(RowProblem::Known),
            },
        })
        .collect()
}

/// Writes claims and devices that nobody sees yet; `false` when another import was faster.
async fn stage(
    bank: &Bank,
    contract: &Contract,
    import: &ImportId,
    devices: &[&ImportedDevice],
    claims: &BTreeMap<Serial, Standing>,
) -> Result<bool, Stop<ImportDenied>> {
    // What an import left that never became live is taken over: it is barred from going live first.
    let mut left: Vec<&ImportId> =
        claims.values().map(|standing| &standing.claim.import).filter(|left| *left != import).collect();
    left.sort_unstable();
    left.dedup();
    for id in left {
        let status = bank.store.import(id).await?.map(|import| import.status);
        if status == Some(ImportStatus::Live) {
            // It went live since its claims were read: its devices are somebody's.
            return Ok(false);
        }
        if status == Some(ImportStatus::Staging) {
            let record = ImportRecord {
                id: id.clone(),
                owner: Owner::Contract(contract.id.clone()),
                status: ImportStatus::Abandoned,
            };
            if !commit(bank, vec![Write::Import { record, from: Some(ImportStatus::Staging) }]).await? {
                return Ok(false);
            }
        }
    }
    let known = bank.store.import(import).await?.map(|import| import.status);
    if known == Some(ImportStatus::Live) {
        // The same file went live beside us: its devices may be in use already.
        return Ok(false);
    }
    if known != Some(ImportStatus::Staging) {
        let record = ImportRecord {
            id: import.clone(),
            owner: Owner::Contract(contract.id.clone()),
            status: ImportStatus::Staging,
        };
        if !commit(bank, vec![Write::Import { record, from: known }]).await? {
            return Ok(false);
        }
    }
    let key = ContractKey { contract: &contract.id, wrapped: &contract.wrapped_key };
    for chunk in devices.chunks(STAGED_TOGETHER) {
        let mut writes = Vec::with_capacity(chunk.len() * 2);
        for device in chunk {
            let sealed_seed = bank.credentials.seal_seed(key, &device.serial, &device.seed.0).await?;
            let instead_of = claims.get(&device.serial).map(|standing| standing.claim.import.clone());
            writes.push(Write::ClaimSerial {
                serial: device.serial.clone(),
                import: import.clone(),
                owner: Owner::Contract(contract.id.clone()),
                instead_of,
            });
            let device = Device {
                serial: device.serial.clone(),
                import: import.clone(),
                parameters: device.parameters,
                expires_on: device.expires_on,
                sealed_seed,
                otp: OtpState::default(),
                kind: DeviceKind::Hardware,
                reported: None,
                replaces: None,
                renewal: None,
                reserved_for: None,
            };
            writes.push(Write::StagedDevice { contract: contract.id.clone(), device });
        }
        // Taken over from an import only while that is abandoned: it may have begun again, and be live by now.
        let mut left: Vec<ImportId> = chunk
            .iter()
            .filter_map(|device| claims.get(&device.serial))
            .map(|standing| standing.claim.import.clone())
            .filter(|left| left != import)
            .collect();
        left.sort_unstable();
        left.dedup();
        let mut checks: Vec<Check> = left.into_iter().map(Check::ImportAbandoned).collect();
        checks.push(Check::ImportStaging(import.clone()));
        if !commit_if(bank, writes, checks).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Makes the import live in one transaction.
async fn flip(
    bank: &Bank,
    call: &Call<BankImportTokens>,
    contract: &Contract,
    import: &ImportId,
    count: usize,
) -> Result<bool, Stop<ImportDenied>> {
    let happening = Happening {
        operation: BankImportTokens::DECLARATION.name,
        user: None,
        contract: Some(&contract.id),
        name: None,
        login_id: None,
        client: call.client,
        reference: &call.reference,
    };
    let subject = Subject { label: Some(format!("{import}: {count}")), ..Subject::default() };
    let record = ImportRecord {
        id: import.clone(),
        owner: Owner::Contract(contract.id.clone()),
        status: ImportStatus::Live,
    };
    commit(
        bank,
        vec![
            Write::Import { record, from: Some(ImportStatus::Staging) },
            Write::ImportGoesLive { contract: contract.id.clone(), import: import.clone() },
            Write::Audit(event(bank, &happening, Outcome::Done, subject, bank.clock.now())?),
        ],
    )
    .await
}

async fn commit(bank: &Bank, writes: Vec<Write>) -> Result<bool, Stop<ImportDenied>> {
    commit_if(bank, writes, Vec::new()).await
}

async fn commit_if(bank: &Bank, writes: Vec<Write>, checks: Vec<Check>) -> Result<bool, Stop<ImportDenied>> {
    match bank.store.commit(Transaction { writes, checks }).await {
        Ok(()) => Ok(true),
        Err(CommitError::Unavailable(cause)) => Err(Stop::Broken(cause)),
        Err(_) => Ok(false),
    }
}
