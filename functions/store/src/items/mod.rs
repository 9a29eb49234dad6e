//! The stored forms. Each is a struct of its own with a schema version, so that the domain can change without
//! the table changing under it; an older version is upcast where it is read.

mod audit;
mod bookkeeping;
mod contract;
mod desk;
mod keyring;
mod life;
mod outbox;
mod payee;
mod procedure;
mod reset;
mod secret;
mod session;
mod stock;
mod user;

pub(crate) use audit::AuditItem;
pub(crate) use bookkeeping::{IdempotencyItem, ImportItem, RosterItem, SerialItem, progress_word};
pub(crate) use contract::ContractItem;
pub(crate) use desk::{FiguresItem, ProposalItem, PublicItem};
pub(crate) use keyring::{DeviceItem, LinkItem};
pub(crate) use life::{LifeItem, SoftwareItem};
pub(crate) use outbox::NoticeItem;
pub(crate) use payee::PayeeItem;
pub(crate) use procedure::{ChargeItem, FilingsItem, ProcedureItem};
pub(crate) use reset::ResetItem;
pub(crate) use secret::{ConfirmationItem, LoginItem, RetiredLoginItem, SECRET};
pub(crate) use session::SessionItem;
pub(crate) use stock::{PartItem, StockItem, StockKeyItem};
pub(crate) use user::UserItem;

use crate::keys::Key;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::store::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// The schema version that is written today.
pub(crate) const SCHEMA: u32 = 1;

/// An item as the SDK has it.
pub(crate) type Attributes = HashMap<String, AttributeValue>;

/// An item with its key, as the SDK takes it.
pub(crate) fn attributes<T: Serialize>(key: &Key, item: &T) -> Result<Attributes, StoreError> {
    let mut attributes: Attributes = serde_dynamo::aws_sdk_dynamodb_1::to_item(item)
        .map_err(|error| StoreError(format!("an item can't be stored: {error}")))?;
    attributes.insert("schema".into(), AttributeValue::N(SCHEMA.to_string()));
    attributes.insert("pk".into(), AttributeValue::S(key.pk.clone()));
    attributes.insert("sk".into(), AttributeValue::S(key.sk.clone()));
    Ok(attributes)
}

/// Reads an item of any known schema version.
pub(crate) fn item<T: DeserializeOwned>(attributes: Attributes) -> Result<T, StoreError> {
    match attributes.get("schema") {
        Some(AttributeValue::N(schema)) if *schema == SCHEMA.to_string() => {
            serde_dynamo::aws_sdk_dynamodb_1::from_item(attributes)
                .map_err(|error| StoreError(format!("an item can't be read: {error}")))
        }
        other => Err(StoreError(format!("an item has the unknown schema version {other:?}"))),
    }
}
