//! What both halves of パスワードの再設定 at the door share: reading the same for everybody, and judging in silence.

use crate::bank::Bank;
use crate::pipeline::{Call, Happening, browser_key};
use ports::records::{Identity, LoginFound, StoredKeyring, Versioned};
use ports::store::StoreError;
use shared::domain::audit::Refusal;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::id::LoginId;
use shared::domain::instant::Instant;
use shared::domain::policy::BankPolicy;
use shared::domain::reset::{self, ResetDenied, SelfReset};
use shared::domain::roster::Roster;
use shared::domain::session::Session;
use shared::domain::user::User;
use shared::operations::Operation;

/// What is read of whoever it is.
pub(super) struct Read {
    pub(super) person: ports::store::Person,
    pub(super) roster: Roster,
    pub(super) stored: StoredKeyring,
    pub(super) session: Option<Session>,
}

/// Reads it, together.
pub(super) async fn read(bank: &Bank, who: &Identity) -> Result<Read, StoreError> {
    let store = &bank.store;
    let (person, roster, stored, session) = futures::try_join!(
        store.person(who),
        store.roster(&who.contract),
        store.keyring(&who.contract),
        store.session(who)
    )?;
    Ok(Read { person, roster: roster.value, stored, session })
}

/// Ids that nobody has: whoever types an unknown login ID has the same read as everybody else.
const NOBODY: &str = "nobody-has-this-id";

/// Somebody whose login ID was typed.
pub(super) struct Person<'b> {
    pub(super) user: Versioned<User>,
    pub(super) contract: Contract,
    pub(super) policy: &'b BankPolicy,
}

/// Whose items are read for a login ID.
pub(super) fn whose(found: Option<&LoginFound>) -> Result<Identity, StoreError> {
    let nobody = || {
        let (contract, user) = (NOBODY.try_into().ok()?, NOBODY.try_into().ok()?);
        Some(Identity { contract, user })
    };
    let decoy = nobody().ok_or_else(|| StoreError("nobody can't be named".into()))?;
    Ok(found.map_or(decoy, |found| found.record.who.clone()))
}

/// Who it is, if they may reset their login password by themself. What the desk asked for, two of its people
/// have judged.
pub(super) fn judge<'b, O: Operation>(
    bank: &'b Bank,
    call: &Call<O>,
    found: Option<&LoginFound>,
    (user, contract): ports::store::Person,
    roster: &Roster,
    by_desk: bool,
    now: Instant,
) -> Result<Person<'b>, Refusal> {
    let found = found.ok_or(Refusal::UnknownId)?;
    let (user, contract) = user.zip(contract).ok_or(Refusal::UnknownId)?;
    let contract = contract.value;
    if contract.status != ContractStatus::Active {
        return Err(Refusal::ContractEnded);
    }
    let policy = bank.policies.named(&contract.policy).ok_or(Refusal::Rule)?;
    let helped = roster.usable_administrators.iter().any(|other| *other != user.value.id);
    // By the way that they come: strangers lock the strangers' way, also to a reset.
    let key = browser_key(bank, call, &found.record.login_id);
    let lock = found.counter(key.as_deref()).lock(&bank.policies.door().login_lock, now);
    let (rule, helped) = if by_desk { (SelfReset::All, false) } else { (policy.self_reset, helped) };
    match reset::judge(rule, &user.value, helped, lock) {
        Ok(()) => Ok(Person { user, contract, policy }),
        Err(ResetDenied::Suspended) => Err(Refusal::Suspended),
        Err(ResetDenied::LockedForGood) => Err(Refusal::Locked),
        Err(ResetDenied::NotOffered | ResetDenied::ColleagueCanHelp) => Err(Refusal::Rule),
    }
}

/// What is written down: in the history of whose ID was typed, or among the strangers.
pub(super) fn happening<'a, O: Operation>(
    call: &'a Call<O>,
    found: Option<&'a LoginFound>,
    typed: &'a LoginId,
) -> Happening<'a> {
    let who = found.map(|found| &found.record.who);
    Happening {
        operation: O::DECLARATION.name,
        user: who.map(|who| &who.user),
        contract: who.map(|who| &who.contract),
        name: None,
        login_id: who.is_none().then_some(typed),
        client: call.client,
        reference: &call.reference,
    }
}
