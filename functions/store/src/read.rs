//! Strongly consistent reads, each one round trip.

use crate::DynamoStore;
use crate::items::{
    self, Attributes, ConfirmationItem, ContractItem, DeviceItem, IdempotencyItem, ImportItem, LinkItem,
    LoginItem, PayeeItem, ResetItem, RosterItem, SECRET, SerialItem, SessionItem, UserItem,
};
use crate::keys::{self, Key};
pub(crate) use crate::query::Range;
use async_trait::async_trait;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::desk::{ProposalRecord, PublicRecord};
use ports::records::{
    ActorItems, ConfirmationRecord, ExpiringDevice, Filed, Identity, ImportRecord, LoginFound, LoginState,
    Posted, Reserved, SerialClaim, StoredKeyring, Versioned,
};
use ports::stock::{StockDevice, StoredPart};
use ports::store::{Page, Person, Span, Store, StoreError, Whose};
use ports::transaction::{CommitError, Transaction};
use serde::de::DeserializeOwned;
use shared::domain::attempt::{Attempts, LockPolicy};
use shared::domain::audit::{AuditEvent, Stream};
use shared::domain::contract::Contract;
use shared::domain::fee::Charge;
use shared::domain::id::{ContractId, IdempotencyKey, ImportId, LoginId, ProcedureId, Serial, UserId};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::life::LifeEvent;
use shared::domain::notice::Notice;
use shared::domain::payee::Payee;
use shared::domain::policy::Figures;
use shared::domain::procedure::Step;
use shared::domain::reset::{ResetPurpose, ResetRequest};
use shared::domain::roster::{Roster, is_usable_administrator};
use shared::domain::session::Session;
use shared::domain::software::SoftwareGrant;
use shared::domain::throttle::{Throttle, ThrottleKind};
use shared::domain::user::User;
use std::collections::BTreeMap;

fn take<I: DeserializeOwned, T: From<I>>(
    found: &mut BTreeMap<Key, Attributes>,
    key: &Key,
) -> Result<Option<T>, StoreError> {
    found.remove(key).map(|attributes| items::item::<I>(attributes).map(T::from)).transpose()
}

#[async_trait]
impl Store for DynamoStore {
    async fn reserve_login(
        &self,
        id: &LoginId,
        browser: Option<&str>,
        lock: &LockPolicy,
        now: Instant,
    ) -> Result<Reserved<LoginFound>, StoreError> {
        self.reserve_way(id, browser, lock, now).await
    }

    async fn reserve_confirmation(
        &self,
        who: &Identity,
        lock: &LockPolicy,
        now: Instant,
    ) -> Result<Reserved<ConfirmationRecord>, StoreError> {
        self.reserve::<ConfirmationItem, ConfirmationRecord>(
            &keys::confirmation(who),
            None,
            lock,
            now,
            |record| Some(record.attempts),
        )
        .await
    }

    async fn login(&self, id: &LoginId) -> Result<Option<LoginFound>, StoreError> {
        let item = self.raw(&keys::login(id)).await?.filter(|item| item.contains_key(SECRET));
        Ok(item.map(items::item::<LoginItem>).transpose()?.map(Into::into))
    }

    async fn confirmation_attempts(&self, who: &Identity) -> Result<Option<Attempts>, StoreError> {
        let item: Option<ConfirmationItem> = self.get(&keys::confirmation(who)).await?;
        Ok(item.map(|item| ConfirmationRecord::from(item).attempts))
    }

    async fn actor(
        &self,
        who: &Identity,
        repeat: Option<(&str, &IdempotencyKey)>,
    ) -> Result<ActorItems, StoreError> {
        let (session, user, contract) =
            (keys::session(&who.user), keys::user(&who.contract, &who.user), keys::contract(&who.contract));
        let repeat = repeat.map(|(operation, key)| keys::idempotency(&who.user, operation, key));
        let asked = [Some(&session), Some(&user), Some(&contract), repeat.as_ref()];
        let mut found = self.batch(asked.into_iter().flatten().cloned().collect()).await?;
        Ok(ActorItems {
            session: take::<SessionItem, _>(&mut found, &session)?,
            user: take::<UserItem, _>(&mut found, &user)?,
            contract: take::<ContractItem, _>(&mut found, &contract)?,
            repeat: match &repeat {
                Some(key) => take::<IdempotencyItem, _>(&mut found, key)?,
                None => None,
            },
        })
    }

    async fn contract(&self, id: &ContractId) -> Result<Option<Versioned<Contract>>, StoreError> {
        Ok(self.get::<ContractItem>(&keys::contract(id)).await?.map(Into::into))
    }

    async fn session(&self, who: &Identity) -> Result<Option<Session>, StoreError> {
        Ok(self.get::<SessionItem>(&keys::session(&who.user)).await?.map(Into::into))
    }

    async fn keyring(&self, contract: &ContractId) -> Result<StoredKeyring, StoreError> {
        let (rows, _) = self.query(&keys::keyring(contract), Range::default()).await?;
        let mut keyring = StoredKeyring::default();
        for row in rows {
            let device = matches!(row.get("sk"), Some(AttributeValue::S(sk)) if sk.starts_with(keys::DEVICE));
            if device {
                keyring.devices.push(items::item::<DeviceItem>(row)?.into());
            } else {
                match items::item::<LinkItem>(row)?.into() {
                    Ok(link) => keyring.links.push(link),
                    Err(revoked) => keyring.revocations.push(revoked),
                }
            }
        }
        Ok(keyring)
    }

    async fn users(&self, contract: &ContractId) -> Result<Vec<Versioned<User>>, StoreError> {
        Ok(self.all::<UserItem>(&keys::users(contract)).await?.into_iter().map(Into::into).collect())
    }

    async fn logins(&self, ids: &[LoginId]) -> Result<Vec<LoginState>, StoreError> {
        let found = self.batch(ids.iter().map(keys::login).collect()).await?;
        let living = found.into_values().filter(|item| item.contains_key(SECRET));
        living.map(|attributes| items::item::<LoginItem>(attributes).map(Into::into)).collect()
    }

    async fn confirmations(&self, contract: &ContractId) -> Result<Vec<(UserId, Attempts)>, StoreError> {
        let items: Vec<ConfirmationItem> = self.all(&keys::confirmations(contract)).await?;
        Ok(items
            .into_iter()
            .map(ConfirmationRecord::from)
            .map(|record| (record.who.user, record.attempts))
            .collect())
    }

    async fn roster(&self, contract: &ContractId) -> Result<Versioned<Roster>, StoreError> {
        let item: Option<RosterItem> = self.get(&keys::roster(contract)).await?;
        let without_names = item.as_ref().is_some_and(|item| item.usable_administrators.is_none());
        let mut roster = item.map_or(Versioned { version: 0, value: Roster::default() }, Into::into);
        if without_names {
            let users = self.users(contract).await?.into_iter().map(|user| user.value);
            let usable = users.filter(is_usable_administrator).map(|user| user.id);
            roster.value.usable_administrators = usable.collect();
        }
        Ok(roster)
    }

    async fn payees(
        &self,
        contract: &ContractId,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Payee>, StoreError> {
        let range = Range { after: after.map(Into::into), limit: Some(limit), ..Range::default() };
        let (rows, more) = self.query(&keys::payees(contract), range).await?;
        let rows: Vec<Payee> = rows
            .into_iter()
            .map(|row| items::item::<PayeeItem>(row).map(Into::into))
            .collect::<Result<_, _>>()?;
        let next = rows.last().filter(|_| more).map(keys::account);
        Ok(Page { rows, next })
    }

    async fn history(
        &self,
        user: &UserId,
        stream: Stream,
        since: Instant,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<AuditEvent>, StoreError> {
        let span = Span { since, until: None, before: before.map(Into::into) };
        self.read_events(Whose::Person(user, stream), &span, limit).await
    }

    async fn import(&self, id: &ImportId) -> Result<Option<ImportRecord>, StoreError> {
        Ok(self.get::<ImportItem>(&keys::import(id)).await?.map(Into::into))
    }

    async fn serial_claims(&self, serials: &[Serial]) -> Result<Vec<(Serial, SerialClaim)>, StoreError> {
        let found = self.batch(serials.iter().map(keys::serial).collect()).await?;
        found.into_values().map(|attributes| items::item::<SerialItem>(attributes).map(Into::into)).collect()
    }

    async fn seen(&self, who: &Identity, digest: &[u8], now: Instant) -> Result<(), StoreError> {
        self.note_seen(who, digest, now).await
    }

    async fn record(&self, event: AuditEvent) -> Result<(), StoreError> {
        self.put_audit(event).await
    }

    async fn user(&self, who: &Identity) -> Result<Option<Versioned<User>>, StoreError> {
        Ok(self.get::<UserItem>(&keys::user(&who.contract, &who.user)).await?.map(Into::into))
    }

    async fn reserve_reset(
        &self,
        user: &UserId,
        purpose: ResetPurpose,
        tries: u32,
        now: Instant,
    ) -> Result<Option<ResetRequest>, StoreError> {
        self.reserve_code(user, purpose, tries, now).await
    }

    async fn person(&self, who: &Identity) -> Result<Person, StoreError> {
        let (user, contract) = (keys::user(&who.contract, &who.user), keys::contract(&who.contract));
        let mut found = self.batch(vec![user.clone(), contract.clone()]).await?;
        Ok((take::<UserItem, _>(&mut found, &user)?, take::<ContractItem, _>(&mut found, &contract)?))
    }

    async fn throttle(
        &self,
        kind: ThrottleKind,
        subject: &str,
        throttle: &Throttle,
        now: Instant,
    ) -> Result<bool, StoreError> {
        self.take_try(kind, subject, throttle, now).await
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        self.transact(transaction).await
    }

    async fn events(
        &self,
        whose: Whose<'_>,
        span: &Span,
        limit: u32,
    ) -> Result<Page<AuditEvent>, StoreError> {
        self.read_events(whose, span, limit).await
    }

    async fn posted(&self, contract: &ContractId, id: &str) -> Result<Option<Posted>, StoreError> {
        self.read_posted(contract, id).await
    }

    async fn unsent(&self, after: Option<&str>, limit: u32) -> Result<Page<Notice>, StoreError> {
        self.read_unsent(after, limit).await
    }

    async fn arrive(&self, user: &UserId, notice: Notice, expires_at: Instant) -> Result<(), StoreError> {
        self.put_notice(user, notice, expires_at).await
    }

    async fn close(
        &self,
        contract: &ContractId,
        id: &str,
        sent_at: Option<Instant>,
        expires_at: Instant,
    ) -> Result<(), StoreError> {
        self.close_posted(contract, id, sent_at, expires_at).await
    }

    async fn notices(
        &self,
        user: &UserId,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<Notice>, StoreError> {
        self.read_notices(user, before, limit).await
    }

    async fn procedure(
        &self,
        contract: Option<&ContractId>,
        id: &ProcedureId,
    ) -> Result<Option<Filed>, StoreError> {
        self.read_procedure(contract, id).await
    }

    async fn procedures(
        &self,
        contract: Option<&ContractId>,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<Filed>, StoreError> {
        self.read_procedures(contract, before, limit).await
    }

    async fn filings(&self, contract: &ContractId) -> Result<u64, StoreError> {
        self.read_filings(contract).await
    }

    async fn queue(&self, step: Step, after: Option<&str>, limit: u32) -> Result<Page<Filed>, StoreError> {
        self.read_queue(step, after, limit).await
    }

    async fn charges(
        &self,
        contract: &ContractId,
        procedures: &[ProcedureId],
    ) -> Result<Vec<Charge>, StoreError> {
        self.read_charges(contract, procedures).await
    }

    async fn charges_of_month(
        &self,
        month: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Charge>, StoreError> {
        self.read_month(month, after, limit).await
    }

    async fn life(
        &self,
        contract: &ContractId,
        serial: &Serial,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Page<LifeEvent>, StoreError> {
        self.read_life(contract, serial, before, limit).await
    }

    async fn software_grant(&self, user: &UserId) -> Result<Option<SoftwareGrant>, StoreError> {
        self.read_software(user).await
    }

    async fn expiring(
        &self,
        from: CivilDate,
        to: CivilDate,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<ExpiringDevice>, StoreError> {
        self.read_expiring(from, to, after, limit).await
    }

    async fn stock_device(&self, serial: &Serial) -> Result<Option<StockDevice>, StoreError> {
        self.read_stock_device(serial).await
    }

    async fn stock(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<StockDevice>, StoreError> {
        self.read_stock(prefix, after, limit).await
    }

    async fn stock_key(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.read_stock_key().await
    }

    async fn keep_stock_key(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        self.put_stock_key(wrapped).await
    }

    async fn contracts(
        &self,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<Contract>, StoreError> {
        self.read_contracts(prefix, after, limit).await
    }

    async fn public_data(&self) -> Result<Versioned<PublicRecord>, StoreError> {
        self.read_public_data().await
    }

    async fn figures(&self) -> Result<BTreeMap<String, Versioned<Figures>>, StoreError> {
        self.read_figures().await
    }

    async fn proposal(&self, id: &str) -> Result<Option<ProposalRecord>, StoreError> {
        self.read_proposal(id).await
    }

    async fn proposals(&self) -> Result<Vec<ProposalRecord>, StoreError> {
        self.read_proposals().await
    }

    async fn reset_request(
        &self,
        user: &UserId,
        purpose: ResetPurpose,
    ) -> Result<Option<ResetRequest>, StoreError> {
        let item = self.get::<ResetItem>(&keys::reset(user, purpose)).await?;
        Ok(item.filter(|item| !item.done).map(Into::into))
    }
    async fn parts(&self, file: &ImportId) -> Result<Vec<StoredPart>, StoreError> {
        self.read_parts(file).await
    }
}
