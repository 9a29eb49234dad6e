//! Staging: claims and devices that nobody sees yet, a few at a time, counted in the import's record. Whoever goes
//! on with it, after a crash, a lost answer or beside somebody else, goes on from that count.

use super::Keeper;
use crate::bank::Bank;
use crate::pipeline::Halt;
use ports::credentials::ImportedDevice;
use ports::records::{ImportRecord, ImportStatus, SerialClaim};
use ports::stock::{Owner, StockDevice};
use ports::transaction::{Check, CommitError, Transaction, Write};
use shared::domain::audit::AuditEvent;
use shared::domain::device::{Device, DeviceKind};
use shared::domain::id::{ImportId, Serial};
use shared::domain::instant::Instant;
use shared::domain::otp::OtpState;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Devices of one transaction: each takes two actions of at most a hundred, and a check on the import that it is
/// taken over from; the count takes the last one.
const TOGETHER: usize = 33;

/// How often a transaction that met somebody else's is tried again without the import having come any further.
const ROUNDS: u32 = 8;

/// How far staging has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Staged {
    /// So many are written: all, or those for which there was time.
    Until(u32),
    /// Somebody else made it live meanwhile.
    Live,
    /// Another import took it over, or has one of its serials.
    Overtaken,
}

/// Stages from `done` on, until all are written or the moment is past; at least one transaction.
pub(crate) async fn stage(
    bank: &Bank,
    keeper: &Keeper,
    import: &ImportId,
    devices: &[&ImportedDevice],
    mut done: u32,
    until: Option<Instant>,
) -> Result<Staged, Halt> {
    // Claims are looked at only once one stands in the way: mostly there is none.
    let (mut lost, mut contested) = (0, false);
    loop {
        let rest = devices.get(done as usize..).unwrap_or_default();
        let Some(chunk) = rest.chunks(TOGETHER).next() else { return Ok(Staged::Until(done)) };
        let to = done.saturating_add(u32::try_from(chunk.len()).unwrap_or(u32::MAX));
        let claims = if contested { others(bank, import, chunk).await? } else { Some(BTreeMap::new()) };
        let Some(claims) = claims else { return Ok(Staged::Overtaken) };
        if write(bank, keeper, import, chunk, &claims, (done, to)).await? {
            (done, lost) = (to, 0);
            if until.is_some_and(|until| bank.clock.now() >= until) {
                return Ok(Staged::Until(done));
            }
            continue;
        }
        // Somebody else writes the same import, or has one of the serials.
        lost += 1;
        if lost > ROUNDS {
            return Ok(Staged::Overtaken);
        }
        tokio::time::sleep(Duration::from_millis(u64::from(lost))).await;
        let record = bank.store.import(import).await?;
        match record.map(|record| (record.status, record.done)) {
            Some((ImportStatus::Staging, there)) if there != done => (done, lost) = (there, 0),
            Some((ImportStatus::Staging, _)) => contested = true,
            Some((ImportStatus::Live, _)) => return Ok(Staged::Live),
            Some((ImportStatus::Abandoned, _)) | None => return Ok(Staged::Overtaken),
        }
    }
}

/// The imports that have claims on these serials and never became live: they are barred from going live first. None
/// where one of them is live, and its devices are somebody's.
async fn others(
    bank: &Bank,
    import: &ImportId,
    devices: &[&ImportedDevice],
) -> Result<Option<BTreeMap<Serial, ImportId>>, Halt> {
    let serials: Vec<Serial> = devices.iter().map(|device| device.serial.clone()).collect();
    let claims = bank.store.serial_claims(&serials).await?;
    let left: BTreeMap<Serial, ImportId> = claims
        .into_iter()
        .map(|(serial, SerialClaim { import: claimed, .. })| (serial, claimed))
        .filter(|(_, claimed)| claimed != import)
        .collect();
    for id in left.values().collect::<BTreeSet<_>>() {
        let Some(record) = bank.store.import(id).await? else { return Ok(None) };
        match record.status {
            ImportStatus::Live => return Ok(None),
            ImportStatus::Abandoned => {}
            ImportStatus::Staging => {
                let record = ImportRecord { status: ImportStatus::Abandoned, job: None, ..record };
                let abandon = Write::Import { record, from: Some(ImportStatus::Staging) };
                // Lost to whoever made it live, or gave it up as well: the next round tells which.
                commit(bank, vec![abandon], Vec::new()).await?;
            }
        }
    }
    Ok(Some(left))
}

/// One transaction; `false` when it met somebody else's.
async fn write(
    bank: &Bank,
    keeper: &Keeper,
    import: &ImportId,
    devices: &[&ImportedDevice],
    claims: &BTreeMap<Serial, ImportId>,
    (from, to): (u32, u32),
) -> Result<bool, Halt> {
    let mut writes = Vec::with_capacity(devices.len() * 2 + 1);
    for device in devices {
        writes.push(Write::ClaimSerial {
            serial: device.serial.clone(),
            import: import.clone(),
            owner: keeper.owner.clone(),
            instead_of: claims.get(&device.serial).cloned(),
        });
        let sealed_seed = bank.credentials.seal_seed(keeper.key(), &device.serial, &device.seed.0).await?;
        writes.push(staged(keeper, import, device, sealed_seed));
    }
    // It must still be staged, and nobody may have come further.
    writes.push(Write::ImportStaged { import: import.clone(), from, to });
    // Taken over from an import only while that is abandoned: it may have begun again, and be live by now.
    let left: BTreeSet<&ImportId> = claims.values().collect();
    commit(bank, writes, left.into_iter().cloned().map(Check::ImportAbandoned).collect()).await
}

fn staged(keeper: &Keeper, import: &ImportId, device: &ImportedDevice, sealed_seed: Vec<u8>) -> Write {
    let (serial, import) = (device.serial.clone(), import.clone());
    let (parameters, expires_on) = (device.parameters, device.expires_on);
    match &keeper.owner {
        Owner::Stock => {
            Write::StagedStock(StockDevice { serial, import, parameters, expires_on, sealed_seed })
        }
        Owner::Contract(contract) => {
            let device = Device {
                serial,
                import,
                parameters,
                expires_on,
                sealed_seed,
                otp: OtpState::default(),
                kind: DeviceKind::Hardware,
                reported: None,
                replaces: None,
                renewal: None,
                renewal_refused: None,
                reserved_for: None,
            };
            Write::StagedDevice { contract: contract.clone(), device }
        }
    }
}

/// Makes an import live all of whose devices are staged, in one transaction; `false` when it lost to another.
pub(crate) async fn flip(
    bank: &Bank,
    keeper: &Keeper,
    import: &ImportId,
    total: u32,
    event: AuditEvent,
) -> Result<bool, Halt> {
    let mut writes = vec![Write::ImportLive { import: import.clone(), total }, Write::Audit(event)];
    if let Owner::Contract(contract) = &keeper.owner {
        writes.push(Write::ImportGoesLive { contract: contract.clone(), import: import.clone() });
    }
    commit(bank, writes, Vec::new()).await
}

/// Commits; `false` when it met somebody else's.
pub(crate) async fn commit(bank: &Bank, writes: Vec<Write>, checks: Vec<Check>) -> Result<bool, Halt> {
    match bank.store.commit(Transaction { writes, checks }).await {
        Ok(()) => Ok(true),
        Err(CommitError::Unavailable(cause)) => Err(Halt::Broken(cause)),
        Err(_) => Ok(false),
    }
}
