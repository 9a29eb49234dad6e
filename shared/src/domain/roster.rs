//! What rules about the *set* of users need. It lies in an item of its own that only user administration
//! writes, so that two administrators who act on each other at once meet there [rules 5, write skew].

use super::id::UserId;
use super::user::User;
use std::collections::BTreeSet;

/// Who is in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// How many users there are, with the master.
    pub users: u32,
    /// The users with administrator rights who are not suspended.
    pub usable_administrators: BTreeSet<UserId>,
}

/// Why the set of users can't become so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterDenied {
    /// The plan of the contract allows no more users.
    PlanFull,
    /// Nobody with administrator rights would be left who can work.
    LastAdministrator,
}

/// Whether a user counts as a usable administrator. A lock doesn't matter: it lapses or is lifted, while
/// nobody could give the rights back.
#[must_use]
pub fn is_usable_administrator(user: &User) -> bool {
    user.role.has_administrator_rights() && !user.suspended
}

impl Roster {
    /// The roster after a user was added (`before` is none), changed, or deleted (`after` is none).
    ///
    /// # Errors
    /// When the plan is full, or the last usable user with administrator rights would lose them
    /// [architecture, invariant 5].
    pub fn changed(
        &self,
        before: Option<&User>,
        after: Option<&User>,
        plan_users: u32,
    ) -> Result<Self, RosterDenied> {
        let mut roster = self.clone();
        match (before, after) {
            (None, Some(_)) if self.users >= plan_users => return Err(RosterDenied::PlanFull),
            (None, Some(_)) => roster.users += 1,
            (Some(_), None) => roster.users = self.users.saturating_sub(1),
            _ => {}
        }
        if let Some(before) = before {
            roster.usable_administrators.remove(&before.id);
        }
        if let Some(after) = after.filter(|after| is_usable_administrator(after)) {
            roster.usable_administrators.insert(after.id.clone());
        }
        let lost = !self.usable_administrators.is_empty() && roster.usable_administrators.is_empty();
        if lost { Err(RosterDenied::LastAdministrator) } else { Ok(roster) }
    }
}
