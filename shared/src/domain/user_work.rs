//! What people with administrator rights may do to the users of their company. Each rule gives its reasons
//! in the order in which they are found out, and asks for nothing that it was not given.

use super::access::Permission;
use super::account::{Account, Limits};
use super::attempt::Lock;
use super::roster::{Roster, RosterDenied};
use super::user::{Role, User};
use super::user_draft::{UserDraft, differences};
use std::collections::BTreeSet;

words! {
    /// Why a user can't be added, changed or deleted.
    pub enum UserDenied {
        /// There is no such user.
        NotFound,
        /// The master is never deleted on screen, never demoted, and nobody else becomes master.
        Master,
        /// Nobody deletes themself.
        Oneself,
        /// Nobody changes their own role, permissions, accounts or limits.
        OwnRights,
        /// Only the master grants, withdraws or creates administrator rights.
        RoleNotAllowed,
        /// The login ID is the name of a certificate.
        LoginIdFrozen,
        /// An account that the company does not have.
        AccountUnknown,
        /// A limit above the company's.
        OverLimit,
        /// The plan of the contract allows no more users.
        PlanFull,
        /// Nobody with administrator rights would be left who can work.
        LastAdministrator,
        /// Nothing is different.
        NothingChanged,
        /// Somebody in the bank has this login ID, or had it.
        LoginIdTaken,
    }
}

impl From<RosterDenied> for UserDenied {
    fn from(denied: RosterDenied) -> Self {
        match denied {
            RosterDenied::PlanFull => Self::PlanFull,
            RosterDenied::LastAdministrator => Self::LastAdministrator,
        }
    }
}

/// What the company itself has, which no user's record may go beyond.
#[derive(Debug, Clone, Copy)]
pub struct Company<'a> {
    /// Its accounts.
    pub accounts: &'a [Account],
    /// Its limits a day.
    pub limits: &'a Limits,
    /// How many users its plan allows.
    pub plan_users: u32,
    /// Whether administrators, too, grant administrator rights (a bank's switch).
    pub administrators_grant: bool,
}

impl Company<'_> {
    /// Whether `operator` may give or take administrator rights [rules 3; a switch for OKB's siblings].
    fn may_grant(&self, operator: &User) -> bool {
        operator.role == Role::Master || (self.administrators_grant && operator.role == Role::Administrator)
    }

    /// The roles that `operator` may give to others.
    #[must_use]
    pub fn roles_for(&self, operator: &User) -> Vec<Role> {
        let rights = self.may_grant(operator).then_some(Role::Administrator);
        rights.into_iter().chain([Role::General]).collect()
    }

    /// The roles among which `operator` may choose for `whom`: the present one alone where it can't be changed.
    #[must_use]
    pub fn roles_of(&self, operator: &User, whom: &User) -> Vec<Role> {
        if whom.role == Role::Master || operator.id == whom.id || !self.may_grant(operator) {
            vec![whom.role]
        } else {
            self.roles_for(operator)
        }
    }

    fn accepts(&self, draft: &UserDraft) -> Result<(), UserDenied> {
        if draft.accounts.iter().any(|account| !self.accounts.contains(account)) {
            return Err(UserDenied::AccountUnknown);
        }
        if draft.limits.within(self.limits) { Ok(()) } else { Err(UserDenied::OverLimit) }
    }
}

/// Whether `operator` may add a user like `draft`.
///
/// # Errors
/// Why not.
pub fn may_add(operator: &User, draft: &UserDraft, company: &Company<'_>) -> Result<(), UserDenied> {
    match draft.role {
        Role::Master => return Err(UserDenied::Master),
        Role::Administrator if !company.may_grant(operator) => return Err(UserDenied::RoleNotAllowed),
        Role::Administrator | Role::General => {}
    }
    company.accepts(draft)
}

/// The user after `draft` was written into their record, and the roster that goes with it.
///
/// # Errors
/// Why it can't be.
pub fn change(
    operator: &User,
    before: &User,
    draft: UserDraft,
    company: &Company<'_>,
    roster: &Roster,
) -> Result<(User, Roster), UserDenied> {
    let was = UserDraft::of(before).tidy();
    let draft = draft.tidy();
    if draft.role != was.role {
        if Role::Master == draft.role || Role::Master == was.role {
            return Err(UserDenied::Master);
        }
        if !company.may_grant(operator) {
            return Err(UserDenied::RoleNotAllowed);
        }
    }
    let rights = |draft: &UserDraft| {
        (draft.role, draft.permissions.clone(), draft.accounts.clone(), draft.limits.clone())
    };
    if operator.id == before.id && rights(&was) != rights(&draft) {
        return Err(UserDenied::OwnRights);
    }
    if before.login_id_frozen && was.login_id != draft.login_id {
        return Err(UserDenied::LoginIdFrozen);
    }
    if (&was.accounts, &was.limits) != (&draft.accounts, &draft.limits) {
        company.accepts(&draft)?;
    }
    if differences(&was, &draft).is_empty() {
        return Err(UserDenied::NothingChanged);
    }
    let after = draft.onto(before);
    let roster = roster.changed(Some(before), Some(&after), company.plan_users)?;
    Ok((after, roster))
}

/// The roster after `victim` was deleted.
///
/// # Errors
/// Why they can't be [domain 1.1: never the master, never oneself].
pub fn delete(
    operator: &User,
    victim: &User,
    company: &Company<'_>,
    roster: &Roster,
) -> Result<Roster, UserDenied> {
    if victim.role == Role::Master {
        return Err(UserDenied::Master);
    }
    if operator.id == victim.id {
        return Err(UserDenied::Oneself);
    }
    if victim.role == Role::Administrator && !company.may_grant(operator) {
        return Err(UserDenied::RoleNotAllowed);
    }
    Ok(roster.changed(Some(victim), None, company.plan_users)?)
}

words! {
    /// What bars a user, and can be lifted by itself [domain 3: states coexist].
    pub enum Barrier {
        /// 利用停止.
        Suspension,
        /// ログインパスワード停止・一時停止.
        LoginLock,
        /// 確認用パスワード停止・一時停止.
        ConfirmationLock,
    }
}

words! {
    /// Why a user's state can't be changed.
    pub enum StateDenied {
        /// There is no such user.
        NotFound,
        /// Nobody releases themself.
        Oneself,
        /// The state is that already.
        NothingToDo,
        /// Nobody with administrator rights would be left who can work.
        LastAdministrator,
    }
}

/// Suspends a user; one may suspend oneself.
///
/// # Errors
/// Why they can't be suspended.
pub fn suspend(victim: &User, roster: &Roster) -> Result<(User, Roster), StateDenied> {
    if victim.suspended {
        return Err(StateDenied::NothingToDo);
    }
    let after = User { suspended: true, ..victim.clone() };
    let roster =
        roster.changed(Some(victim), Some(&after), u32::MAX).map_err(|_| StateDenied::LastAdministrator)?;
    Ok((after, roster))
}

/// Whether `operator` may lift what bars `victim`.
///
/// # Errors
/// Why not [OKB seed: 当該ユーザ以外の管理者権限のあるユーザ].
pub fn may_release(operator: &User, victim: &User) -> Result<(), StateDenied> {
    if operator.id == victim.id { Err(StateDenied::Oneself) } else { Ok(()) }
}

/// What of `lift` bars `victim`, and is lifted by `operator`.
///
/// # Errors
/// Why nothing is.
pub fn release(
    operator: &User,
    victim: &User,
    lift: &[Barrier],
    login: Lock,
    confirmation: Lock,
) -> Result<BTreeSet<Barrier>, StateDenied> {
    may_release(operator, victim)?;
    let holds = |barrier: &Barrier| match barrier {
        Barrier::Suspension => victim.suspended,
        Barrier::LoginLock => login != Lock::Open,
        Barrier::ConfirmationLock => confirmation != Lock::Open,
    };
    let lifted: BTreeSet<Barrier> = lift.iter().copied().filter(holds).collect();
    if lifted.is_empty() { Err(StateDenied::NothingToDo) } else { Ok(lifted) }
}

words! {
    /// Why somebody else's password can't be set.
    pub enum SetPasswordDenied {
        /// There is no such user.
        NotFound,
        /// One's own passwords are changed elsewhere, by proving the current one.
        Oneself,
        /// Administrators of this company don't type temporary passwords themselves.
        TypingNotAllowed,
    }
}

/// Whether `operator` may set passwords of `victim`; an administrator may do it for the master [OKB seed].
///
/// # Errors
/// Why not.
pub fn may_set_password(operator: &User, victim: &User) -> Result<(), SetPasswordDenied> {
    if operator.id == victim.id { Err(SetPasswordDenied::Oneself) } else { Ok(()) }
}

/// The permissions that a role holds without being granted them: the master holds all.
#[must_use]
pub fn held_permissions(user: &User) -> Vec<Permission> {
    use strum::IntoEnumIterator;
    match user.role {
        Role::Master => Permission::iter().collect(),
        Role::Administrator | Role::General => user.permissions.clone(),
    }
}

#[cfg(test)]
mod tests;
