use ports::records::{IdempotencyRecord, ImportJob, ImportRecord, ImportStatus, SerialClaim, Versioned};
use ports::stock::Owner;
use serde::{Deserialize, Serialize};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::{ContractId, ImportId, Serial, UserId};
use shared::domain::instant::Instant;
use shared::domain::roster::Roster;
use std::collections::BTreeSet;

#[derive(Serialize, Deserialize)]
pub(crate) struct RosterItem {
    version: u64,
    members: u32,
    /// Missing in rosters of before; then the users tell.
    pub(crate) usable_administrators: Option<BTreeSet<UserId>>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct IdempotencyItem {
    #[serde(with = "serde_bytes")]
    digest: Vec<u8>,
    answer: String,
    until: Instant,
    /// Seconds since 1970.
    expires_at: u64,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ImportItem {
    import: ImportId,
    /// Missing where it is for the stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contract: Option<ContractId>,
    progress: Progress,
    /// Both missing in imports of before.
    #[serde(default)]
    total: u32,
    #[serde(default)]
    done: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    job: Option<Job>,
}

/// What going on with an import takes.
#[derive(Serialize, Deserialize)]
struct Job {
    format: DeviceFileFormat,
    parts: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed_key: Option<serde_bytes::ByteBuf>,
}

/// How far an import has come, as stored; the words are read by conditions.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Progress {
    Staging,
    Live,
    Abandoned,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct SerialItem {
    pub(crate) serial: Serial,
    import: ImportId,
    /// Missing while the device is in stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contract: Option<ContractId>,
}

impl From<Versioned<Roster>> for RosterItem {
    fn from(roster: Versioned<Roster>) -> Self {
        Self {
            version: roster.version,
            members: roster.value.users,
            usable_administrators: Some(roster.value.usable_administrators),
        }
    }
}

impl From<RosterItem> for Versioned<Roster> {
    fn from(item: RosterItem) -> Self {
        let usable_administrators = item.usable_administrators.unwrap_or_default();
        Self { version: item.version, value: Roster { users: item.members, usable_administrators } }
    }
}

impl From<IdempotencyRecord> for IdempotencyItem {
    fn from(record: IdempotencyRecord) -> Self {
        Self {
            digest: record.digest,
            answer: record.answer,
            until: record.expires_at,
            expires_at: record.expires_at.seconds(),
        }
    }
}

impl From<IdempotencyItem> for IdempotencyRecord {
    fn from(item: IdempotencyItem) -> Self {
        Self { digest: item.digest, answer: item.answer, expires_at: item.until }
    }
}

fn owner(contract: Option<ContractId>) -> Owner {
    contract.map_or(Owner::Stock, Owner::Contract)
}

/// The word under which a status is stored.
pub(crate) fn progress_word(status: ImportStatus) -> &'static str {
    match status {
        ImportStatus::Staging => "staging",
        ImportStatus::Live => "live",
        ImportStatus::Abandoned => "abandoned",
    }
}

impl From<ImportRecord> for ImportItem {
    fn from(record: ImportRecord) -> Self {
        let progress = match record.status {
            ImportStatus::Staging => Progress::Staging,
            ImportStatus::Live => Progress::Live,
            ImportStatus::Abandoned => Progress::Abandoned,
        };
        let job = record.job.map(|job| Job {
            format: job.format,
            parts: job.parts,
            sealed_key: job.sealed_key.map(serde_bytes::ByteBuf::from),
        });
        let (total, done) = (record.total, record.done);
        Self { import: record.id, contract: record.owner.contract().cloned(), progress, total, done, job }
    }
}

impl From<ImportItem> for ImportRecord {
    fn from(item: ImportItem) -> Self {
        let status = match item.progress {
            Progress::Staging => ImportStatus::Staging,
            Progress::Live => ImportStatus::Live,
            Progress::Abandoned => ImportStatus::Abandoned,
        };
        let job = item.job.map(|job| ImportJob {
            format: job.format,
            parts: job.parts,
            sealed_key: job.sealed_key.map(serde_bytes::ByteBuf::into_vec),
        });
        let (total, done) = (item.total, item.done);
        Self { id: item.import, owner: owner(item.contract), status, total, done, job }
    }
}

impl SerialItem {
    pub(crate) fn new(serial: Serial, claim: SerialClaim) -> Self {
        Self { serial, import: claim.import, contract: claim.owner.contract().cloned() }
    }
}

impl From<SerialItem> for (Serial, SerialClaim) {
    fn from(item: SerialItem) -> Self {
        (item.serial, SerialClaim { import: item.import, owner: owner(item.contract) })
    }
}
