//! Devices of the stock, and their way to a contract.

use super::cancellation::Label;
use super::colleague::delete;
use super::write::{Entry, absent, put, update};
use crate::expression::Binder;
use crate::items::{DeviceItem, SerialItem, StockItem, progress_word};
use crate::keys;
use ports::records::{ImportStatus, SerialClaim, Versioned};
use ports::stock::{Owner, StockDevice};
use ports::store::StoreError;
use shared::domain::device::Device;
use shared::domain::id::{ContractId, ImportId};

/// A device of an import that is being staged.
pub(super) fn staged(table: &str, device: StockDevice) -> Result<Entry, StoreError> {
    // A crashed import may have left the same device; staging it again is the same.
    let key = keys::stock(&device.import, &device.serial);
    put(table, &key, &StockItem::from(device), None, Label::Changed)
}

/// Counts the devices that are staged, on the count that was read: of two who stage at once one goes on.
pub(super) fn progress(table: &str, import: &ImportId, from: u32, to: u32) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (progress, staging) = (bind.name("progress"), bind.text(progress_word(ImportStatus::Staging)));
    let (done, read, now) = (bind.name("done"), bind.number(from), bind.number(to));
    let condition = format!("{progress} = {staging} AND {done} = {read}");
    update(table, &keys::import(import), format!("SET {done} = {now}"), condition, bind)
}

/// Makes an import live that is staged to the end; what was needed to go on with it is needed no more.
pub(super) fn live(table: &str, import: &ImportId, total: u32) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (progress, staging) = (bind.name("progress"), bind.text(progress_word(ImportStatus::Staging)));
    let (done, all, live) =
        (bind.name("done"), bind.number(total), bind.text(progress_word(ImportStatus::Live)));
    let change = format!("SET {progress} = {live} REMOVE {}", bind.name("job"));
    let condition = format!("{progress} = {staging} AND {done} = {all}");
    update(table, &keys::import(import), change, condition, bind)
}

/// Takes a device out of the stock, puts it into the contract's keyring, and makes the claim on its serial the
/// contract's. The claim decides who has it; the other two conditions hold with it.
pub(super) fn assign(
    table: &str,
    contract: ContractId,
    import: ImportId,
    device: Device,
) -> Result<Vec<Entry>, StoreError> {
    let serial = device.serial.clone();
    let mut bind = Binder::default();
    let there = format!("attribute_exists({})", bind.name("pk"));
    let taken = delete(table, &keys::stock(&import, &serial), Some((there, bind)))?;

    // What an import left that was given up may lie in the contract's keyring; nobody ever saw it.
    let (mut condition, mut bind) = absent();
    let (brought_by, assigned) = (bind.name("import"), bind.text(ImportId::assigned().as_str()));
    condition.push_str(&format!(" OR {brought_by} <> {assigned}"));
    let key = keys::device(&contract, &serial);
    let item = DeviceItem::from(Versioned { version: 1, value: device });
    let given = put(table, &key, &item, Some((condition, bind)), Label::Changed)?;

    let mut bind = Binder::default();
    let (claimed, id, owner) = (bind.name("import"), bind.text(import.as_str()), bind.name("contract"));
    let condition = format!("{claimed} = {id} AND attribute_not_exists({owner})");
    let claim = SerialClaim { import, owner: Owner::Contract(contract) };
    let key = keys::serial(&serial);
    let claimed = put(table, &key, &SerialItem::new(serial, claim), Some((condition, bind)), Label::Changed)?;
    Ok(vec![taken, given, claimed])
}
