//! Requests for mailed codes, and the passwords that are reset by them.

use super::cancellation::Label;
use super::write::{Entry, absent, put, update};
use crate::expression::{Binder, counter};
use crate::items::ResetItem;
use crate::keys;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::credentials::PasswordHash;
use ports::records::{Identity, LoginFound};
use ports::store::StoreError;
use ports::transaction::SecretPlace;
use shared::domain::attempt::Attempts;
use shared::domain::id::UserId;
use shared::domain::instant::Instant;
use shared::domain::reset::{ResetPurpose, ResetRequest};

/// A new request; it takes the place of the one before.
pub(super) fn requested(table: &str, user: &UserId, request: ResetRequest) -> Result<Entry, StoreError> {
    put(table, &keys::reset(user, request.purpose), &ResetItem::from(request), None, Label::Changed)
}

/// A new request of the person's own, in place of the one that was read: what the desk asked for meanwhile stays.
pub(super) fn requested_by_oneself(
    table: &str,
    user: &UserId,
    request: ResetRequest,
    read: Option<&str>,
) -> Result<Entry, StoreError> {
    let (mut condition, mut bind) = absent();
    match read {
        Some(id) => {
            let (stored, id) = (bind.name("request"), bind.text(id));
            condition.push_str(&format!(" OR {stored} = {id}"));
        }
        None => {
            let (done, yes) = (bind.name("done"), bind.value(AttributeValue::Bool(true)));
            condition.push_str(&format!(" OR {done} = {yes}"));
        }
    }
    let key = keys::reset(user, request.purpose);
    put(table, &key, &ResetItem::from(request), Some((condition, bind)), Label::Changed)
}

/// A code is used up, once.
pub(super) fn used(table: &str, user: &UserId, purpose: ResetPurpose, id: &str) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (request, done, given) = (bind.name("request"), bind.name("done"), bind.text(id));
    let (yes, no) = (bind.value(AttributeValue::Bool(true)), bind.value(AttributeValue::Bool(false)));
    let condition = format!("{request} = {given} AND {done} = {no}");
    update(table, &keys::reset(user, purpose), format!("SET {done} = {yes}"), condition, bind)
}

/// A try is given back.
pub(super) fn returned(
    table: &str,
    user: &UserId,
    purpose: ResetPurpose,
    id: &str,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (request, tries, given) = (bind.name("request"), bind.name("tries"), bind.text(id));
    let (none, one) = (bind.number(0), bind.number(1));
    let condition = format!("{request} = {given} AND {tries} > {none}");
    update(table, &keys::reset(user, purpose), format!("SET {tries} = {tries} - {one}"), condition, bind)
}

/// An attempt is given back. It stays numbered, so that what came after it keeps its number.
pub(super) fn attempt(
    table: &str,
    place: &SecretPlace,
    read: Attempts,
    at: Instant,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (key, browser) = match place {
        SecretPlace::Login { id, way } => (keys::login(id), way.as_deref()),
        SecretPlace::Confirmation(who) => (keys::confirmation(who), None),
    };
    let place = counter(&mut bind, browser);
    let (failures, cleared, last_at) = (
        place.clone() + &bind.name("failures"),
        place.clone() + &bind.name("cleared"),
        place + &bind.name("last_at"),
    );
    let (none, one, at) = (bind.number(0), bind.number(1), bind.number(at.0));
    let (was, then) = (bind.number(read.cleared), bind.number(read.last_at.0));
    let set = format!("SET {failures} = {failures} - {one}, {cleared} = {cleared} + {one}, {last_at} = {at}");
    let condition = format!("{cleared} = {was} AND {last_at} = {then} AND {failures} > {none}");
    update(table, &key, set, condition, bind)
}

/// A confirmation password in place of a forgotten one.
pub(super) fn confirmation(
    table: &str,
    who: &Identity,
    hash: &PasswordHash,
    below: u32,
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (phc, until, failures) = (bind.name("phc"), bind.name("temporary_until"), bind.name("failures"));
    let (new, below) = (bind.text(hash.as_phc()), bind.number(below));
    let set = format!("SET {phc} = {new} REMOVE {until}");
    update(table, &keys::confirmation(who), set, format!("{failures} < {below}"), bind)
}

/// A login password in place of a forgotten one: of an item that nobody signed in by since it was read.
pub(super) fn login(
    table: &str,
    found: &LoginFound,
    hash: &PasswordHash,
    below: u32,
    forgets: &[String],
) -> Result<Entry, StoreError> {
    let mut bind = Binder::default();
    let (phc, until, failures) = (bind.name("phc"), bind.name("temporary_until"), bind.name("failures"));
    let (new, old) = (bind.text(hash.as_phc()), bind.text(found.record.hash.as_phc()));
    let (suspended, no) = (bind.name("suspended"), bind.value(AttributeValue::Bool(false)));
    let success = bind.name("last_success_at");
    let same = match found.record.last_success_at {
        Some(at) => format!("{success} = {}", bind.number(at.0)),
        None => format!("attribute_not_exists({success})"),
    };
    let below = bind.number(below);
    let mut condition = format!("{phc} = {old} AND {suspended} = {no} AND {same} AND {failures} < {below}");
    let mut remove = vec![until];
    if !forgets.is_empty() {
        let map = bind.name("browsers");
        condition.push_str(&format!(" AND attribute_exists({map})"));
        remove.extend(forgets.iter().map(|key| format!("{map}.{}", bind.name(key))));
    }
    let set = format!("SET {phc} = {new} REMOVE {}", remove.join(", "));
    update(table, &keys::login(&found.record.login_id), set, condition, bind)
}
