//! Checking authenticators in declared order, stopping at the first failure.
//!
//! Slow secrets are reserved first and verified then; codes are verified and written conditionally with the
//! commit. A slow secret that was verified stays so over the rounds of a lost race: it is hashed once.

use super::Stop;
use super::guarded::{Scene, key};
use crate::bank::Bank;
use ports::credentials::{CredentialError, PasswordHash};
use ports::records::{Reserved, Versioned};
use ports::transaction::{NewHash, Settled, Write};
use shared::domain::attempt::{Attempts, Lock, LockPolicy, Reservation};
use shared::domain::audit::Refusal;
use shared::domain::authenticator::Authenticator;
use shared::domain::device::{Device, DeviceState};
use shared::domain::field::FieldReason;
use shared::domain::id::LoginId;
use shared::domain::instant::Instant;
use shared::domain::otp::Judgement;
use shared::domain::secret::{OtpCode, Password};
use shared::operations::problem::{Failure, ProofRefusal};

/// What checking gave.
pub(crate) enum Checked {
    /// Everything was accepted; these writes use it up.
    Passed(Vec<Write>),
    /// One was not sent; nothing was looked at.
    Missing(Authenticator),
    /// A field is not what it must be; nothing was counted.
    Malformed(&'static str, FieldReason),
    /// One was not accepted.
    Refused(RefusedProof),
}

/// An authenticator that was not accepted.
pub(crate) struct RefusedProof {
    pub(crate) authenticator: Authenticator,
    pub(crate) refusal: ProofRefusal,
    pub(crate) why: Refusal,
    /// What must be written about it: the failure of a code.
    pub(crate) writes: Vec<Write>,
}

/// A slow secret that was verified in this request.
struct Proved {
    reservation: Reservation,
    /// The hash that was verified.
    verified: PasswordHash,
    /// The counter as last read.
    read: Attempts,
    /// The same password under today's parameters, if it was hashed under others.
    renewed: Option<PasswordHash>,
    place: Place,
}

/// Where a slow secret lives.
enum Place {
    Login(LoginId),
    Confirmation(ports::records::Identity),
}

/// What was proved in this request: slow secrets stay verified over lost races, and everything over the parts of
/// a request.
#[derive(Default)]
pub(crate) struct Proofs {
    login: Option<Proved>,
    confirmation: Option<Proved>,
    /// What a commit of this request has used up: it holds for the other parts of the request.
    spent: Vec<Authenticator>,
}

/// A secret as the store has it, whichever it is.
struct Stored {
    hash: PasswordHash,
    attempts: Attempts,
    temporary_until: Option<Instant>,
}

impl Proofs {
    /// Reads the counters again after a lost race.
    pub(crate) async fn refresh<D>(&mut self, bank: &Bank) -> Result<(), Stop<D>> {
        let both = [
            (&mut self.login, Authenticator::LoginPassword),
            (&mut self.confirmation, Authenticator::ConfirmationPassword),
        ];
        for (proved, authenticator) in both {
            let Some(proved) = proved.as_mut().filter(|_| !self.spent.contains(&authenticator)) else {
                continue;
            };
            let read = match &proved.place {
                Place::Login(id) => bank.store.login_attempts(id).await?,
                Place::Confirmation(who) => bank.store.confirmation_attempts(who).await?,
            };
            proved.read = read.unwrap_or(proved.read);
        }
        Ok(())
    }

    /// A commit has used up what the work asked for.
    pub(crate) fn spend(&mut self, asks: &[Authenticator]) {
        self.spent.extend_from_slice(asks);
    }

    /// Checks what the work asks for.
    pub(crate) async fn check<D>(
        &mut self,
        bank: &Bank,
        scene: &Scene<'_>,
        asks: &[Authenticator],
        registers: Option<&Device>,
    ) -> Result<Checked, Stop<D>> {
        let asks: Vec<Authenticator> =
            asks.iter().copied().filter(|asked| !self.spent.contains(asked)).collect();
        let waits = asks.iter().any(|asked| self.is_open(*asked));
        if waits && !bank.credentials.has_room() {
            return Err(CredentialError::Busy.into());
        }
        // What can be told without looking at any secret is told first, and counts nothing.
        for authenticator in &asks {
            if let Some(early) = before_looking(scene, *authenticator, registers) {
                return Ok(early);
            }
        }
        let mut writes = Vec::new();
        for authenticator in &asks {
            let refused = match authenticator {
                Authenticator::LoginPassword => self.login(bank, scene).await?,
                Authenticator::ConfirmationPassword => self.confirmation(bank, scene).await?,
                Authenticator::SecondFactorIfLinked if own_device(scene).is_none() => None,
                Authenticator::SecondFactor | Authenticator::SecondFactorIfLinked => {
                    code(bank, scene, *authenticator, own_device(scene), &mut writes).await?
                }
                Authenticator::MailedCode => return Err(Stop::Broken("no mailed codes here".into())),
                Authenticator::RegisteredDevice => {
                    code(bank, scene, *authenticator, registers, &mut writes).await?
                }
            };
            if let Some(refused) = refused {
                return Ok(Checked::Refused(refused));
            }
        }
        Ok(Checked::Passed(writes))
    }

    /// Whether this is a slow secret that is still to be verified.
    fn is_open(&self, authenticator: Authenticator) -> bool {
        match authenticator {
            Authenticator::LoginPassword => self.login.is_none(),
            Authenticator::ConfirmationPassword => self.confirmation.is_none(),
            Authenticator::MailedCode
            | Authenticator::SecondFactor
            | Authenticator::SecondFactorIfLinked
            | Authenticator::RegisteredDevice => false,
        }
    }

    async fn login<D>(&mut self, bank: &Bank, scene: &Scene<'_>) -> Result<Option<RefusedProof>, Stop<D>> {
        let (Some(password), None) = (&scene.proof.login_password, &self.login) else { return Ok(None) };
        let (id, lock) = (&scene.actor.user.value.login_id, &bank.policies.door().login_lock);
        let reserved = bank.store.reserve_login(id, lock, scene.now).await?;
        let reserved = stored(reserved, |r| Stored {
            hash: r.hash,
            attempts: r.attempts,
            temporary_until: r.temporary_until,
        });
        let place = Place::Login(id.clone());
        slow(bank, Authenticator::LoginPassword, password, reserved, place, lock, scene.now, &mut self.login)
            .await
    }

    async fn confirmation<D>(
        &mut self,
        bank: &Bank,
        scene: &Scene<'_>,
    ) -> Result<Option<RefusedProof>, Stop<D>> {
        let (Some(password), None) = (&scene.proof.confirmation_password, &self.confirmation) else {
            return Ok(None);
        };
        let (who, lock) = (&scene.actor.who, &scene.actor.policy.confirmation_lock);
        let reserved = bank.store.reserve_confirmation(who, lock, scene.now).await?;
        let reserved = stored(reserved, |r| Stored {
            hash: r.hash,
            attempts: r.attempts,
            temporary_until: r.temporary_until,
        });
        let place = Place::Confirmation(who.clone());
        slow(
            bank,
            Authenticator::ConfirmationPassword,
            password,
            reserved,
            place,
            lock,
            scene.now,
            &mut self.confirmation,
        )
        .await
    }

    /// The writes that settle what was verified, with new passwords in place of the proved ones.
    pub(crate) async fn settle<D>(
        &self,
        bank: &Bank,
        replaces: Option<(Password, Password)>,
        now: Instant,
    ) -> Result<Vec<Write>, Stop<D>> {
        let mut writes = self.settled(now);
        if let Some((login, confirmation)) = replaces {
            for write in &mut writes {
                let (settled, password) = match write {
                    Write::LoginSucceeded { settled, .. } => (settled, &login),
                    Write::ConfirmationSucceeded { settled, .. } => (settled, &confirmation),
                    _ => continue,
                };
                settled.hash =
                    Some(NewHash { hash: bank.credentials.hash(password).await?, replaces_temporary: true });
            }
        }
        Ok(writes)
    }

    /// The writes that settle what was verified.
    pub(crate) fn settled(&self, now: Instant) -> Vec<Write> {
        [
            (&self.login, Authenticator::LoginPassword),
            (&self.confirmation, Authenticator::ConfirmationPassword),
        ]
        .into_iter()
        .filter(|(_, authenticator)| !self.spent.contains(authenticator))
        .filter_map(|(proved, _)| proved.as_ref())
        .map(|proved| {
            let hash = proved.renewed.clone().map(|hash| NewHash { hash, replaces_temporary: false });
            let settled = Settled {
                reservation: proved.reservation,
                verified: proved.verified.clone(),
                read: proved.read,
                at: now,
                hash,
            };
            match &proved.place {
                Place::Login(id) => Write::LoginSucceeded { login_id: id.clone(), settled },
                Place::Confirmation(who) => Write::ConfirmationSucceeded { who: who.clone(), settled },
            }
        })
        .collect()
    }
}

fn stored<R>(reserved: Reserved<R>, into: impl Fn(R) -> Stored) -> Reserved<Stored> {
    match reserved {
        Reserved::Unknown => Reserved::Unknown,
        Reserved::Locked(record) => Reserved::Locked(into(record)),
        Reserved::Taken(record, reservation) => Reserved::Taken(into(record), reservation),
    }
}

fn refused(authenticator: Authenticator, refusal: ProofRefusal, why: Refusal) -> RefusedProof {
    RefusedProof { authenticator, refusal, why, writes: Vec::new() }
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
    refused(authenticator, ProofRefusal::Locked { until }, why)
}

/// Verifies a slow secret whose attempt was reserved.
#[allow(clippy::too_many_arguments, reason = "one place for both passwords; the parts have no life together")]
async fn slow<D>(
    bank: &Bank,
    authenticator: Authenticator,
    password: &Password,
    reserved: Reserved<Stored>,
    place: Place,
    lock: &LockPolicy,
    now: Instant,
    proved: &mut Option<Proved>,
) -> Result<Option<RefusedProof>, Stop<D>> {
    let (secret, reservation) = match reserved {
        // Deleted, or known by another login ID, since the user was read.
        Reserved::Unknown => return Err(Failure::Stale.into()),
        Reserved::Locked(secret) => {
            return Ok(Some(locked(authenticator, &secret.attempts, lock, now, Refusal::Locked)));
        }
        Reserved::Taken(secret, reservation) => (secret, reservation),
    };
    let verdict = bank.credentials.verify(password, Some(&secret.hash)).await?;
    if !verdict.right {
        return Ok(Some(match reservation.after.lock(lock, now) {
            Lock::Open => {
                let remaining = reservation.after.remaining(lock);
                refused(authenticator, ProofRefusal::Wrong { remaining }, Refusal::Wrong)
            }
            Lock::Temporary { .. } | Lock::Permanent => {
                locked(authenticator, &reservation.after, lock, now, Refusal::WrongAndLocked)
            }
        }));
    }
    let renewed = if verdict.outdated { Some(bank.credentials.hash(password).await?) } else { None };
    *proved =
        Some(Proved { reservation, verified: secret.hash.clone(), read: reservation.after, renewed, place });
    if secret.temporary_until.is_some_and(|until| now >= until) {
        return Ok(Some(refused(authenticator, ProofRefusal::TemporaryExpired, Refusal::TemporaryExpired)));
    }
    Ok(None)
}

fn own_device<'a>(scene: &'a Scene<'_>) -> Option<&'a Device> {
    scene.keyring.device_of(&scene.actor.who.user)
}

/// What is known about an authenticator before any secret is looked at.
fn before_looking(
    scene: &Scene<'_>,
    authenticator: Authenticator,
    registers: Option<&Device>,
) -> Option<Checked> {
    let proof = scene.proof;
    let missing = || Some(Checked::Missing(authenticator));
    let device = match authenticator {
        Authenticator::LoginPassword => return proof.login_password.is_none().then(missing).flatten(),
        Authenticator::ConfirmationPassword => {
            return proof.confirmation_password.is_none().then(missing).flatten();
        }
        Authenticator::MailedCode => return proof.mailed_code.is_none().then(missing).flatten(),
        Authenticator::SecondFactorIfLinked if own_device(scene).is_none() => return None,
        Authenticator::SecondFactor | Authenticator::SecondFactorIfLinked => own_device(scene),
        Authenticator::RegisteredDevice => registers,
    };
    let told = |refusal, why| Some(Checked::Refused(refused(authenticator, refusal, why)));
    let Some(device) = device else { return told(ProofRefusal::NoDevice, Refusal::NoDevice) };
    match scene.keyring.state(device, scene.now) {
        DeviceState::Stopped => return told(ProofRefusal::Stopped, Refusal::Locked),
        DeviceState::Expired => return told(ProofRefusal::DeviceExpired, Refusal::DeviceExpired),
        DeviceState::Working | DeviceState::Unregistered => {}
    }
    let Some(code) = &proof.otp else { return missing() };
    let short = |code: &OtpCode| code.expose().len() != usize::from(device.parameters.digits);
    if short(code) {
        return Some(Checked::Malformed("proof.otp", FieldReason::OtpShape));
    }
    proof
        .next_otp
        .as_ref()
        .filter(|next| short(next))
        .map(|_| Checked::Malformed("proof.next_otp", FieldReason::OtpShape))
}

/// Judges a code; its acceptance or failure becomes a conditional write of the device.
async fn code<D>(
    bank: &Bank,
    scene: &Scene<'_>,
    authenticator: Authenticator,
    device: Option<&Device>,
    writes: &mut Vec<Write>,
) -> Result<Option<RefusedProof>, Stop<D>> {
    let (Some(device), Some(code)) = (device, &scene.proof.otp) else { return Ok(None) };
    let version =
        scene.stored.version_of(device).ok_or_else(|| Stop::Broken("a device without a version".into()))?;
    let (policy, user, now) = (&scene.actor.policy.otp, &scene.actor.who.user, scene.now);
    let (state, step, key) = (&device.otp, device.parameters.step_seconds, key(scene.actor));
    let pair = scene.proof.next_otp.as_ref().filter(|_| authenticator == Authenticator::RegisteredDevice);
    let judgement = match pair {
        None => {
            let matched =
                bank.credentials.matching_steps(key, device, code, state.window(policy, step, now)).await?;
            state.judge(policy, step, &matched, user, now)
        }
        Some(next) => {
            let wide = state.wide_window(policy, step, now);
            // Wide only for a device that nobody uses yet: moved far, it would fail everybody who does.
            let used = scene.keyring.sharers(&device.serial).next().is_some();
            let (wide, greatest_move) =
                if used { (state.window(policy, step, now), 1) } else { (wide, policy.greatest_drift) };
            let first = bank.credentials.matching_steps(key, device, code, wide.clone()).await?;
            let second = bank.credentials.matching_steps(key, device, next, wide).await?;
            state.judge_pair(policy, step, (&first, &second), greatest_move, user, now)
        }
    };
    let write = |otp| Write::Device {
        contract: scene.actor.who.contract.clone(),
        device: Versioned { version, value: Device { otp, ..device.clone() } },
    };
    Ok(match judgement {
        Judgement::Accepted(otp) => {
            writes.push(write(otp));
            None
        }
        Judgement::AlreadyUsed => {
            Some(refused(authenticator, ProofRefusal::AlreadyUsed, Refusal::AlreadyUsed))
        }
        Judgement::Stopped => Some(refused(authenticator, ProofRefusal::Stopped, Refusal::Locked)),
        Judgement::Wrong { state, stops } => {
            let refusal = if stops {
                ProofRefusal::Stopped
            } else {
                ProofRefusal::Wrong { remaining: state.remaining(policy) }
            };
            let why = if stops { Refusal::WrongAndLocked } else { Refusal::Wrong };
            Some(RefusedProof { writes: vec![write(state)], ..refused(authenticator, refusal, why) })
        }
    })
}
