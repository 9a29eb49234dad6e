//! What is kept beside the domain's values: secrets with their counters, and bookkeeping.

use crate::credentials::PasswordHash;
use crate::stock::Owner;
use shared::domain::attempt::{Attempts, Lock, LockPolicy, Reservation};
use shared::domain::contract::Contract;
use shared::domain::device::{Device, Keyring, Link, Revocation};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::{ContractId, ImportId, LoginId, Serial, UserId};
use shared::domain::instant::Instant;
use shared::domain::notice::Notice;
use shared::domain::procedure::Procedure;
use shared::domain::session::Session;
use shared::domain::user::{TextField, User};
use std::collections::BTreeMap;

/// A value with the version under which it was read; a change is conditioned on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<T> {
    /// Counts up with every change.
    pub version: u64,
    /// The value.
    pub value: T,
}

/// A user of a contract, as the cookie of their session names them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The contract.
    pub contract: ContractId,
    /// The user.
    pub user: UserId,
}

/// A login password with its counter, found by the login ID: the one item that the door needs. It is also
/// the marker that keeps login IDs unique over the whole bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginRecord {
    /// The ID that people type.
    pub login_id: LoginId,
    /// Whose it is.
    pub who: Identity,
    /// The password's hash.
    pub hash: PasswordHash,
    /// Attempts since the last success.
    pub attempts: Attempts,
    /// Until when a temporary password can be used.
    pub temporary_until: Option<Instant>,
    /// A copy of the user's suspension, written with it, so that the door decides by one read.
    pub suspended: bool,
    /// When it last opened the door.
    pub last_success_at: Option<Instant>,
}

/// A browser in which the user once signed in: it has a counter of its own, so that strangers lock their own way
/// and not this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownBrowser {
    /// Attempts from it since the last success from it.
    pub attempts: Attempts,
    /// When the user last signed in by it.
    pub seen_at: Instant,
}

/// A login password as it was found, with the browsers that are remembered for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginFound {
    /// The password with its main counter.
    pub record: LoginRecord,
    /// The browsers, by key; none where no browser was ever remembered.
    pub browsers: Option<BTreeMap<String, KnownBrowser>>,
    /// The browser on whose counter an attempt was taken; none: on the main one.
    pub way: Option<String>,
}

impl LoginFound {
    /// The browser of this key, if it is remembered.
    #[must_use]
    pub fn browser(&self, key: Option<&str>) -> Option<&KnownBrowser> {
        self.browsers.as_ref()?.get(key?)
    }

    /// The counter that bars most: that is what others see, and lift.
    #[must_use]
    pub fn worst(&self, policy: &LockPolicy, now: Instant) -> Attempts {
        let browsers = self.browsers.iter().flatten().map(|(_, browser)| browser.attempts);
        worst(self.record.attempts, browsers, policy, now)
    }

    /// The counter of a way in: the browser's own, or the main one.
    #[must_use]
    pub fn counter(&self, way: Option<&str>) -> Attempts {
        self.browser(way).map_or(self.record.attempts, |browser| browser.attempts)
    }
}

/// What a success changes in the browsers that are remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BrowserChanges {
    /// A browser that is remembered from now on, or still.
    pub remembers: Option<String>,
    /// Browsers that are forgotten.
    pub forgets: Vec<String>,
    /// Whether none was ever remembered when this was decided.
    pub first: bool,
}

/// How a login password stands, without the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginState {
    /// The ID.
    pub login_id: LoginId,
    /// Attempts since the last success, of everybody without a remembered browser.
    pub attempts: Attempts,
    /// The counters of remembered browsers.
    pub browsers: Vec<Attempts>,
    /// When it last opened the door.
    pub last_success_at: Option<Instant>,
}

impl LoginState {
    /// The counter that bars most: that is what others see, and lift.
    #[must_use]
    pub fn worst(&self, policy: &LockPolicy, now: Instant) -> Attempts {
        worst(self.attempts, self.browsers.iter().copied(), policy, now)
    }
}

fn worst(
    main: Attempts,
    browsers: impl Iterator<Item = Attempts>,
    policy: &LockPolicy,
    now: Instant,
) -> Attempts {
    let rank = |attempts: &Attempts| match attempts.lock(policy, now) {
        Lock::Open => (0, Instant(i64::from(attempts.failures))),
        Lock::Temporary { until } => (1, until),
        Lock::Permanent => (2, attempts.last_at),
    };
    browsers.fold(main, |worst, next| if rank(&next) > rank(&worst) { next } else { worst })
}

/// A confirmation password with its counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationRecord {
    /// Whose it is.
    pub who: Identity,
    /// The password's hash.
    pub hash: PasswordHash,
    /// Attempts since the last success.
    pub attempts: Attempts,
    /// Until when a temporary password can be used.
    pub temporary_until: Option<Instant>,
}

/// What reserving an attempt gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved<R> {
    /// No such secret.
    Unknown,
    /// The secret is locked; nothing may be verified.
    Locked(R),
    /// The attempt counts from now on, whatever becomes of it.
    Taken(R, Reservation),
}

/// The items that every request of a signed-in user reads, in one round trip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActorItems {
    /// The session of the user, whoever holds its secret.
    pub session: Option<Session>,
    /// The user.
    pub user: Option<Versioned<User>>,
    /// Their contract.
    pub contract: Option<Versioned<Contract>>,
    /// What a request with the same key gave before.
    pub repeat: Option<IdempotencyRecord>,
}

/// What a successful request leaves, so that its repeat happens once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyRecord {
    /// Keyed digest of the input without authenticators.
    pub digest: Vec<u8>,
    /// The answer, without any secret.
    pub answer: String,
    /// After this it answers no more.
    pub expires_at: Instant,
}

/// All devices and links of a contract as stored, those of staged imports included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoredKeyring {
    /// Devices.
    pub devices: Vec<Versioned<Device>>,
    /// Links.
    pub links: Vec<Link>,
    /// Revocations of those who have no link since.
    pub revocations: Vec<Revocation>,
}

impl StoredKeyring {
    /// What exists for the contract: devices of imports that were flipped live or that the desk assigned, and
    /// the links.
    #[must_use]
    pub fn live(&self, contract: &Contract) -> Keyring {
        let (devices, assigned) = (self.devices.iter().map(|device| &device.value), ImportId::assigned());
        let lives = |import: &ImportId| *import == assigned || contract.live_imports.contains(import);
        Keyring {
            devices: devices.filter(|device| lives(&device.import)).cloned().collect(),
            links: self.links.clone(),
            revocations: self.revocations.clone(),
        }
    }

    /// The version under which a device was read.
    #[must_use]
    pub fn version_of(&self, device: &Device) -> Option<u64> {
        self.devices.iter().find(|stored| stored.value.serial == device.serial).map(|stored| stored.version)
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStatus {
    /// Its devices are being written; readers ignore them.
    Staging,
    /// Live: done once and for all.
    Live,
    /// Another import took its serials over; it can never become live.
    Abandoned,
}

/// An import of devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its id.
    pub id: ImportId,
    /// Who gets the devices.
    pub owner: Owner,
    /// How far it has come.
    pub status: ImportStatus,
    /// Devices of its file.
    pub total: u32,
    /// Those that are staged: the first so many of the file.
    pub done: u32,
    /// What going on with it takes, where its file was sent in parts.
    pub job: Option<ImportJob>,
}

/// What is needed to go on with an import, by whomever and whenever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportJob {
    /// The file's format.
    pub format: DeviceFileFormat,
    /// Its parts.
    pub parts: u32,
    /// Its pre-shared key, sealed under the stock's.
    pub sealed_key: Option<Vec<u8>>,
}

/// The claim of an import on a serial, unique over the whole bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SerialClaim {
    /// The import that brought it.
    pub import: ImportId,
    /// Who has it.
    pub owner: Owner,
}

/// A device that comes to its printed day, as the index names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpiringDevice {
    /// Whose.
    pub contract: ContractId,
    /// Which.
    pub serial: Serial,
}

/// A procedure as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The procedure.
    pub procedure: Versioned<Procedure>,
    /// The company's name, as it was when the procedure was filed.
    pub company: TextField,
}

/// A notice in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// The notice.
    pub notice: Notice,
    /// When it was sent, if it was.
    pub sent_at: Option<Instant>,
}

/// What the ids of events at `instant` begin with: twelve hex digits of milliseconds, as in UUIDs of version
/// 7, so that ids sort by time.
#[must_use]
pub fn time_prefix(instant: Instant) -> String {
    format!("{:012x}", instant.0.max(0))
}
