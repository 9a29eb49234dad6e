//! Checking authenticators in declared order, stopping at the first failure.
//!
//! Slow secrets are reserved first and verified then; codes are verified and written conditionally with the
//! commit. What was verified stays so over the rounds of a lost race: a password is hashed once.

use super::Halt;
use super::browser::BrowserCookie;
use super::codes::Holder;
use super::decision::Replaces;
use super::guarded::Scene;
use super::mailed::{self, RightCode, Verdict};
use super::slow::{self, Borrowed, Proved, Slow};
use super::throttle;
use crate::bank::Bank;
use ports::credentials::CredentialError;
use ports::records::Reserved;
use ports::transaction::Write;
use shared::domain::attempt::LockPolicy;
use shared::domain::audit::Refusal;
use shared::domain::authenticator::Authenticator;
use shared::domain::device::Device;
use shared::domain::field::FieldReason;
use shared::domain::id::Serial;
use shared::domain::instant::Instant;
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::Password;
use shared::domain::throttle::ThrottleKind;
use shared::operations::problem::ProofRefusal;

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
#[derive(Clone)]
pub(crate) struct RefusedProof {
    pub(crate) authenticator: Authenticator,
    pub(crate) refusal: ProofRefusal,
    pub(crate) why: Refusal,
    /// What must be written about it: the failure of a code.
    pub(crate) writes: Vec<Write>,
    /// The device that it stopped.
    pub(crate) stopped: Option<Serial>,
}

impl RefusedProof {
    pub(crate) fn new(authenticator: Authenticator, refusal: ProofRefusal, why: Refusal) -> Self {
        Self { authenticator, refusal, why, writes: Vec::new(), stopped: None }
    }
}

/// What comparing a new password with the other one gave.
#[derive(Default)]
enum Comparison {
    /// It is still to be made.
    #[default]
    Open,
    /// The other could not be looked at.
    Barred,
    /// They differ; or it is not known, because verifying broke.
    Different(Borrowed),
    /// They are the same: that was a guess at the other, and it stays counted.
    Same(RefusedProof),
}

/// What was proved in this request: slow secrets stay verified over lost races, and everything over the parts of
/// a request.
#[derive(Default)]
pub(crate) struct Proofs {
    browser: Option<BrowserCookie>,
    login: Option<Proved>,
    confirmation: Option<Proved>,
    mailed: Option<RightCode>,
    comparison: Comparison,
    throttled: bool,
    /// What a commit of this request has used up: it holds for the other parts of the request.
    spent: Vec<Authenticator>,
}

impl Proofs {
    /// Nothing is verified yet.
    pub(crate) fn from(browser: Option<BrowserCookie>) -> Self {
        Self { browser, ..Self::default() }
    }

    /// Reads the counters again after a lost race.
    pub(crate) async fn refresh(&mut self, bank: &Bank) -> Result<(), Halt> {
        for proved in [&mut self.login, &mut self.confirmation].into_iter().flatten() {
            proved.refresh(bank).await?;
        }
        if let Comparison::Different(borrowed) = &mut self.comparison {
            borrowed.refresh(bank).await?;
        }
        Ok(())
    }

    /// A commit has used up what the work asked for.
    pub(crate) fn spend(&mut self, asks: &[Authenticator]) {
        (self.login, self.confirmation) = (None, None);
        self.spent.extend_from_slice(asks);
    }

    /// Checks what the work asks for.
    pub(crate) async fn check(
        &mut self,
        bank: &Bank,
        scene: &Scene<'_>,
        asks: &[Authenticator],
        registers: Option<&Device>,
    ) -> Result<Checked, Halt> {
        let asks: Vec<Authenticator> =
            asks.iter().copied().filter(|asked| !self.spent.contains(asked)).collect();
        let waits = asks.iter().any(|asked| self.is_open(*asked));
        if waits && !bank.credentials.has_room() {
            return Err(CredentialError::Busy.into());
        }
        let holder = holder(scene);
        // What can be told without looking at any secret is told first, and counts nothing.
        for authenticator in &asks {
            if let Some(early) = before_looking(scene, &holder, *authenticator, registers) {
                return Ok(early);
            }
        }
        let mut writes = Vec::new();
        for authenticator in &asks {
            let refused = match authenticator {
                Authenticator::LoginPassword | Authenticator::ConfirmationPassword => {
                    self.password(bank, scene, *authenticator).await?
                }
                Authenticator::MailedCode => self.mailed(bank, scene).await?,
                Authenticator::SecondFactorIfLinked if holder.device().is_none() => None,
                Authenticator::SecondFactor
                | Authenticator::SecondFactorIfLinked
                | Authenticator::ConsecutiveCodes => {
                    holder.judge(*authenticator, holder.device(), &mut writes).await?
                }
                Authenticator::RegisteredDevice => {
                    holder.judge(*authenticator, registers, &mut writes).await?
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
            | Authenticator::RegisteredDevice
            | Authenticator::ConsecutiveCodes => false,
        }
    }

    /// The key of this browser at a person's login password.
    fn key(&self, bank: &Bank, scene: &Scene<'_>) -> Option<String> {
        let cookie = self.browser.as_ref().filter(|_| bank.policies.door().door.browsers > 0);
        cookie.map(|cookie| cookie.key(bank, &scene.actor.user.value.login_id))
    }

    async fn password(
        &mut self,
        bank: &Bank,
        scene: &Scene<'_>,
        authenticator: Authenticator,
    ) -> Result<Option<RefusedProof>, Halt> {
        let key = self.key(bank, scene);
        let (typed, proved) = match authenticator {
            Authenticator::LoginPassword => (&scene.proof.login_password, &mut self.login),
            _ => (&scene.proof.confirmation_password, &mut self.confirmation),
        };
        let (Some(password), None) = (typed, &proved) else { return Ok(None) };
        let (secret, lock) = secret(bank, scene, authenticator, key.as_deref());
        let reserved = slow::reserve(bank, &secret, lock, scene.now).await?;
        slow::verify(bank, authenticator, password, reserved, lock, scene.now, proved).await
    }

    async fn mailed(&mut self, bank: &Bank, scene: &Scene<'_>) -> Result<Option<RefusedProof>, Halt> {
        let (Some(typed), None) = (&scene.proof.mailed_code, &self.mailed) else { return Ok(None) };
        let (actor, purpose) = (scene.actor, ResetPurpose::Confirmation);
        let (contract, user) = (&actor.contract.value, &actor.who.user);
        let code = &actor.policy.reset_code;
        let verdict = mailed::check(bank, contract, user, purpose, code, typed, scene.now).await?;
        let refused = |refusal, why| Some(RefusedProof::new(Authenticator::MailedCode, refusal, why));
        Ok(match verdict {
            Verdict::Right(right) => {
                self.mailed = Some(right);
                None
            }
            Verdict::Wrong { remaining } => refused(ProofRefusal::Wrong { remaining }, Refusal::Wrong),
            Verdict::None => refused(ProofRefusal::CodeExpired, Refusal::TemporaryExpired),
        })
    }

    /// Takes one of a person's tries at something that is throttled, once for a request.
    pub(crate) async fn throttle(
        &mut self,
        bank: &Bank,
        scene: &Scene<'_>,
        kind: ThrottleKind,
    ) -> Result<(), Halt> {
        let limit = scene.actor.policy.door.throttles.get(&kind).filter(|_| !self.throttled);
        let Some(throttle) = limit else { return Ok(()) };
        if !bank.store.throttle(kind, scene.actor.who.user.as_str(), throttle, scene.now).await? {
            return Err(throttle::over(throttle, scene.now).into());
        }
        self.throttled = true;
        Ok(())
    }

    /// Compares a new password with the other one of the same person, whose value is not proved here: that is
    /// a guess at it, and counts as one if it is right [rules 5, "Passwords must differ"].
    pub(crate) async fn compare(
        &mut self,
        bank: &Bank,
        scene: &Scene<'_>,
        other: Authenticator,
        new: &Password,
    ) -> Result<Option<RefusedProof>, Halt> {
        if matches!(self.comparison, Comparison::Open) {
            let key = self.key(bank, scene);
            let (secret, lock) = secret(bank, scene, other, key.as_deref());
            let Reserved::Taken(stored, reservation) = slow::reserve(bank, &secret, lock, scene.now).await?
            else {
                // While the other is locked nothing is verified at all.
                self.comparison = Comparison::Barred;
                return Ok(None);
            };
            // Given back unless it is found to be right: also when verifying breaks.
            self.comparison = Comparison::Different(Borrowed::of(&stored, reservation));
            if bank.credentials.verify(new, Some(&stored.hash)).await?.right {
                self.comparison = Comparison::Same(slow::failed(other, &reservation, lock, scene.now));
            }
        }
        Ok(match &self.comparison {
            Comparison::Same(refused) => Some(refused.clone()),
            Comparison::Open | Comparison::Barred | Comparison::Different(_) => None,
        })
    }

    /// The writes of a commit: what was verified is settled, with new passwords in place of the proved ones, and
    /// a mailed code is used up.
    pub(crate) async fn settle(
        &self,
        bank: &Bank,
        replaces: Replaces,
        now: Instant,
    ) -> Result<Vec<Write>, Halt> {
        let lock = &bank.policies.door().login_lock;
        let mut writes = Vec::new();
        for (proved, new) in [(&self.login, replaces.login), (&self.confirmation, replaces.confirmation)] {
            let Some(proved) = proved else { continue };
            writes.push(match new {
                Some(new) => proved.replaced(now, bank.credentials.hash(&new).await?, lock),
                None => proved.settled(now),
            });
        }
        writes.extend(self.mailed.as_ref().map(RightCode::used));
        writes.extend(self.returned());
        Ok(writes)
    }

    /// The writes of a refusal, and of a commit that broke: what was typed right does not count as a failure,
    /// and a mailed code can still be used.
    pub(crate) fn settled(&self, now: Instant) -> Vec<Write> {
        let proved = [&self.login, &self.confirmation].into_iter().flatten();
        let proved = proved.map(|proved| proved.settled(now));
        proved.chain(self.mailed.as_ref().map(RightCode::returned)).chain(self.returned()).collect()
    }

    fn returned(&self) -> Option<Write> {
        match &self.comparison {
            Comparison::Different(borrowed) => Some(borrowed.returned()),
            Comparison::Open | Comparison::Barred | Comparison::Same(_) => None,
        }
    }
}

/// One of a person's passwords, and what locks it.
fn secret<'a>(
    bank: &'a Bank,
    scene: &Scene<'a>,
    which: Authenticator,
    browser: Option<&'a str>,
) -> (Slow<'a>, &'a LockPolicy) {
    match which {
        Authenticator::LoginPassword => {
            (Slow::Login(&scene.actor.user.value.login_id, browser), &bank.policies.door().login_lock)
        }
        _ => (Slow::Confirmation(&scene.actor.who), &scene.actor.policy.confirmation_lock),
    }
}

fn holder<'a>(scene: &Scene<'a>) -> Holder<'a> {
    Holder {
        bank: scene.bank,
        contract: &scene.actor.contract.value,
        policy: scene.actor.policy,
        who: &scene.actor.who,
        keyring: scene.keyring,
        stored: scene.stored,
        proof: scene.proof,
        now: scene.now,
    }
}

/// What is known about an authenticator before any secret is looked at.
fn before_looking(
    scene: &Scene<'_>,
    holder: &Holder<'_>,
    authenticator: Authenticator,
    registers: Option<&Device>,
) -> Option<Checked> {
    let proof = scene.proof;
    let missing = |absent: bool| absent.then_some(Checked::Missing(authenticator));
    match authenticator {
        Authenticator::LoginPassword => missing(proof.login_password.is_none()),
        Authenticator::ConfirmationPassword => missing(proof.confirmation_password.is_none()),
        Authenticator::MailedCode => missing(proof.mailed_code.is_none()),
        Authenticator::SecondFactorIfLinked if holder.device().is_none() => None,
        Authenticator::SecondFactor
        | Authenticator::SecondFactorIfLinked
        | Authenticator::ConsecutiveCodes => holder.before_looking(authenticator, holder.device()),
        Authenticator::RegisteredDevice => holder.before_looking(authenticator, registers),
    }
}
