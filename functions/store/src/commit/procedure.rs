//! Procedures, and what contracts owe for them.

use super::cancellation::Label;
use super::write::{Entry, absent, over, put, update};
use crate::expression::Binder;
use crate::items::{ChargeItem, FilingsItem, ProcedureItem};
use crate::keys;
use ports::records::Versioned;
use ports::store::StoreError;
use shared::domain::account::Yen;
use shared::domain::fee::Charge;
use shared::domain::id::{ContractId, ProcedureId};
use shared::domain::instant::Instant;
use shared::domain::procedure::Procedure;
use shared::domain::user::TextField;

/// A procedure at the version that was read (0: none yet).
pub(super) fn procedure(
    table: &str,
    procedure: Versioned<Procedure>,
    company: TextField,
) -> Result<Entry, StoreError> {
    let key = keys::procedure(procedure.value.contract.as_ref(), &procedure.value.id);
    let read = procedure.version;
    let next = Versioned { version: read + 1, value: procedure.value };
    over(table, &key, &ProcedureItem::new(next, company), read)
}

/// One more filing, after as many as were read.
pub(super) fn filed_after(table: &str, contract: &ContractId, read: u64) -> Result<Entry, StoreError> {
    over(table, &keys::filings(contract), &FilingsItem { version: read + 1 }, read)
}

/// A charge: the procedure has none yet.
pub(super) fn charge(table: &str, charge: Charge) -> Result<Entry, StoreError> {
    let key = keys::charge(&charge.contract, &charge.procedure);
    put(table, &key, &ChargeItem::from(charge), Some(absent()), Label::Changed)
}

/// So much of a charge is given back, once.
pub(super) fn refund(
    table: &str,
    contract: &ContractId,
    procedure: &ProcedureId,
    yen: Yen,
    at: Instant,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let charge = bind.name("charge");
    let when = format!("{charge}.{}", bind.name("refunded_at"));
    let much = format!("{charge}.{}", bind.name("refunded"));
    let (at, yen, none) = (bind.number(at.0), bind.number(yen.amount()), bind.text("NULL"));
    let set = format!("SET {when} = {at}, {much} = {yen}");
    let condition = format!("attribute_type({when}, {none})");
    update(table, &keys::charge(contract, procedure), set, condition, bind)
}
