//! Who acts: session, access floor and gates.

use super::cookie::SessionCookie;
use crate::bank::Bank;
use ports::records::{ActorItems, Identity, Versioned};
use shared::domain::access::Standing;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::desk::is_desk;
use shared::domain::device::Keyring;
use shared::domain::instant::Instant;
use shared::domain::notice::Named;
use shared::domain::policy::{BankPolicy, SessionPolicy};
use shared::domain::session::{Session, SessionEnd};
use shared::domain::user::User;
use shared::operations::Declaration;
use shared::operations::problem::Failure;
use std::convert::Infallible;

/// A signed-in user with everything that was read about them.
pub struct Actor<'b> {
    /// Who.
    pub who: Identity,
    /// The user.
    pub user: Versioned<User>,
    /// Their contract.
    pub contract: Versioned<Contract>,
    /// The policy that holds for it.
    pub policy: &'b BankPolicy,
    /// The session.
    pub session: Session,
    /// How long its sessions last.
    pub session_policy: SessionPolicy,
}

impl Actor<'_> {
    /// The user, by name.
    #[must_use]
    pub fn named(&self) -> Named {
        Named { user: self.who.user.clone(), name: self.user.value.name.clone() }
    }
}

/// Admits the holder of a cookie.
pub(crate) fn admit<'b>(
    bank: &'b Bank,
    cookie: &SessionCookie,
    items: ActorItems,
    now: Instant,
) -> Result<Actor<'b>, Failure<Infallible>> {
    let over = |why| Failure::SessionOver { why };
    let session = items.session.ok_or(over(SessionEnd::None))?;
    let digest = bank.credentials.fingerprint(cookie.secret.expose().as_bytes());
    if !bank.credentials.equal(&digest, &session.digest) {
        let displaced = session.displaced.as_ref().is_some_and(|old| bank.credentials.equal(&digest, old));
        return Err(over(if displaced { SessionEnd::SignedInElsewhere } else { SessionEnd::None }));
    }
    let (user, contract) = items.user.zip(items.contract).ok_or(over(SessionEnd::None))?;
    let policy = bank.policies.named(&contract.value.policy).ok_or(Failure::Unavailable)?;
    let session_policy = policy.session_of(&contract.value.settings);
    if bank.config.restoration.voids(session.began_at) {
        return Err(over(SessionEnd::None));
    }
    session.check(&session_policy, now).map_err(over)?;
    match contract.value.status {
        ContractStatus::Active => {}
        ContractStatus::Cancelled => return Err(over(SessionEnd::ContractEnded)),
        ContractStatus::Stopped | ContractStatus::Opened => return Err(over(SessionEnd::ContractStopped)),
    }
    if user.value.suspended {
        return Err(over(SessionEnd::Barred));
    }
    Ok(Actor { who: cookie.who.clone(), user, contract, policy, session, session_policy })
}

/// Holds an actor against the floor and the gates of an operation. Nobody works at the desk without a second
/// factor: whoever has registered no device is led to registering one first [rules 4].
pub(crate) fn gate(
    actor: &Actor<'_>,
    keyring: &Keyring,
    declaration: &Declaration,
) -> Result<(), Failure<Infallible>> {
    let user = &actor.user.value;
    let at_the_desk = declaration.access.is_desk();
    if !declaration.access.admits(Standing::of(user)) || at_the_desk && !is_desk(&actor.who.contract) {
        return Err(Failure::NotAllowed);
    }
    if actor.session.half && !declaration.half_signed_in {
        return Err(Failure::SecondFactorFirst);
    }
    if user.temporary.any() && !declaration.first_use {
        return Err(Failure::FirstUse);
    }
    if at_the_desk && keyring.device_of(&user.id).is_none() {
        return Err(Failure::SecondFactorFirst);
    }
    Ok(())
}
