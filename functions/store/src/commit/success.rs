//! A success settles its counter as [`shared::domain::attempt::Attempts::succeeded`] says: it clears itself and
//! what came before it. The condition is on what had been cleared when it was read; later failures only add to
//! the counter and don't disturb the subtraction.

use super::write::{Entry, update};
use crate::expression::{Binder, counter};
use crate::keys;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::records::{BrowserChanges, Identity};
use ports::store::StoreError;
use ports::transaction::Settled;
use shared::domain::id::LoginId;
use std::collections::HashMap;

/// What is written, under which condition.
#[derive(Default)]
struct Parts {
    set: Vec<String>,
    remove: Vec<String>,
    conditions: Vec<String>,
    bind: Binder,
}

impl Parts {
    fn of(settled: &Settled, browser: Option<&str>) -> Self {
        let after = settled.read.succeeded(settled.reservation.number);
        let mut parts = Self::default();
        let bind = &mut parts.bind;
        let place = counter(bind, browser);
        let (failures, cleared) = (place.clone() + &bind.name("failures"), place + &bind.name("cleared"));
        let newly = bind.number(settled.read.failures - after.failures);
        let (read, now) = (bind.number(settled.read.cleared), bind.number(after.cleared));
        parts.set = vec![format!("{failures} = {failures} - {newly}"), format!("{cleared} = {now}")];
        let (phc, verified) = (bind.name("phc"), bind.text(settled.verified.as_phc()));
        parts.conditions = vec![
            format!("{cleared} = {read}"),
            format!("{failures} >= {newly}"),
            format!("{phc} = {verified}"),
        ];
        if let Some(hash) = &settled.hash {
            let new = bind.text(hash.hash.as_phc());
            parts.set.push(format!("{phc} = {new}"));
            if hash.replaces_temporary {
                parts.remove.push(bind.name("temporary_until"));
            }
        }
        parts
    }

    fn entry(self, table: &str, key: &keys::Key) -> Result<Entry, StoreError> {
        let mut change = format!("SET {}", self.set.join(", "));
        if !self.remove.is_empty() {
            change.push_str(&format!(" REMOVE {}", self.remove.join(", ")));
        }
        update(table, key, change, self.conditions.join(" AND "), self.bind)
    }
}

/// Of a confirmation password.
pub(super) fn confirmation(table: &str, who: &Identity, settled: &Settled) -> Result<Entry, StoreError> {
    Parts::of(settled, None).entry(table, &keys::confirmation(who))
}

/// Of a login password, on the counter of the way that was taken; browsers are remembered and forgotten.
pub(super) fn login(
    table: &str,
    id: &LoginId,
    settled: &Settled,
    way: Option<&str>,
    browsers: &BrowserChanges,
) -> Result<Entry, StoreError> {
    let mut parts = Parts::of(settled, way);
    let bind = &mut parts.bind;
    let (at, now) = (bind.name("last_success_at"), bind.number(settled.at.0));
    parts.set.push(format!("{at} = {now}"));
    let (suspended, no) = (bind.name("suspended"), bind.value(AttributeValue::Bool(false)));
    parts.conditions.push(format!("{suspended} = {no}"));
    remember(&mut parts, way, settled, browsers);
    parts.entry(table, &keys::login(id))
}

fn remember(parts: &mut Parts, way: Option<&str>, settled: &Settled, browsers: &BrowserChanges) {
    if browsers.remembers.is_none() && browsers.forgets.is_empty() {
        return;
    }
    let bind = &mut parts.bind;
    let map = bind.name("browsers");
    // Paths into a map that is not there are refused as malformed, so whether it is there is conditioned on.
    let there = if browsers.first { "attribute_not_exists" } else { "attribute_exists" };
    parts.conditions.push(format!("{there}({map})"));
    if let Some(key) = &browsers.remembers {
        if way == Some(key.as_str()) {
            let (seen, now) = (counter(bind, way) + &bind.name("seen_at"), bind.number(settled.at.0));
            parts.set.push(format!("{seen} = {now}"));
        } else {
            let number = |number: i64| AttributeValue::N(number.to_string());
            let entry = HashMap::from([
                ("failures".to_owned(), number(0)),
                ("cleared".to_owned(), number(0)),
                ("last_at".to_owned(), number(settled.at.0)),
                ("seen_at".to_owned(), number(settled.at.0)),
            ]);
            let entry = AttributeValue::M(entry);
            if browsers.first {
                let all = bind.value(AttributeValue::M(HashMap::from([(key.clone(), entry)])));
                parts.set.push(format!("{map} = {all}"));
            } else {
                let (name, entry) = (bind.name(key), bind.value(entry));
                parts.set.push(format!("{map}.{name} = {entry}"));
            }
        }
    }
    for key in &browsers.forgets {
        let name = bind.name(key);
        parts.remove.push(format!("{map}.{name}"));
    }
}
