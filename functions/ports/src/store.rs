//! The table, as operations see it.

use crate::desk::{ProposalRecord, PublicRecord};
use crate::records::{
    ActorItems, ConfirmationRecord, ExpiringDevice, Filed, Identity, ImportRecord, LoginFound, LoginState,
    Posted, Reserved, SerialClaim, StoredKeyring, Versioned,
};
use crate::stock::{StockDevice, StoredPart};
use crate::transaction::{CommitError, Transaction};
use async_trait::async_trait;
use shared::domain::attempt::{Attempts, LockPolicy};
use shared::domain::audit::{AuditEvent, Stream};
use shared::domain::contract::Contract;
use shared::domain::fee::Charge;
use shared::domain::id::{ContractId, IdempotencyKey, ImportId, LoginId, ProcedureId, Serial, UserId};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::life::LifeEvent;
use shared::domain::notice::Notice;
use shared::domain::payee::Payee;
use shared::domain::policy::Figures;
use shared::domain::procedure::Step;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use shared::domain::roster::Roster;
use shared::domain::session::Session;
use shared::domain::software::SoftwareGrant;
use shared::domain::throttle::{Throttle, ThrottleKind};
use shared::domain::user::User;
use std::collections::BTreeMap;

/// The table did not answer, or holds what can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the table could not be used: {0}")]
pub struct StoreError(pub String);

/// A user with their contract, as far as they exist.
pub type Person = (Option<Versioned<User>>, Option<Versioned<Contract>>);

/// A page of something, and where the next one begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Id of the last row, if there are more.
    pub next: Option<String>,
}

/// Whose events are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// One of a person's two histories.
    Person(&'a UserId, Stream),
    /// Those of everybody in a contract, a moment late: nothing may be authorised from them.
    Contract(&'a ContractId),
}

/// Which events are read: those of some time, or what is left of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// None older.
    pub since: Instant,
    /// None of this moment or later.
    pub until: Option<Instant>,
    /// None but those before the one with this id.
    pub before: Option<String>,
}

/// Reads are strongly consistent unless they say otherwise; each method is one round trip.
#[async_trait]
pub trait Store: Send + Sync {
    /// Takes an attempt at a login password, in one conditional write: on the counter of `browser` where it is
    /// remembered, else (by a second write, whether the ID exists or not) on the main one.
    async fn reserve_login(
        &self,
        id: &LoginId,
        browser: Option<&str>,
        lock: &LockPolicy,
        now: Instant,
    ) -> Result<Reserved<LoginFound>, StoreError>;

    /// Takes an attempt at a confirmation password, in one conditional write.
    async fn reserve_confirmation(
        &self,
        who: &Identity,
        lock: &LockPolicy,
        now: Instant,
    ) -> Result<Reserved<ConfirmationRecord>, StoreError>;

    /// A login password with its counters.
    async fn login(&self, id: &LoginId) -> Result<Option<LoginFound>, StoreError>;

    /// The counter of a confirmation password, read again after a conflict.
    async fn confirmation_attempts(&self, who: &Identity) -> Result<Option<Attempts>, StoreError>;

    /// Session, user, contract, and what a request with this key gave before.
    async fn actor(
        &self,
        who: &Identity,
        repeat: Option<(&str, &IdempotencyKey)>,
    ) -> Result<ActorItems, StoreError>;

    /// A contract.
    async fn contract(&self, id: &ContractId) -> Result<Option<Versioned<Contract>>, StoreError>;

    /// The session of a user.
    async fn session(&self, who: &Identity) -> Result<Option<Session>, StoreError>;

    /// All devices and links of a contract.
    async fn keyring(&self, contract: &ContractId) -> Result<StoredKeyring, StoreError>;

    /// All users of a contract, by id.
    async fn users(&self, contract: &ContractId) -> Result<Vec<Versioned<User>>, StoreError>;

    /// How login passwords stand.
    async fn logins(&self, ids: &[LoginId]) -> Result<Vec<LoginState>, StoreError>;

    /// Counters of confirmation passwords of a contract.
    async fn confirmations(&self, contract: &ContractId) -> Result<Vec<(UserId, Attempts)>, StoreError>;

    /// The roster of a contract; version 0 where there is none.
    async fn roster(&self, contract: &ContractId) -> Result<Versioned<Roster>, StoreError>;

    /// The payees of a contract after the one with id `after`.
    async fn payees(
        &self,
        contract: &ContractId,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Payee>, StoreError>;

    /// A person's events before the one with id `before`, newest first, none older than `since`.
    async fn history(
        &self,
        user: &UserId,
        stream: Stream,
        since: Instant,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<AuditEvent>, StoreError>;

    /// An import.
    async fn import(&self, id: &ImportId) -> Result<Option<ImportRecord>, StoreError>;

    /// Claims on serials, for those that have one.
    async fn serial_claims(&self, serials: &[Serial]) -> Result<Vec<(Serial, SerialClaim)>, StoreError>;

    /// Notes that a session was used. Does nothing if another has taken its place.
    async fn seen(&self, who: &Identity, digest: &[u8], now: Instant) -> Result<(), StoreError>;

    /// Writes down a refused attempt.
    async fn record(&self, event: AuditEvent) -> Result<(), StoreError>;

    /// A user.
    async fn user(&self, who: &Identity) -> Result<Option<Versioned<User>>, StoreError>;

    /// Takes one of the tries that `subject` has in the present window, in one conditional write; `false` when
    /// there is none left. The subject of a stranger is a digest: neither addresses nor IDs are kept.
    async fn throttle(
        &self,
        kind: ThrottleKind,
        subject: &str,
        throttle: &Throttle,
        now: Instant,
    ) -> Result<bool, StoreError>;

    /// Takes a try at a mailed code, in one conditional write: the request with this try in it, unless there is
    /// none that could be used (any more).
    async fn reserve_reset(
        &self,
        user: &UserId,
        purpose: ResetPurpose,
        tries: u32,
        now: Instant,
    ) -> Result<Option<ResetRequest>, StoreError>;

    /// A user with their contract.
    async fn person(&self, who: &Identity) -> Result<Person, StoreError>;

    /// Commits a mutation.
    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError>;

    /// Events, newest first.
    async fn events(&self, whose: Whose<'_>, span: &Span, limit: u32)
    -> Result<Page<AuditEvent>, StoreError>;

    /// A notice in the outbox.
    async fn posted(&self, contract: &ContractId, id: &str) -> Result<Option<Posted>, StoreError>;

    /// Notices of all contracts that were not sent yet, a moment late, oldest first, after the one with id
    /// `after`.
    async fn unsent(&self, after: Option<&str>, limit: u32) -> Result<Page<Notice>, StoreError>;

    /// Puts a notice before a person; doing it again is the same.
    async fn arrive(&self, user: &UserId, notice: Notice, expires_at: Instant) -> Result<(), StoreError>;

    /// Takes a notice out of what is unsent: it was sent, or given up. Does nothing if that was done before.
    async fn close(
        &self,
        contract: &ContractId,
        id: &str,
        sent_at: Option<Instant>,
        expires_at: Instant,
    ) -> Result<(), StoreError>;

    /// A person's notices before the one with id `before`, newest first.
    async fn notices(
        &self,
        user: &UserId,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<Notice>, StoreError>;

    /// A procedure: of a contract, or of a company that is no customer yet.
    async fn procedure(
        &self,
        contract: Option<&ContractId>,
        id: &ProcedureId,
    ) -> Result<Option<Filed>, StoreError>;

    /// The procedures of a contract before the one with id `before`, newest first.
    async fn procedures(
        &self,
        contract: Option<&ContractId>,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<Filed>, StoreError>;

    /// How often something was filed for a contract. Read before its procedures, it tells whether they are still
    /// all.
    async fn filings(&self, contract: &ContractId) -> Result<u64, StoreError>;

    /// Procedures of all contracts whose last step is `step`, a moment late: the urgent first, then by age. The
    /// cursor is a place in the queue.
    async fn queue(&self, step: Step, after: Option<&str>, limit: u32) -> Result<Page<Filed>, StoreError>;

    /// What a contract owes for some of its procedures.
    async fn charges(
        &self,
        contract: &ContractId,
        procedures: &[ProcedureId],
    ) -> Result<Vec<Charge>, StoreError>;

    /// What was charged in a month in Japan (`2026-11`), a moment late, oldest first, after the charge of the
    /// procedure `after`.
    async fn charges_of_month(
        &self,
        month: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Charge>, StoreError>;

    /// What happened to a device before the event with id `before`, newest first.
    async fn life(
        &self,
        contract: &ContractId,
        serial: &Serial,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<LifeEvent>, StoreError>;

    /// What somebody was allowed last, used or not.
    async fn software_grant(&self, user: &UserId) -> Result<Option<SoftwareGrant>, StoreError>;

    /// Devices of all contracts whose printed day lies between the two, a moment late: those that somebody has
    /// registered once, that were not reported and whose replacement is not on its way. The soonest first, after
    /// the cursor of the page before.
    async fn expiring(
        &self,
        from: CivilDate,
        to: CivilDate,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<ExpiringDevice>, StoreError>;
    /// A device in stock: one whose import is live, and that no contract has.
    async fn stock_device(&self, serial: &Serial) -> Result<Option<StockDevice>, StoreError>;

    /// Devices in stock by serial, those that begin with `prefix`, after the one with serial `after`: a moment
    /// late, so that nothing may be authorised from them. A page may be short, or empty and still not the last.
    async fn stock(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<StockDevice>, StoreError>;

    /// The data key of the stock, wrapped; none while nothing was ever sent.
    async fn stock_key(&self) -> Result<Option<Vec<u8>>, StoreError>;

    /// Keeps the data key of the stock, and gives the one that is kept: whoever comes second uses the first one's.
    async fn keep_stock_key(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, StoreError>;

    /// Companies' contracts by number, a moment late: those that begin with `prefix`, after the one with number
    /// `after`.
    async fn contracts(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Contract>, StoreError>;

    /// What everybody is told; version 0 where nothing was said yet.
    async fn public_data(&self) -> Result<Versioned<PublicRecord>, StoreError>;

    /// Figures that the desk changed, by the name of their policy.
    async fn figures(&self) -> Result<BTreeMap<String, Versioned<Figures>>, StoreError>;

    /// A proposal that was not decided yet.
    async fn proposal(&self, id: &str) -> Result<Option<ProposalRecord>, StoreError>;

    /// All of them, oldest first; those that have expired may be among them.
    async fn proposals(&self) -> Result<Vec<ProposalRecord>, StoreError>;

    /// The last request for a mailed code that was not used, whether it can still be; no try is taken.
    async fn reset_request(
        &self,
        user: &UserId,
        purpose: ResetPurpose,
    ) -> Result<Option<ResetRequest>, StoreError>;
    /// The parts of a file that were sent, in order; those past their time too.
    async fn parts(&self, file: &ImportId) -> Result<Vec<StoredPart>, StoreError>;
}
