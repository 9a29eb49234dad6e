//! Passwords that the customer sets again, locks that are lifted, and another master. The desk sees no secret: a
//! code goes to the person's registered address.

use super::super::matter::Client;
use super::{Denied, Effect, Execution};
use crate::desk::codes;
use crate::pipeline::{Change, NoticeDraft, Refused, Scene};
use ports::records::{Identity, Versioned};
use ports::transaction::{Belonging, Write};
use shared::domain::id::UserId;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{FormerMaster, Lost, StepDenied};
use shared::domain::user::{Role, User};

fn gone() -> Denied {
    Refused::Rule(StepDenied::Gone)
}

/// The master whom the form is about, if that is who they still are.
fn master<'a>(client: &'a Client, user: &UserId) -> Result<&'a User, Denied> {
    let found = client.users.iter().map(|user| &user.value).find(|found| found.id == *user);
    found.filter(|user| user.role == Role::Master).ok_or_else(gone)
}

/// Lifts the lock of the login password, in every browser.
fn lifts_login(execution: &Execution, user: &User) -> Result<Change, Denied> {
    let found = execution.login.as_ref().ok_or_else(gone)?;
    let (login_id, lifts) = (user.login_id.clone(), Some(found.record.attempts));
    Ok(Write::LoginBarriers { login_id, suspended: None, lifts }.into())
}

/// Lifts the lock of the confirmation password.
fn lifts_confirmation(execution: &Execution, client: &Client, user: &User) -> Change {
    let who = Identity { contract: client.id().clone(), user: user.id.clone() };
    Write::ConfirmationReleased { who, read: execution.confirmation }.into()
}

/// パスワードの再設定: locks are lifted, and a code is mailed for each password that was lost.
pub(super) fn reset(
    scene: &Scene<'_>,
    execution: &Execution,
    client: &Client,
    user: &UserId,
    lost: Lost,
) -> Result<Effect, Denied> {
    let user = master(client, user)?;
    let seconds = client.policy(scene)?.procedures.desk_code_seconds;
    let (writes, also_told) = codes(scene, user, lost, seconds)?;
    let changes = writes.into_iter().map(Change::from).collect();
    let mut effect = Effect { changes, also_told, ..Effect::default() };
    // Whoever can't sign in can't set the other one, either.
    effect.changes.push(lifts_login(execution, user)?);
    if lost != Lost::Login {
        effect.changes.push(lifts_confirmation(execution, client, user));
    }
    Ok(effect)
}

/// 利用停止の解除 of both passwords.
pub(super) fn unlock(execution: &Execution, client: &Client, user: &UserId) -> Result<Effect, Denied> {
    let user = master(client, user)?;
    let changes = vec![lifts_login(execution, user)?, lifts_confirmation(execution, client, user)];
    let told = NoticeDraft::about(NoticeKind::UserReleased, user.id.clone(), user.name.clone());
    Ok(Effect { changes, also_told: vec![told], ..Effect::default() })
}

/// マスターユーザの変更: there is exactly one at any time, and the former one's session ends.
pub(super) fn change_master(
    execution: &Execution,
    client: &Client,
    to: &UserId,
    former: FormerMaster,
) -> Result<Effect, Denied> {
    let of = |is: &dyn Fn(&User) -> bool| client.users.iter().find(|user| is(&user.value)).ok_or_else(gone);
    let (next, last) = (of(&|user| user.id == *to)?, of(&|user| user.role == Role::Master)?);
    if next.value.suspended || next.value.id == last.value.id {
        return Err(gone());
    }
    let role = match former {
        FormerMaster::Administrator => Role::Administrator,
        FormerMaster::General => Role::General,
    };
    let master = User { role: Role::Master, ..next.value.clone() };
    let stays = User { role, ..last.value.clone() };
    // The new one first: nobody is the last administrator in between.
    let roster = &execution.roster;
    let set = roster.value.changed(Some(&next.value), Some(&master), u32::MAX);
    let set = set.and_then(|set| set.changed(Some(&last.value), Some(&stays), u32::MAX));
    let set = set.map_err(|_| gone())?;
    let contract = client.id().clone();
    let user = |read: &Versioned<User>, value: User| -> Change {
        let user = Versioned { version: read.version, value };
        Write::User { contract: contract.clone(), user }.into()
    };
    let told = |user: &User| NoticeDraft::about(NoticeKind::RoleChanged, user.id.clone(), user.name.clone());
    let also_told = vec![told(&master), told(&stays)];
    let who = Identity { contract: contract.clone(), user: stays.id.clone() };
    let roster = Versioned { version: roster.version, value: set };
    let changes = vec![
        user(next, master),
        user(last, stays),
        Write::Roster { contract: contract.clone(), roster }.into(),
        Write::Drop { who, what: Belonging::Session }.into(),
    ];
    Ok(Effect { changes, also_told, ..Effect::default() })
}
