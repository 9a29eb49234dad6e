//! What people with administrator rights do to a colleague's secrets and belongings.

use super::cancellation::Label;
use super::write::{Entry, keyed, put, update};
use crate::expression::Binder;
use crate::items::{RetiredLoginItem, SECRET};
use crate::keys::{self, Key};
use aws_sdk_dynamodb::types::{AttributeValue, Delete, TransactWriteItem};
use ports::credentials::PasswordHash;
use ports::records::{Identity, Versioned};
use ports::store::StoreError;
use ports::transaction::Belonging;
use shared::domain::attempt::Attempts;
use shared::domain::id::{ContractId, LoginId, UserId};
use shared::domain::instant::Instant;

/// The attribute that holds the browsers with a counter of their own: a new password has none.
const BROWSERS: &str = "browsers";

/// Deletes a user who was read.
pub(super) fn delete_user(
    table: &str,
    contract: &ContractId,
    user: &Versioned<UserId>,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (version, read) = (bind.name("version"), bind.number(user.version));
    delete(table, &keys::user(contract, &user.value), Some((format!("{version} = {read}"), bind)))
}

/// Takes something away.
pub(super) fn drop(table: &str, who: &Identity, what: Belonging) -> Result<Entry, StoreError> {
    let key = match what {
        Belonging::Confirmation => keys::confirmation(who),
        Belonging::Link => keys::link(&who.contract, &who.user),
        Belonging::Session => keys::session(&who.user),
    };
    delete(table, &key, None)
}

/// Leaves nothing of a login password but its ID.
pub(super) fn retire(
    table: &str,
    login_id: LoginId,
    who: Identity,
    at: Instant,
    was: Option<(PasswordHash, Attempts)>,
) -> Result<Entry, StoreError> {
    let condition = was.map(|(hash, attempts)| {
        let mut bind = Binder::default();
        let (phc, given) = (bind.name(SECRET), bind.text(hash.as_phc()));
        let as_read = as_read(&mut bind, attempts);
        (format!("{phc} = {given} AND {as_read}"), bind)
    });
    let key = keys::login(&login_id);
    let left = RetiredLoginItem { login_id, contract: who.contract, holder: who.user, retired_at: at };
    put(table, &key, &left, condition, Label::Changed)
}

/// Copies a suspension to the door, and lifts a lock that is as it was read; only the door remembers browsers.
pub(super) fn barriers(
    table: &str,
    key: &Key,
    suspended: Option<bool>,
    lifts: Option<Attempts>,
    door: bool,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (mut sets, mut condition) = (Vec::new(), there(&mut bind));
    let mut forgets = String::new();
    if let Some(suspended) = suspended {
        let (copy, now) = (bind.name("suspended"), bind.value(AttributeValue::Bool(suspended)));
        sets.push(format!("{copy} = {now}"));
    }
    if let Some(read) = lifts {
        sets.push(clear(&mut bind));
        condition.push_str(&format!(" AND {}", as_read(&mut bind, read)));
        if door {
            // The counters of browsers are lifted with them.
            forgets = format!(" REMOVE {}", bind.name(BROWSERS));
        }
    }
    update(table, key, format!("SET {}{forgets}", sets.join(", ")), condition, bind)
}

/// A deletion, under a condition or none.
pub(super) fn delete(
    table: &str,
    key: &Key,
    condition: Option<(String, Binder)>,
) -> Result<Entry, StoreError> {
    let mut delete = Delete::builder().table_name(table).set_key(Some(keyed(key)));
    if let Some((condition, bind)) = condition {
        delete = delete
            .condition_expression(condition)
            .set_expression_attribute_names(bind.names())
            .set_expression_attribute_values(bind.values());
    }
    let delete = delete.build().map_err(|error| StoreError(error.to_string()))?;
    Ok(Entry { label: Label::Changed, action: TransactWriteItem::builder().delete(delete).build() })
}

/// The secret is there: not retired, not gone with its user.
fn there(bind: &mut Binder) -> String {
    format!("attribute_exists({})", bind.name(SECRET))
}

fn as_read(bind: &mut Binder, read: Attempts) -> String {
    let (failures, cleared) = (bind.name("failures"), bind.name("cleared"));
    let (counted, before) = (bind.number(read.failures), bind.number(read.cleared));
    format!("{failures} = {counted} AND {cleared} = {before}")
}

/// Clears the failures, and numbers the attempts on: one that is under way settles nothing of what comes after.
fn clear(bind: &mut Binder) -> String {
    let (failures, cleared, none) = (bind.name("failures"), bind.name("cleared"), bind.number(0));
    format!("{cleared} = {cleared} + {failures}, {failures} = {none}")
}

/// Puts a temporary password in the place of another; only the door remembers browsers.
pub(super) fn set(
    table: &str,
    key: &Key,
    hash: &PasswordHash,
    temporary_until: Instant,
    door: bool,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (phc, given) = (bind.name(SECRET), bind.text(hash.as_phc()));
    let (until, at) = (bind.name("temporary_until"), bind.number(temporary_until.0));
    let mut change = format!("SET {}, {phc} = {given}, {until} = {at}", clear(&mut bind));
    if door {
        change.push_str(&format!(" REMOVE {}", bind.name(BROWSERS)));
    }
    let condition = there(&mut bind);
    update(table, key, change, condition, bind)
}
