//! Slow secrets: an attempt is reserved first and verified then, and settled with the transaction.

use super::Halt;
use super::browser::forgotten;
use super::proofs::RefusedProof;
use crate::bank::Bank;
use ports::credentials::PasswordHash;
use ports::records::{BrowserChanges, Identity, LoginFound, Reserved};
use ports::transaction::{NewHash, SecretPlace, Settled, Write};
use shared::domain::attempt::{Attempts, Lock, LockPolicy, Reservation};
use shared::domain::audit::Refusal;
use shared::domain::authenticator::Authenticator;
use shared::domain::id::LoginId;
use shared::domain::instant::Instant;
use shared::domain::secret::Password;
use shared::operations::problem::{Failure, ProofRefusal};

/// A slow secret of somebody.
pub(crate) enum Slow<'a> {
    /// The login password, by the way of a browser that may be remembered.
    Login(&'a LoginId, Option<&'a str>),
    /// The confirmation password.
    Confirmation(&'a Identity),
}

/// A secret as the store has it, whichever it is.
pub(crate) struct Stored {
    pub(crate) place: SecretPlace,
    pub(crate) hash: PasswordHash,
    pub(crate) attempts: Attempts,
    pub(crate) temporary_until: Option<Instant>,
    pub(crate) found: Option<LoginFound>,
}

/// Reserves an attempt.
pub(crate) async fn reserve(
    bank: &Bank,
    secret: &Slow<'_>,
    lock: &LockPolicy,
    now: Instant,
) -> Result<Reserved<Stored>, Halt> {
    Ok(match secret {
        Slow::Login(id, browser) => map(bank.store.reserve_login(id, *browser, lock, now).await?, |found| {
            let place = SecretPlace::Login { id: (*id).clone(), way: found.way.clone() };
            let attempts = found.counter(found.way.as_deref());
            let (hash, temporary_until) = (found.record.hash.clone(), found.record.temporary_until);
            Stored { place, hash, attempts, temporary_until, found: Some(found) }
        }),
        Slow::Confirmation(who) => map(bank.store.reserve_confirmation(who, lock, now).await?, |record| {
            let place = SecretPlace::Confirmation((*who).clone());
            let (attempts, temporary_until) = (record.attempts, record.temporary_until);
            Stored { place, hash: record.hash, attempts, temporary_until, found: None }
        }),
    })
}

fn map<R>(reserved: Reserved<R>, into: impl Fn(R) -> Stored) -> Reserved<Stored> {
    match reserved {
        Reserved::Unknown => Reserved::Unknown,
        Reserved::Locked(record) => Reserved::Locked(into(record)),
        Reserved::Taken(record, reservation) => Reserved::Taken(into(record), reservation),
    }
}

/// A slow secret that was verified in this request.
pub(crate) struct Proved {
    reservation: Reservation,
    /// The secret as it was found; its hash is the one that was verified.
    stored: Stored,
    /// The counter as last read.
    read: Attempts,
    /// The same password under today's parameters, if it was hashed under others.
    renewed: Option<PasswordHash>,
}

impl Proved {
    /// Reads the counter again after a lost race.
    pub(crate) async fn refresh(&mut self, bank: &Bank) -> Result<(), Halt> {
        if let Some((read, found)) = read(bank, &self.stored.place).await? {
            self.read = read;
            self.stored.found = found;
        }
        Ok(())
    }

    /// Settles the counter by which it came, and no other.
    pub(crate) fn settled(&self, now: Instant) -> Write {
        let hash = self.renewed.clone().map(|hash| NewHash { hash, replaces_temporary: false });
        self.write(now, hash, BrowserChanges::default())
    }

    /// The same with a new password in its place.
    pub(crate) fn replaced(&self, now: Instant, hash: PasswordHash, lock: &LockPolicy) -> Write {
        let here = match &self.stored.place {
            SecretPlace::Login { way, .. } => way.as_deref(),
            SecretPlace::Confirmation(_) => None,
        };
        let changes = self.stored.found.as_ref().map(|found| forgotten(found, here, lock, now));
        self.write(now, Some(NewHash { hash, replaces_temporary: true }), changes.unwrap_or_default())
    }

    fn write(&self, at: Instant, hash: Option<NewHash>, browsers: BrowserChanges) -> Write {
        let (reservation, read) = (self.reservation, self.read);
        let settled = Settled { reservation, verified: self.stored.hash.clone(), read, at, hash };
        match &self.stored.place {
            SecretPlace::Login { id, way } => {
                Write::LoginSucceeded { login_id: id.clone(), settled, way: way.clone(), browsers }
            }
            SecretPlace::Confirmation(who) => Write::ConfirmationSucceeded { who: who.clone(), settled },
        }
    }
}

/// The counter of a secret, and the login password around it.
async fn read(bank: &Bank, place: &SecretPlace) -> Result<Option<(Attempts, Option<LoginFound>)>, Halt> {
    Ok(match place {
        SecretPlace::Login { id, way } => {
            bank.store.login(id).await?.map(|found| (found.counter(way.as_deref()), Some(found)))
        }
        SecretPlace::Confirmation(who) => {
            bank.store.confirmation_attempts(who).await?.map(|attempts| (attempts, None))
        }
    })
}

/// Verifies a slow secret whose attempt was reserved.
pub(crate) async fn verify(
    bank: &Bank,
    authenticator: Authenticator,
    password: &Password,
    reserved: Reserved<Stored>,
    lock: &LockPolicy,
    now: Instant,
    proved: &mut Option<Proved>,
) -> Result<Option<RefusedProof>, Halt> {
    let (stored, reservation) = match reserved {
        // Deleted, or known by another login ID, since the user was read.
        Reserved::Unknown => return Err(Failure::Stale.into()),
        Reserved::Locked(secret) => {
            return Ok(Some(locked(authenticator, &secret.attempts, lock, now, Refusal::Locked)));
        }
        Reserved::Taken(stored, reservation) => (stored, reservation),
    };
    let verdict = bank.credentials.verify(password, Some(&stored.hash)).await?;
    if !verdict.right {
        return Ok(Some(failed(authenticator, &reservation, lock, now)));
    }
    let renewed = if verdict.outdated { Some(bank.credentials.hash(password).await?) } else { None };
    let lapsed = stored.temporary_until.is_some_and(|until| now >= until);
    *proved = Some(Proved { reservation, stored, read: reservation.after, renewed });
    if lapsed {
        let (refusal, why) = (ProofRefusal::TemporaryExpired, Refusal::TemporaryExpired);
        return Ok(Some(RefusedProof::new(authenticator, refusal, why)));
    }
    Ok(None)
}

/// What is told of an attempt that failed.
pub(crate) fn failed(
    authenticator: Authenticator,
    reservation: &Reservation,
    lock: &LockPolicy,
    now: Instant,
) -> RefusedProof {
    match reservation.after.lock(lock, now) {
        Lock::Open => {
            let remaining = reservation.after.remaining(lock);
            RefusedProof::new(authenticator, ProofRefusal::Wrong { remaining }, Refusal::Wrong)
        }
        Lock::Temporary { .. } | Lock::Permanent => {
            locked(authenticator, &reservation.after, lock, now, Refusal::WrongAndLocked)
        }
    }
}

fn locked(
    authenticator: Authenticator,
    attempts: &Attempts,
    lock: &LockPolicy,
    now: Instant,
    why: Refusal,
) -> RefusedProof {
    let until = match attempts.lock(lock, now) {
        Lock::Temporary { until } => Some(until),
        Lock::Open | Lock::Permanent => None,
    };
    RefusedProof::new(authenticator, ProofRefusal::Locked { until }, why)
}

/// An attempt at the other password that was only made to compare, and is given back.
pub(crate) struct Borrowed {
    place: SecretPlace,
    reservation: Reservation,
    read: Attempts,
    before_at: Instant,
}

impl Borrowed {
    /// What was borrowed.
    pub(crate) fn of(stored: &Stored, reservation: Reservation) -> Self {
        let (place, before_at) = (stored.place.clone(), stored.attempts.last_at);
        Self { place, reservation, read: reservation.after, before_at }
    }

    /// Reads the counter again after a lost race.
    pub(crate) async fn refresh(&mut self, bank: &Bank) -> Result<(), Halt> {
        if let Some((read, _)) = read(bank, &self.place).await? {
            self.read = read;
        }
        Ok(())
    }

    /// Gives it back.
    pub(crate) fn returned(&self) -> Write {
        // Who tried meanwhile counts from then on, as far as a lock lapses by time.
        let alone = self.read.last_at == self.reservation.after.last_at;
        Write::AttemptReturned {
            place: self.place.clone(),
            read: self.read,
            last_at: if alone { self.before_at } else { self.read.last_at },
        }
    }
}
