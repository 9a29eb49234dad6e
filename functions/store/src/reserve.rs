//! Taking an attempt at a slow secret in one conditional write: the same rule as
//! [`shared::domain::attempt::Attempts::reserve`], spoken to the table, so that parallel guesses never get
//! more answers than the limit.

use crate::DynamoStore;
use crate::call;
use crate::expression::{Binder, counter};
use crate::items::{self, Attributes, LoginItem, ResetItem, SECRET};
use crate::keys::{self, Key};
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::{UpdateItemError, UpdateItemOutput};
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use ports::meter::Meter;
use ports::records::{LoginFound, Reserved};
use ports::store::StoreError;
use serde::de::DeserializeOwned;
use shared::domain::attempt::{Attempts, LockPolicy, Reservation};
use shared::domain::id::{LoginId, UserId};
use shared::domain::instant::Instant;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use std::time::Duration;

/// How often an attempt that met a transaction is sent again, and how long it waits before.
const CONFLICT_ROUNDS: u32 = 4;
const CONFLICT_PAUSE: Duration = Duration::from_millis(5);

impl DynamoStore {
    /// Reserves an attempt at a login password by the way of `browser`, where it is remembered.
    pub(crate) async fn reserve_way(
        &self,
        id: &LoginId,
        browser: Option<&str>,
        lock: &LockPolicy,
        now: Instant,
    ) -> Result<Reserved<LoginFound>, StoreError> {
        let key = keys::login(id);
        if let Some(browser) = browser {
            let counter = |found: &LoginFound| found.browser(Some(browser)).map(|known| known.attempts);
            let by_it = |found: LoginFound| LoginFound { way: Some(browser.to_owned()), ..found };
            match self.reserve::<LoginItem, LoginFound>(&key, Some(browser), lock, now, counter).await? {
                Reserved::Taken(found, reservation) => return Ok(Reserved::Taken(by_it(found), reservation)),
                Reserved::Locked(found) if found.browser(Some(browser)).is_some() => {
                    return Ok(Reserved::Locked(by_it(found)));
                }
                // Not remembered. For an ID that nobody has the same is done, so that a forged cookie tells
                // nothing.
                Reserved::Locked(_) | Reserved::Unknown => {}
            }
        }
        let counter = |found: &LoginFound| Some(found.record.attempts);
        self.reserve::<LoginItem, LoginFound>(&key, None, lock, now, counter).await
    }

    /// Reserves an attempt at the secret under `key`, on its own counter or on that of a browser. What is given
    /// back is the secret as it was before.
    pub(crate) async fn reserve<I, R>(
        &self,
        key: &Key,
        browser: Option<&str>,
        lock: &LockPolicy,
        now: Instant,
        attempts: impl Fn(&R) -> Option<Attempts>,
    ) -> Result<Reserved<R>, StoreError>
    where
        I: DeserializeOwned + Into<R>,
    {
        let mut bind = Binder::default();
        let place = counter(&mut bind, browser);
        let (failures, last_at) = (place.clone() + &bind.name("failures"), place + &bind.name("last_at"));
        let (one, at, permanent) = (bind.number(1), bind.number(now.0), bind.number(lock.permanent_at()));
        let mut condition = format!("attribute_exists({failures}) AND {failures} < {permanent}");
        let limits: Vec<String> = lock.temporary_at().map(|limit| bind.number(limit)).collect();
        if !limits.is_empty() {
            let lapsed = bind.number(now.minus_seconds(lock.temporary_seconds).0);
            condition.push_str(&format!(
                " AND (NOT {failures} IN ({}) OR {last_at} <= {lapsed})",
                limits.join(", ")
            ));
        }
        let set = format!("SET {failures} = {failures} + {one}, {last_at} = {at}");
        let answer = self.count(key, &set, &condition, &bind, ReturnValue::AllOld).await;
        let read = |attributes: Attributes| items::item::<I>(attributes).map(Into::<R>::into);
        match answer {
            Ok(output) => {
                call::written(output.consumed_capacity.as_slice());
                let record = read(output.attributes.unwrap_or_default())?;
                let before = attempts(&record)
                    .ok_or_else(|| StoreError("a counter was counted on that is not there".into()))?;
                let after = Attempts { failures: before.failures + 1, last_at: now, ..before };
                Ok(Reserved::Taken(record, Reservation { number: after.number(), after }))
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(failed)) => {
                    // A refused conditional write costs as much as one that wins.
                    Meter::consumed(0.0, 1.0);
                    // A retired login ID is like one that never was.
                    match failed.item.clone().filter(|item| item.contains_key(SECRET)) {
                        Some(old) => read(old).map(Reserved::Locked),
                        None => Ok(Reserved::Unknown),
                    }
                }
                _ => Err(call::failure(error)),
            },
        }
    }

    /// Takes a try at a mailed code.
    pub(crate) async fn reserve_code(
        &self,
        user: &UserId,
        purpose: ResetPurpose,
        limit: u32,
        now: Instant,
    ) -> Result<Option<ResetRequest>, StoreError> {
        let mut bind = Binder::default();
        let (tries, until, done) = (bind.name("tries"), bind.name("until"), bind.name("done"));
        let (one, limit, at) = (bind.number(1), bind.number(limit), bind.number(now.0));
        let no = bind.value(AttributeValue::Bool(false));
        let set = format!("SET {tries} = {tries} + {one}");
        let condition = format!("{tries} < {limit} AND {until} > {at} AND {done} = {no}");
        let key = keys::reset(user, purpose);
        match self.count(&key, &set, &condition, &bind, ReturnValue::AllNew).await {
            Ok(output) => {
                call::written(output.consumed_capacity.as_slice());
                items::item::<ResetItem>(output.attributes.unwrap_or_default()).map(|item| Some(item.into()))
            }
            Err(error) => match error.as_service_error() {
                Some(UpdateItemError::ConditionalCheckFailedException(_)) => {
                    Meter::consumed(0.0, 1.0);
                    Ok(None)
                }
                _ => Err(call::failure(error)),
            },
        }
    }

    /// Counts, again where a transaction on the item was under way and nothing was counted: the SDK does not
    /// retry this.
    async fn count(
        &self,
        key: &Key,
        set: &str,
        condition: &str,
        bind: &Binder,
        wanted: ReturnValue,
    ) -> Result<UpdateItemOutput, SdkError<UpdateItemError>> {
        let mut answer = self.update_once(key, set, condition, bind, wanted.clone()).await;
        for _ in 0..CONFLICT_ROUNDS {
            let conflict = matches!(
                answer.as_ref().map_err(SdkError::as_service_error),
                Err(Some(UpdateItemError::TransactionConflictException(_)))
            );
            if !conflict {
                break;
            }
            tokio::time::sleep(CONFLICT_PAUSE).await;
            answer = self.update_once(key, set, condition, bind, wanted.clone()).await;
        }
        answer
    }
}
