//! Links that come, move and are cut, what happened to devices, and software devices.

use super::cancellation::Label;
use super::write::{Entry, absent, put, update};
use crate::expression::Binder;
use crate::items::{DeviceItem, LifeItem, LinkItem, SoftwareItem};
use crate::keys;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::records::Versioned;
use ports::store::StoreError;
use ports::transaction::Duplicate;
use shared::domain::device::{Device, Link};
use shared::domain::id::{ContractId, Serial, UserId};
use shared::domain::instant::Instant;
use shared::domain::life::LifeEvent;
use shared::domain::software::SoftwareGrant;

/// The link is the one that was read, and was not cut.
pub(super) fn stands(bind: &mut Binder, link: &Link) -> String {
    let (serial, read) = (bind.name("serial"), bind.text(link.serial.as_str()));
    let (since, at) = (bind.name("registered_at"), bind.number(link.registered_at.0));
    format!("{serial} = {read} AND {since} = {at} AND attribute_not_exists({})", bind.name("revoked_at"))
}

/// A link where there is none, where the last one was cut long enough ago, or in place of the one to a device.
pub(super) fn register(
    table: &str,
    contract: &ContractId,
    link: Link,
    revoked_by: Instant,
    instead_of: Option<Serial>,
) -> Result<Entry, StoreError> {
    let key = keys::link(contract, &link.user);
    let (condition, bind) = match instead_of {
        Some(before) => {
            let mut bind = Binder::default();
            let (serial, before) = (bind.name("serial"), bind.text(before.as_str()));
            let revoked = bind.name("revoked_at");
            (format!("{serial} = {before} AND attribute_not_exists({revoked})"), bind)
        }
        None => {
            let (condition, mut bind) = absent();
            let (revoked, by) = (bind.name("revoked_at"), bind.number(revoked_by.0));
            (format!("{condition} OR {revoked} <= {by}"), bind)
        }
    };
    put(table, &key, &LinkItem::from(link), Some((condition, bind)), Label::Changed)
}

/// Cuts a link.
pub(super) fn revoke(
    table: &str,
    contract: &ContractId,
    link: Link,
    at: Instant,
) -> Result<Entry, StoreError> {
    let (key, mut bind) = (keys::link(contract, &link.user), Binder::default());
    let condition = stands(&mut bind, &link);
    put(table, &key, &LinkItem::from(link).revoked(at), Some((condition, bind)), Label::Changed)
}

/// Something happened to a device.
pub(super) fn life(table: &str, contract: &ContractId, event: LifeEvent) -> Result<Entry, StoreError> {
    let key = keys::life_event(contract, &event);
    put(table, &key, &LifeItem::from(event), Some(absent()), Label::Changed)
}

/// Allows a software device.
pub(super) fn grant(table: &str, user: &UserId, grant: SoftwareGrant) -> Result<Entry, StoreError> {
    put(table, &keys::software(user), &SoftwareItem::from(grant), None, Label::Changed)
}

/// Uses up what was allowed, once.
pub(super) fn obtained(table: &str, user: &UserId, id: &str) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (stored, read) = (bind.name("id"), bind.text(id));
    let (done, no) = (bind.name("done"), bind.value(AttributeValue::Bool(false)));
    let yes = bind.value(AttributeValue::Bool(true));
    let (set, condition) = (format!("SET {done} = {yes}"), format!("{stored} = {read} AND {done} = {no}"));
    update(table, &keys::software(user), set, condition, bind)
}

/// A device that nobody has.
pub(super) fn device(table: &str, contract: &ContractId, device: Device) -> Result<Entry, StoreError> {
    let key = keys::device(contract, &device.serial);
    let item = DeviceItem::from(Versioned { version: 1, value: device });
    put(table, &key, &item, Some(absent()), Label::Unique(Duplicate::Serial))
}
