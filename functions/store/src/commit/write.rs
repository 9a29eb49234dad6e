//! Each change of a transaction, with the condition under which it may happen.

use super::cancellation::Label;
use super::{colleague, desk, procedure, reset, stock, success, token};
use crate::expression::Binder;
use crate::items::{
    self, Attributes, AuditItem, ConfirmationItem, ContractItem, DeviceItem, IdempotencyItem, ImportItem,
    LoginItem, NoticeItem, PartItem, PayeeItem, RosterItem, SerialItem, SessionItem, UserItem, progress_word,
};
use crate::keys::{self, Key};
use aws_sdk_dynamodb::types::{
    AttributeValue, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem, Update,
};
use ports::records::{SerialClaim, Versioned};
use ports::store::StoreError;
use ports::transaction::{Duplicate, Write};
use serde::Serialize;

/// An action with what its failed condition means.
pub(crate) struct Entry {
    pub(crate) label: Label,
    pub(crate) action: TransactWriteItem,
}

/// A key as the SDK takes it.
pub(crate) fn keyed(key: &Key) -> Attributes {
    Attributes::from([
        ("pk".into(), AttributeValue::S(key.pk.clone())),
        ("sk".into(), AttributeValue::S(key.sk.clone())),
    ])
}

/// The entries of a change: one, but for a device that changes hands.
pub(crate) fn entries(table: &str, write: Write) -> Result<Vec<Entry>, StoreError> {
    let unique = Label::Unique;
    let entry = match write {
        Write::NewContract(contract) => new(
            table,
            &keys::contract(&contract.id.clone()),
            &ContractItem::from(Versioned { version: 1, value: contract }),
            unique(Duplicate::Contract),
        ),
        Write::NewUser { contract, user } => {
            let key = keys::user(&contract, &user.id);
            new(table, &key, &UserItem::from(Versioned { version: 1, value: user }), Label::Changed)
        }
        Write::NewLogin(record) => new(
            table,
            &keys::login(&record.login_id.clone()),
            &LoginItem::from(record),
            unique(Duplicate::LoginId),
        ),
        Write::NewConfirmation(record) => new(
            table,
            &keys::confirmation(&record.who.clone()),
            &ConfirmationItem::from(record),
            Label::Changed,
        ),
        Write::NewLink { contract, link, revoked_by, instead_of } => {
            token::register(table, &contract, link, revoked_by, instead_of)
        }
        Write::NewPayee { contract, payee } => new(
            table,
            &keys::payee(&contract, &payee.clone()),
            &PayeeItem::from(payee),
            unique(Duplicate::Payee),
        ),
        Write::Audit(event) => {
            new(table, &keys::audit(&event.clone()), &AuditItem::from(event), Label::Changed)
        }
        Write::Outbox(notice) => {
            let key = keys::outbox(&notice.contract, &notice.id);
            new(table, &key, &NoticeItem::unsent(notice), Label::Changed)
        }
        Write::StagedDevice { contract, device } => {
            // A crashed import may have left the same device; staging it again is the same.
            put(
                table,
                &keys::device(&contract, &device.serial.clone()),
                &DeviceItem::from(Versioned { version: 1, value: device }),
                None,
                Label::Changed,
            )
        }
        Write::Device { contract, device } => {
            let (key, read) = (keys::device(&contract, &device.value.serial), device.version);
            let item = DeviceItem::from(Versioned { version: read + 1, value: device.value });
            over(table, &key, &item.indexed(&contract), read)
        }
        Write::User { contract, user } => {
            let (key, read) = (keys::user(&contract, &user.value.id), user.version);
            over(table, &key, &UserItem::from(Versioned { version: read + 1, value: user.value }), read)
        }
        Write::Roster { contract, roster } => {
            let read = roster.version;
            over(
                table,
                &keys::roster(&contract),
                &RosterItem::from(Versioned { version: read + 1, value: roster.value }),
                read,
            )
        }
        Write::LoginSucceeded { login_id, settled, way, browsers } => {
            success::login(table, &login_id, &settled, way.as_deref(), &browsers)
        }
        Write::ConfirmationSucceeded { who, settled } => success::confirmation(table, &who, &settled),
        Write::ImportGoesLive { contract, import } => {
            let mut bind = Binder::default();
            let (imports, version, one) = (bind.name("live_imports"), bind.name("version"), bind.number(1));
            let added = bind.value(AttributeValue::L(vec![AttributeValue::S(import.to_string())]));
            let (id, status, active) =
                (bind.text(import.as_str()), bind.name("contract_status"), bind.text("active"));
            let set =
                format!("SET {imports} = list_append({imports}, {added}), {version} = {version} + {one}");
            update(
                table,
                &keys::contract(&contract),
                set,
                format!("{status} = {active} AND NOT contains({imports}, {id})"),
                bind,
            )
        }
        Write::Import { record, from } => {
            let key = keys::import(&record.id);
            let condition = from.map(|status| {
                let mut bind = Binder::default();
                let (progress, word) = (bind.name("progress"), bind.text(progress_word(status)));
                (format!("{progress} = {word}"), bind)
            });
            let condition = condition.unwrap_or_else(absent);
            put(table, &key, &ImportItem::from(record), Some(condition), Label::Changed)
        }
        Write::ClaimSerial { serial, import, owner, instead_of } => {
            let (mut condition, mut bind) = absent();
            for known in [Some(&import), instead_of.as_ref()].into_iter().flatten() {
                let (claimed, id) = (bind.name("import"), bind.text(known.as_str()));
                condition.push_str(&format!(" OR {claimed} = {id}"));
            }
            let key = keys::serial(&serial);
            put(
                table,
                &key,
                &SerialItem::new(serial, SerialClaim { import, owner }),
                Some((condition, bind)),
                unique(Duplicate::Serial),
            )
        }
        Write::Session { who, session, now, idle_since, expires_at, displacing } => {
            let (mut condition, mut bind) = absent();
            let (expiry, at) = (bind.name("expires_at"), bind.number(now.seconds()));
            let (ended, yes) = (bind.name("signed_out"), bind.value(AttributeValue::Bool(true)));
            let (seen, idle) = (bind.name("last_seen"), bind.number(idle_since.0));
            condition.push_str(&format!(" OR {expiry} <= {at} OR {ended} = {yes} OR {seen} <= {idle}"));
            if let Some(digest) = displacing {
                let (stored, given) = (bind.name("digest"), bind.bytes(&digest));
                condition.push_str(&format!(" OR {stored} = {given}"));
            }
            put(
                table,
                &keys::session(&who.user),
                &SessionItem::new(session, expires_at),
                Some((condition, bind)),
                Label::Session,
            )
        }
        Write::SessionSeen { who, digest, at } => {
            let mut bind = Binder::default();
            let (stored, given) = (bind.name("digest"), bind.bytes(&digest));
            let (ended, no) = (bind.name("signed_out"), bind.value(AttributeValue::Bool(false)));
            let (seen, at) = (bind.name("last_seen"), bind.number(at.0));
            let condition = format!("{stored} = {given} AND {ended} = {no}");
            update(table, &keys::session(&who.user), format!("SET {seen} = {at}"), condition, bind)
        }
        Write::EndSession { who, digest } => {
            let mut bind = Binder::default();
            let (stored, given) = (bind.name("digest"), bind.bytes(&digest));
            let (ended, yes) = (bind.name("signed_out"), bind.value(AttributeValue::Bool(true)));
            update(
                table,
                &keys::session(&who.user),
                format!("SET {ended} = {yes}"),
                format!("{stored} = {given}"),
                bind,
            )
        }
        Write::Idempotency { who, operation, key, record, now } => {
            let key = keys::idempotency(&who.user, &operation, &key);
            let (mut condition, mut bind) = absent();
            let (expiry, at) = (bind.name("expires_at"), bind.number(now.seconds()));
            condition.push_str(&format!(" OR {expiry} <= {at}"));
            put(
                table,
                &key,
                &IdempotencyItem::from(record),
                Some((condition, bind)),
                unique(Duplicate::Request),
            )
        }
        Write::DeleteUser { contract, user } => colleague::delete_user(table, &contract, &user),
        Write::Drop { who, what } => colleague::drop(table, &who, what),
        Write::RetireLogin { login_id, who, at, was } => colleague::retire(table, login_id, who, at, was),
        Write::LoginBarriers { login_id, suspended, lifts } => {
            colleague::barriers(table, &keys::login(&login_id), suspended, lifts, true)
        }
        Write::ConfirmationReleased { who, read } => {
            colleague::barriers(table, &keys::confirmation(&who), None, Some(read), false)
        }
        Write::LoginSet { login_id, hash, temporary_until } => {
            colleague::set(table, &keys::login(&login_id), &hash, temporary_until, true)
        }
        Write::ConfirmationSet { who, hash, temporary_until } => {
            colleague::set(table, &keys::confirmation(&who), &hash, temporary_until, false)
        }
        Write::AttemptReturned { place, read, last_at } => reset::attempt(table, &place, read, last_at),
        Write::Reset { user, request } => reset::requested(table, &user, request),
        Write::OwnReset { user, request, instead_of } => {
            reset::requested_by_oneself(table, &user, request, instead_of.as_deref())
        }
        Write::ResetUsed { user, purpose, id } => reset::used(table, &user, purpose, &id),
        Write::ResetTryReturned { user, purpose, id } => reset::returned(table, &user, purpose, &id),
        Write::ConfirmationReset { who, hash, below } => reset::confirmation(table, &who, &hash, below),
        Write::LoginReset { found, hash, below, forgets } => {
            reset::login(table, &found, &hash, below, &forgets)
        }
        Write::SessionComplete { who, digest, at } => {
            let mut bind = Binder::default();
            let (stored, given) = (bind.name("digest"), bind.bytes(&digest));
            let (ended, no) = (bind.name("signed_out"), bind.value(AttributeValue::Bool(false)));
            let (half, seen, at) = (bind.name("half"), bind.name("last_seen"), bind.number(at.0));
            let set = format!("SET {half} = {no}, {seen} = {at}");
            let condition = format!("{stored} = {given} AND {ended} = {no}");
            update(table, &keys::session(&who.user), set, condition, bind)
        }
        Write::Contract(Versioned { version: read, value: contract }) => {
            let mut bind = Binder::default();
            let (version, stored) = (bind.name("version"), bind.number(read));
            let (status, active) = (bind.name("contract_status"), bind.text("active"));
            let condition = format!("{version} = {stored} AND {status} = {active}");
            let key = keys::contract(&contract.id);
            let item = ContractItem::from(Versioned { version: read + 1, value: contract });
            put(table, &key, &item, Some((condition, bind)), Label::Changed)
        }
        Write::NewProcedure { procedure: value, company } => {
            procedure::procedure(table, Versioned { version: 0, value }, company)
        }
        Write::FiledAfter { contract, filings } => procedure::filed_after(table, &contract, filings),
        Write::Procedure { procedure: read, company } => procedure::procedure(table, read, company),
        Write::NewCharge(charge) => procedure::charge(table, charge),
        Write::ChargeRefunded { contract, procedure: of, yen, at } => {
            procedure::refund(table, &contract, &of, yen, at)
        }
        Write::RevokeLink { contract, link, at } => token::revoke(table, &contract, link, at),
        Write::Life { contract, event } => token::life(table, &contract, event),
        Write::GrantSoftware { user, grant } => token::grant(table, &user, grant),
        Write::SoftwareObtained { user, id } => token::obtained(table, &user, &id),
        Write::NewDevice { contract, device } => token::device(table, &contract, device),
        Write::ContractStatus(contract) => desk::contract(table, contract),
        Write::PublicData(data) => desk::public_data(table, data),
        Write::Figures { policy, figures } => desk::figures(table, policy, *figures),
        Write::NewProposal(record) => desk::proposed(table, *record),
        Write::ProposalDecided(id) => desk::decided(table, &id),
        Write::StagedStock(device) => stock::staged(table, device),
        Write::ImportStaged { import, from, to } => stock::progress(table, &import, from, to),
        Write::ImportLive { import, total } => stock::live(table, &import, total),
        Write::Part(part) => {
            let key = keys::part(&part.file, part.part);
            put(table, &key, &PartItem::from(part), None, Label::Changed)
        }
        Write::AssignDevice { contract, import, device } => {
            return stock::assign(table, contract, import, *device);
        }
    };
    Ok(vec![entry?])
}

pub(super) fn absent() -> (String, Binder) {
    let mut bind = Binder::default();
    let pk = bind.name("pk");
    (format!("attribute_not_exists({pk})"), bind)
}

fn new(table: &str, key: &Key, item: &impl Serialize, label: Label) -> Result<Entry, StoreError> {
    put(table, key, item, Some(absent()), label)
}

pub(super) fn over(table: &str, key: &Key, item: &impl Serialize, read: u64) -> Result<Entry, StoreError> {
    if read == 0 {
        return new(table, key, item, Label::Changed);
    }
    let mut bind = Binder::default();
    let (version, read) = (bind.name("version"), bind.number(read));
    put(table, key, item, Some((format!("{version} = {read}"), bind)), Label::Changed)
}

pub(super) fn put(
    table: &str,
    key: &Key,
    item: &impl Serialize,
    condition: Option<(String, Binder)>,
    label: Label,
) -> Result<Entry, StoreError> {
    let mut put = Put::builder().table_name(table).set_item(Some(items::attributes(key, item)?));
    if let Some((condition, bind)) = condition {
        put = put
            .condition_expression(condition)
            .set_expression_attribute_names(bind.names())
            .set_expression_attribute_values(bind.values())
            .return_values_on_condition_check_failure(if label == Label::Session {
                ReturnValuesOnConditionCheckFailure::AllOld
            } else {
                ReturnValuesOnConditionCheckFailure::None
            });
    }
    let put = put.build().map_err(|error| StoreError(error.to_string()))?;
    Ok(Entry { label, action: TransactWriteItem::builder().put(put).build() })
}

/// An update under a condition.
pub(super) fn update(
    table: &str,
    key: &Key,
    set: String,
    condition: String,
    bind: Binder,
) -> Result<Entry, StoreError> {
    let update = Update::builder()
        .table_name(table)
        .set_key(Some(keyed(key)))
        .update_expression(set)
        .condition_expression(condition)
        .set_expression_attribute_names(bind.names())
        .set_expression_attribute_values(bind.values())
        .build()
        .map_err(|error| StoreError(error.to_string()))?;
    Ok(Entry { label: Label::Changed, action: TransactWriteItem::builder().update(update).build() })
}
