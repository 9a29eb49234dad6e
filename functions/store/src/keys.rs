//! The map of the table. A partition key begins with the kind of its items, so that a function's grants can
//! be told apart by leading key; one Query over a partition gives what a rule needs together.
//!
//! | partition | sort | holds |
//! |---|---|---|
//! | `CONTRACT#contract` | `CONTRACT` | the contract, its wrapped data key, its live imports |
//! | `ROSTER#contract` | `ROSTER` | how many users there are; only user administration writes it |
//! | `USER#contract` | `user` | users |
//! | `LOGIN#login id` | `LOGIN` | a login password and its counter, or what is left of one; keeps login IDs unique over the bank, for ever |
//! | `CONFIRM#contract` | `user` | confirmation passwords and their counters |
//! | `KEYRING#contract` | `DEVICE#serial`, `LINK#user` | devices with their counters, and links |
//! | `SESSION#user` | `SESSION` | the one session of a user |
//! | `PAYEE#contract` | `bank-branch-kind-number` | payees; the account is the key, so it is registered once |
//! | `AUDIT#user` | `SESSION#id`, `WORK#id` | a person's two histories, by time |
//! | `BANKAUDIT#contract` | `id` | what the bank did to a contract |
//! | `STRANGERS#day` | `id` | attempts with login IDs that nobody has, by day (UTC) |
//! | `OUTBOX#contract` | `id` | notices on their way |
//! | `NOTICE#user` | `id` | notices that arrived |
//! | `IDEMPOTENCY#user` | `operation#key` | what a repeated request is answered with |
//! | `RESET#user` | purpose | the last request for a mailed code, and the tries at it |
//! | `THROTTLE#kind#subject` | window | how often something was tried in a window of time |
//! | `IMPORT#import` | `IMPORT` | how far an import has come |
//! | `SERIAL#serial` | `SERIAL` | the claim on a serial; keeps serials unique over the bank |
//! | `PROCEDURE#contract` | `id` | procedures; those of new companies under `*` |
//! | `FILINGS#contract` | `FILINGS` | how often something was filed; whoever files writes it |
//! | `LIFE#contract` | `serial#id` | what happened to devices, by time |
//! | `SOFTWARE#user` | `SOFTWARE` | the software device that somebody was allowed last |
//! | `CHARGE#contract` | procedure | what a contract owes: one charge for each procedure |
//! | `STOCK#import` | serial | devices that no contract has yet |
//! | `BANKDATA#bank` | `STOCKKEY` | the data key of the stock, wrapped |
//! | `BANKDATA#bank` | `PUBLIC`, `POLICY#name` | what everybody is told; figures that the desk changed |
//! | `PROPOSAL#bank` | `id` | what waits for a second person of the desk |
//! | `UPLOAD#file` | part | parts of a file on its way, sealed |
//!
//! One index has the items that carry its keys, by time. Its reads are eventually consistent: nothing is ever
//! authorised from it.
//!
//! | `by` | `at_id` | holds |
//! |---|---|---|
//! | `HISTORY#contract` | `id` | audit events of a contract's people |
//! | `UNSENT` | `id` | notices that were not sent yet |
//! | `QUEUE#step` | `priority#id` | procedures that are not over, by their last step |
//! | `CHARGES#month` | procedure | charges, by the month in Japan |
//! | `EXPIRES#month` | `day#contract#serial` | devices that were registered once, by their printed day; neither reported nor about to be replaced |
//! | `CONTRACTS` | contract | contracts of companies, by number |
//! | `STOCK#all` | serial | devices that no contract has yet, of imports that are not live too |

use ports::records::Identity;
use shared::domain::audit::{AuditEvent, Stream};
use shared::domain::id::{ContractId, IdempotencyKey, ImportId, LoginId, ProcedureId, Serial, UserId};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::life::LifeEvent;
use shared::domain::notice::Notice;
use shared::domain::payee::Payee;
use shared::domain::procedure::{Priority, Procedure, Step};
use shared::domain::reset::ResetPurpose;
use shared::domain::throttle::{ThrottleKind, Window};

/// The primary key of an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

fn key(pk: String, sk: impl Into<String>) -> Key {
    Key { pk, sk: sk.into() }
}

/// A contract.
#[must_use]
pub fn contract(id: &ContractId) -> Key {
    key(format!("CONTRACT#{id}"), "CONTRACT")
}

/// The roster of a contract.
#[must_use]
pub fn roster(id: &ContractId) -> Key {
    key(format!("ROSTER#{id}"), "ROSTER")
}

/// A user.
#[must_use]
pub fn user(contract: &ContractId, id: &UserId) -> Key {
    key(users(contract), id.as_str())
}

/// The users of a contract.
#[must_use]
pub fn users(contract: &ContractId) -> String {
    format!("USER#{contract}")
}

/// A login password.
#[must_use]
pub fn login(id: &LoginId) -> Key {
    key(format!("LOGIN#{id}"), "LOGIN")
}

/// A confirmation password.
#[must_use]
pub fn confirmation(who: &Identity) -> Key {
    key(confirmations(&who.contract), who.user.as_str())
}

/// The confirmation passwords of a contract.
#[must_use]
pub fn confirmations(contract: &ContractId) -> String {
    format!("CONFIRM#{contract}")
}

/// The devices and links of a contract.
#[must_use]
pub fn keyring(contract: &ContractId) -> String {
    format!("KEYRING#{contract}")
}

/// A device.
#[must_use]
pub fn device(contract: &ContractId, serial: &Serial) -> Key {
    key(keyring(contract), format!("{DEVICE}{serial}"))
}

/// What the sort keys of devices begin with.
pub const DEVICE: &str = "DEVICE#";

/// A link.
#[must_use]
pub fn link(contract: &ContractId, user: &UserId) -> Key {
    key(keyring(contract), format!("LINK#{user}"))
}

/// The session of a user.
#[must_use]
pub fn session(user: &UserId) -> Key {
    key(format!("SESSION#{user}"), "SESSION")
}

/// The payees of a contract.
#[must_use]
pub fn payees(contract: &ContractId) -> String {
    format!("PAYEE#{contract}")
}

/// The sort key of a payee: its account.
#[must_use]
pub fn account(payee: &Payee) -> String {
    format!("{}-{}-{}-{}", payee.bank, payee.branch, payee.kind, payee.number)
}

/// A payee.
#[must_use]
pub fn payee(contract: &ContractId, payee: &Payee) -> Key {
    key(payees(contract), account(payee))
}

/// A person's history.
#[must_use]
pub fn history(user: &UserId) -> String {
    format!("AUDIT#{user}")
}

/// What the sort keys of one of the two histories begin with.
#[must_use]
pub fn stream(stream: Stream) -> &'static str {
    match stream {
        Stream::Session => "SESSION#",
        Stream::Work => "WORK#",
    }
}

/// An audit event.
#[must_use]
pub fn audit(event: &AuditEvent) -> Key {
    match (&event.user, &event.contract) {
        (Some(user), _) => key(history(user), format!("{}{}", stream(event.stream), event.id)),
        (None, Some(contract)) => key(format!("BANKAUDIT#{contract}"), event.id.as_str()),
        (None, None) => key(format!("STRANGERS#{}", day(event.at)), event.id.as_str()),
    }
}

/// Where the index has the events of a contract's people; what the bank did and what strangers tried is no
/// part of it.
#[must_use]
pub fn contract_history(contract: &ContractId) -> String {
    format!("HISTORY#{contract}")
}

/// Where the index has notices that were not sent yet.
pub const UNSENT: &str = "UNSENT";

/// A notice on its way.
#[must_use]
pub fn outbox(contract: &ContractId, id: &str) -> Key {
    key(format!("OUTBOX#{contract}"), id)
}

/// The notices of a person.
#[must_use]
pub fn inbox(user: &UserId) -> String {
    format!("NOTICE#{user}")
}

/// A notice that arrived.
#[must_use]
pub fn arrived(user: &UserId, notice: &Notice) -> Key {
    key(inbox(user), notice.id.as_str())
}

/// An idempotency record.
#[must_use]
pub fn idempotency(user: &UserId, operation: &str, request: &IdempotencyKey) -> Key {
    key(format!("IDEMPOTENCY#{user}"), format!("{operation}#{request}"))
}

/// A request for a mailed code.
#[must_use]
pub fn reset(user: &UserId, purpose: ResetPurpose) -> Key {
    key(format!("RESET#{user}"), <&str>::from(purpose))
}

/// How often something was tried in a window of time.
#[must_use]
pub fn throttle(kind: ThrottleKind, subject: &str, window: &Window) -> Key {
    key(format!("THROTTLE#{kind}#{subject}"), window.number.to_string())
}

/// An import.
#[must_use]
pub fn import(id: &ImportId) -> Key {
    key(format!("IMPORT#{id}"), "IMPORT")
}

/// The claim on a serial.
#[must_use]
pub fn serial(serial: &Serial) -> Key {
    key(format!("SERIAL#{serial}"), "SERIAL")
}

/// The procedures of a contract, or of companies that are no customers yet: no contract has that name.
#[must_use]
pub fn procedures(contract: Option<&ContractId>) -> String {
    format!("PROCEDURE#{}", contract.map_or(NO_CONTRACT, ContractId::as_str))
}

/// In place of the contract of a company that is no customer yet.
const NO_CONTRACT: &str = "*";

/// A procedure.
#[must_use]
pub fn procedure(contract: Option<&ContractId>, id: &ProcedureId) -> Key {
    key(procedures(contract), id.as_str())
}

/// How often something was filed for a contract.
#[must_use]
pub fn filings(contract: &ContractId) -> Key {
    key(format!("FILINGS#{contract}"), "FILINGS")
}

/// Where the index has the procedures that stand after a step.
#[must_use]
pub fn queue(step: Step) -> String {
    format!("QUEUE#{step}")
}

/// The place of a procedure in its queue: the urgent first, then by age.
#[must_use]
pub fn place(procedure: &Procedure) -> String {
    let rank = match procedure.priority {
        Priority::Urgent => 0,
        Priority::Ordinary => 1,
    };
    format!("{rank}#{}", procedure.id)
}

/// What a contract owes for a procedure.
#[must_use]
pub fn charge(contract: &ContractId, procedure: &ProcedureId) -> Key {
    key(format!("CHARGE#{contract}"), procedure.as_str())
}

/// Where the index has the charges of a month, `2026-11`.
#[must_use]
pub fn charges_of(month: &str) -> String {
    format!("CHARGES#{month}")
}

/// The month of a moment in Japan, `2026-11`.
#[must_use]
pub fn month(at: Instant) -> String {
    let (year, month, _) = CivilDate::in_japan(at).parts();
    format!("{year:04}-{month:02}")
}

/// What happened to the devices of a contract.
#[must_use]
pub fn life(contract: &ContractId) -> String {
    format!("LIFE#{contract}")
}

/// One thing that happened to a device.
#[must_use]
pub fn life_event(contract: &ContractId, event: &LifeEvent) -> Key {
    key(life(contract), format!("{}#{}", event.serial, event.id))
}

/// The software device that somebody was allowed last.
#[must_use]
pub fn software(user: &UserId) -> Key {
    key(format!("SOFTWARE#{user}"), "SOFTWARE")
}

/// Where the index has the devices whose printed day lies in a month.
#[must_use]
pub fn expires(day: CivilDate) -> String {
    let (year, month, _) = day.parts();
    format!("EXPIRES#{year:04}-{month:02}")
}

/// The place of a device among those of its month: by its printed day.
#[must_use]
pub fn expiry(day: CivilDate, contract: &ContractId, serial: &Serial) -> String {
    format!("{day}#{contract}#{serial}")
}

/// Where the index has the devices that no contract has yet.
pub const STOCK: &str = "STOCK#all";

/// The parts of a file on its way.
#[must_use]
pub fn parts(file: &ImportId) -> String {
    format!("UPLOAD#{file}")
}

/// A part of a file; they sort by their places.
#[must_use]
pub fn part(file: &ImportId, part: u32) -> Key {
    key(parts(file), format!("{part:03}"))
}

/// A device that no contract has yet.
#[must_use]
pub fn stock(import: &ImportId, serial: &Serial) -> Key {
    key(format!("STOCK#{import}"), serial.as_str())
}

/// The data key of the stock.
#[must_use]
pub fn stock_key() -> Key {
    key(BANK_DATA.to_owned(), "STOCKKEY")
}

/// Where the index has the contracts of companies.
pub const CONTRACTS: &str = "CONTRACTS";

/// What waits for a second person of the desk.
pub const PROPOSALS: &str = "PROPOSAL#bank";

/// A proposal.
#[must_use]
pub fn proposal(id: &str) -> Key {
    key(PROPOSALS.to_owned(), id)
}

/// What the bank says and decides for all.
pub const BANK_DATA: &str = "BANKDATA#bank";

/// What everybody is told.
#[must_use]
pub fn public_data() -> Key {
    key(BANK_DATA.to_owned(), "PUBLIC")
}

/// What the sort keys of figures begin with.
pub const POLICY: &str = "POLICY#";

/// Figures of a policy that the desk changed.
#[must_use]
pub fn figures(policy: &str) -> Key {
    key(BANK_DATA.to_owned(), format!("{POLICY}{policy}"))
}

/// Whole days since 1970 (UTC): strangers' attempts of different days lie in different partitions.
fn day(at: Instant) -> u64 {
    at.seconds() / 86_400
}
