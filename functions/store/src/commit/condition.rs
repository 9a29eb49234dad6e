//! What was read and not written, as condition checks.

use super::cancellation::Label;
use super::token;
use super::write::{Entry, keyed};
use crate::expression::Binder;
use crate::items::progress_word;
use crate::keys;
use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, TransactWriteItem};
use ports::records::ImportStatus;
use ports::store::StoreError;
use ports::transaction::Check;

/// The entry of a check.
pub(crate) fn entry(table: &str, check: Check) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (key, condition) = match check {
        Check::ContractActive(id) => {
            let (status, active) = (bind.name("contract_status"), bind.text("active"));
            (keys::contract(&id), format!("{status} = {active}"))
        }
        Check::UserUnchanged { contract, user } => {
            let (version, read) = (bind.name("version"), bind.number(user.version));
            (keys::user(&contract, &user.value), format!("{version} = {read}"))
        }
        Check::SessionLives { who, digest } => {
            let (stored, ended) = (bind.name("digest"), bind.name("signed_out"));
            let (given, no) = (bind.bytes(&digest), bind.value(AttributeValue::Bool(false)));
            (keys::session(&who.user), format!("{stored} = {given} AND {ended} = {no}"))
        }
        Check::ImportStaging(id) => {
            let (progress, staging) =
                (bind.name("progress"), bind.text(progress_word(ImportStatus::Staging)));
            (keys::import(&id), format!("{progress} = {staging}"))
        }
        Check::ImportAbandoned(id) => {
            let (progress, abandoned) =
                (bind.name("progress"), bind.text(progress_word(ImportStatus::Abandoned)));
            (keys::import(&id), format!("{progress} = {abandoned}"))
        }
        Check::DeviceUnchanged { contract, serial, version } => {
            let (stored, read) = (bind.name("version"), bind.number(version));
            (keys::device(&contract, &serial), format!("{stored} = {read}"))
        }
        Check::ContractUnchanged { contract, version } => {
            let (stored, read) = (bind.name("version"), bind.number(version));
            (keys::contract(&contract), format!("{stored} = {read}"))
        }
        Check::LinkStands { contract, link } => {
            (keys::link(&contract, &link.user), token::stands(&mut bind, &link))
        }
    };
    let check = ConditionCheck::builder()
        .table_name(table)
        .set_key(Some(keyed(&key)))
        .condition_expression(condition)
        .set_expression_attribute_names(bind.names())
        .set_expression_attribute_values(bind.values())
        .build()
        .map_err(|error| StoreError(error.to_string()))?;
    Ok(Entry { label: Label::Changed, action: TransactWriteItem::builder().condition_check(check).build() })
}
