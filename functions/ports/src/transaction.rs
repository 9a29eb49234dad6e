//! One mutation: everything that it changes and everything that it relied on, committed at once or not at
//! all.

use crate::credentials::PasswordHash;
use crate::desk::{ProposalRecord, PublicRecord};
use crate::records::{
    BrowserChanges, ConfirmationRecord, IdempotencyRecord, Identity, ImportRecord, ImportStatus, LoginFound,
    LoginRecord, Versioned,
};
use crate::stock::{Owner, StockDevice, StoredPart};
use shared::domain::account::Yen;
use shared::domain::attempt::{Attempts, Reservation};
use shared::domain::audit::AuditEvent;
use shared::domain::contract::Contract;
use shared::domain::device::{Device, Link};
use shared::domain::fee::Charge;
use shared::domain::id::{ContractId, IdempotencyKey, ImportId, LoginId, ProcedureId, Serial, UserId};
use shared::domain::instant::Instant;
use shared::domain::life::LifeEvent;
use shared::domain::notice::Notice;
use shared::domain::payee::Payee;
use shared::domain::policy::Figures;
use shared::domain::procedure::Procedure;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use shared::domain::roster::Roster;
use shared::domain::session::Session;
use shared::domain::software::SoftwareGrant;
use shared::domain::user::{TextField, User};

/// One item of a transaction. Changes are conditioned on the version that was read; new items on there
/// being none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after the values they hold")]
pub enum Write {
    /// A contract that is not there yet.
    NewContract(Contract),
    /// Makes an import's devices live, by one change of the contract.
    ImportGoesLive { contract: ContractId, import: ImportId },
    /// Notes how far an import has come, from a given status.
    Import { record: ImportRecord, from: Option<ImportStatus> },
    /// Claims a serial for an import: nobody has it, or `instead_of` had it.
    ClaimSerial { serial: Serial, import: ImportId, owner: Owner, instead_of: Option<ImportId> },
    /// A device of a staged import.
    StagedDevice { contract: ContractId, device: Device },
    /// A device that was read.
    Device { contract: ContractId, device: Versioned<Device> },
    /// A user who is not there yet.
    NewUser { contract: ContractId, user: User },
    /// A user who was read.
    User { contract: ContractId, user: Versioned<User> },
    /// The login password of a new user; the ID must be free in the whole bank.
    NewLogin(LoginRecord),
    /// The confirmation password of a new user.
    NewConfirmation(ConfirmationRecord),
    /// An attempt at the login password succeeded, on the counter of a browser or on the main one.
    LoginSucceeded { login_id: LoginId, settled: Settled, way: Option<String>, browsers: BrowserChanges },
    /// An attempt at the confirmation password succeeded.
    ConfirmationSucceeded { who: Identity, settled: Settled },
    /// The roster, at the version that was read (0: none yet).
    Roster { contract: ContractId, roster: Versioned<Roster> },
    /// A link of a user who has none: none was ever there, or the last one was revoked at `revoked_by` or before;
    /// or in place of the link to the device `instead_of`.
    NewLink { contract: ContractId, link: Link, revoked_by: Instant, instead_of: Option<Serial> },
    /// A payee that is not registered yet.
    NewPayee { contract: ContractId, payee: Payee },
    /// A new session, in place of none that lives at `now` (ended, signed out, or unused since `idle_since`), or
    /// of the one with the digest `displacing`.
    Session {
        who: Identity,
        session: Session,
        now: Instant,
        idle_since: Instant,
        expires_at: Instant,
        displacing: Option<Vec<u8>>,
    },
    /// Notes that a session was used, as part of a mutation; it must live.
    SessionSeen { who: Identity, digest: Vec<u8>, at: Instant },
    /// Signs a session out.
    EndSession { who: Identity, digest: Vec<u8> },
    /// One audit event.
    Audit(AuditEvent),
    /// One event that people are told of.
    Outbox(Notice),
    /// What a repeat of the request is answered with.
    Idempotency {
        who: Identity,
        operation: String,
        key: IdempotencyKey,
        record: IdempotencyRecord,
        now: Instant,
    },
    /// A user who was read is deleted.
    DeleteUser { contract: ContractId, user: Versioned<UserId> },
    /// Something that a user has is taken away, without a condition: what came into being a moment ago goes too.
    Drop { who: Identity, what: Belonging },
    /// A login password is gone for good; its ID stays taken. If it `was` read, it must be as it was: no failure
    /// that was counted meanwhile is lost.
    RetireLogin { login_id: LoginId, who: Identity, at: Instant, was: Option<(PasswordHash, Attempts)> },
    /// What bars a login password: the copy of the suspension, where the user is `suspended` or no more, and the
    /// lock, which is lifted as it was read where `lifts` names it.
    LoginBarriers { login_id: LoginId, suspended: Option<bool>, lifts: Option<Attempts> },
    /// Somebody else lifts the lock of a confirmation password, as it was read.
    ConfirmationReleased { who: Identity, read: Attempts },
    /// Somebody else sets a login password: its failures are cleared, its remembered browsers forgotten.
    LoginSet { login_id: LoginId, hash: PasswordHash, temporary_until: Instant },
    /// Somebody else sets a confirmation password: its failures are cleared.
    ConfirmationSet { who: Identity, hash: PasswordHash, temporary_until: Instant },
    /// An attempt that was not a guess is given back: the counter stands as if it had not been taken.
    AttemptReturned { place: SecretPlace, read: Attempts, last_at: Instant },
    /// A request for a mailed code, in place of the one before.
    Reset { user: UserId, request: ResetRequest },
    /// A request for a mailed code that the person makes: in place of `instead_of`, which was read, or of none that
    /// was not used.
    OwnReset { user: UserId, request: ResetRequest, instead_of: Option<String> },
    /// A mailed code is used up.
    ResetUsed { user: UserId, purpose: ResetPurpose, id: String },
    /// A try at a mailed code is given back.
    ResetTryReturned { user: UserId, purpose: ResetPurpose, id: String },
    /// A confirmation password in place of a forgotten one; its counter stays, and must be below `below`.
    ConfirmationReset { who: Identity, hash: PasswordHash, below: u32 },
    /// A login password in place of a forgotten one; its counters stay, and the main one must be below `below`.
    LoginReset { found: Box<LoginFound>, hash: PasswordHash, below: u32, forgets: Vec<String> },
    /// The second half of a sign-in.
    SessionComplete { who: Identity, digest: Vec<u8>, at: Instant },
    /// A contract that was read, while it is in use.
    Contract(Versioned<Contract>),
    /// A procedure that is not there yet; `company` is the company's name, which queues show.
    NewProcedure { procedure: Procedure, company: TextField },
    /// That something is filed for a contract, after as many filings as were read: of two forms that are filed at
    /// once, one is judged again.
    FiledAfter { contract: ContractId, filings: u64 },
    /// A procedure that was read.
    Procedure { procedure: Versioned<Procedure>, company: TextField },
    /// What a procedure costs: one charge each.
    NewCharge(Charge),
    /// Of a charge that was not given back yet, so much is.
    ChargeRefunded { contract: ContractId, procedure: ProcedureId, yen: Yen, at: Instant },
    /// A link that was read is cut; what is left of it bars its user from registering for a while.
    RevokeLink { contract: ContractId, link: Link, at: Instant },
    /// One thing that happened to a device.
    Life { contract: ContractId, event: LifeEvent },
    /// Somebody is allowed a software device, in place of what was allowed before.
    GrantSoftware { user: UserId, grant: SoftwareGrant },
    /// What was allowed is used up.
    SoftwareObtained { user: UserId, id: String },
    /// A device that did not come by an import.
    NewDevice { contract: ContractId, device: Device },
    /// A device of a staged import for the stock.
    StagedStock(StockDevice),
    /// A device that `import` brought goes from the stock to a contract, which does not have it yet: its place in
    /// stock, the contract's keyring and the claim on its serial change together, or nothing does.
    AssignDevice { contract: ContractId, import: ImportId, device: Box<Device> },
    /// A contract that was read, whatever its status: the bank stops it, lets it work again, or it starts up.
    ContractStatus(Versioned<Contract>),
    /// What everybody is told, at the version that was read (0: nothing yet).
    PublicData(Versioned<PublicRecord>),
    /// Figures of a policy, at the version that was read (0: none yet).
    Figures { policy: String, figures: Box<Versioned<Figures>> },
    /// Something that waits for a second person.
    NewProposal(Box<ProposalRecord>),
    /// A proposal was decided: it is gone, so that it is decided once.
    ProposalDecided(String),
    /// So many devices of an import are staged, as of the number that was read.
    ImportStaged { import: ImportId, from: u32, to: u32 },
    /// An import all of whose devices are staged is live.
    ImportLive { import: ImportId, total: u32 },
    /// A part of a file on its way, in place of itself.
    Part(StoredPart),
}

/// What a user has, beside their record, in an item of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belonging {
    /// The confirmation password.
    Confirmation,
    /// The link to a device.
    Link,
    /// The session, whoever holds its secret.
    Session,
}

/// Where a slow secret lies: the login password by the counter of a browser or the main one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after the values they hold")]
pub enum SecretPlace {
    /// A login password.
    Login { id: LoginId, way: Option<String> },
    /// A confirmation password.
    Confirmation(Identity),
}

/// How a successful attempt leaves its counter, and optionally a new hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The attempt.
    pub reservation: Reservation,
    /// The hash that was verified: a password that was replaced meanwhile proves nothing.
    pub verified: PasswordHash,
    /// The counter as last read: the change is conditioned on what has been cleared since.
    pub read: Attempts,
    /// When it succeeded.
    pub at: Instant,
    /// A new hash: of a new password, or of the same under today's parameters.
    pub hash: Option<NewHash>,
}

/// A hash that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHash {
    /// The hash.
    pub hash: PasswordHash,
    /// Whether the password is a new one, which ends its being temporary.
    pub replaces_temporary: bool,
}

/// What was read and not written, but must still hold at the commit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after the values they hold")]
pub enum Check {
    /// The contract is in use.
    ContractActive(ContractId),
    /// The user is as read.
    UserUnchanged { contract: ContractId, user: Versioned<UserId> },
    /// The session lives.
    SessionLives { who: Identity, digest: Vec<u8> },
    /// The import is still being staged: once it is live, its devices are nobody's to write anew.
    ImportStaging(ImportId),
    /// The import was abandoned, and has not begun again: what it left may be taken over.
    ImportAbandoned(ImportId),
    /// The device is as read.
    DeviceUnchanged { contract: ContractId, serial: Serial, version: u64 },
    /// The contract is as read, whatever its status: the bank decided about it.
    ContractUnchanged { contract: ContractId, version: u64 },
    /// The user has the link that was read.
    LinkStands { contract: ContractId, link: Link },
}

/// A whole mutation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transaction {
    /// What changes.
    pub writes: Vec<Write>,
    /// What must hold.
    pub checks: Vec<Check>,
}

/// Something that must be unique was there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duplicate {
    /// The login ID.
    LoginId,
    /// The payee.
    Payee,
    /// The serial.
    Serial,
    /// The contract.
    Contract,
    /// The request: its first sending has been committed.
    Request,
}

/// Why nothing was committed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// Something that was read has changed: read again and decide again.
    #[error("something that was read has changed")]
    Conflict,
    /// A live session of the same user stands in the way.
    #[error("another session lives")]
    SessionLives(Box<Session>),
    /// Something that must be unique was there already.
    #[error("{0:?} exists already")]
    Exists(Duplicate),
    /// The table did not answer, or not in time; it is not known whether it happened.
    #[error("the table could not be used: {0}")]
    Unavailable(String),
}
