//! What an administrator does to a colleague, from the first look to the end.

use super::journeys::Office;
use super::runs;
use super::table::Ledger;
use crate::people::Person;
use crate::world::World;
use anyhow::{Context, Result, anyhow};
use shared::domain::id::UserId;
use shared::domain::user::Role;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::Barrier;
use shared::operations::proof::{Empty, Proof};
use shared::operations::users::{
    ChangeUser, DeleteUser, NewTemporary, SetPasswords, SetState, StateAfter, UserView, UsersChange,
    UsersDelete, UsersList, UsersSetPasswords, UsersSetState, UsersView, ViewUser,
};

/// Measures every work on a colleague: somebody is added for each run, and deleted at its end.
///
/// # Errors
/// When something is refused.
pub async fn run(world: &World, ledger: &mut Ledger, office: &mut Office) -> Result<()> {
    office.master.sign_in(world).await?;
    for run in runs() {
        world.pass()?;
        let mut newcomer = Person::new(format!("team{run:04}"), None);
        let master = &office.master;
        let (secrets, _) = master.add(world, &newcomer, Role::General, &master.proof(world)?).await?;
        newcomer.begin(world, &secrets).await?;
        one(world, ledger, run, (master, &newcomer)).await?;
    }
    Ok(())
}

async fn one(
    world: &World,
    ledger: &mut Ledger,
    run: usize,
    (master, newcomer): (&Person, &Person),
) -> Result<()> {
    let (caller, cookie) = (&world.caller, Some(master.cookie.as_str()));
    let (list, _) = caller.done::<UsersList>(cookie, &Empty {}, &Proof::default()).await?;
    let row = list.users.into_iter().find(|row| row.login_id.as_str() == newcomer.login_id);
    let user = row.context("the newcomer")?.id;
    let view = view(world, master, &user, |cost| ledger.note(run, "users.view", cost)).await?;

    let name = "青木 はるか".try_into().map_err(|reason| anyhow!("{reason}"))?;
    let record = UserDraft { name, ..view.record };
    let renamed = ChangeUser { user: user.clone(), version: view.version, record: record.clone() };
    world.pass()?;
    let (_, done) = caller.done::<UsersChange>(cookie, &renamed, &master.proof(world)?).await?;
    ledger.note(run, "users.change", &done.cost);

    let login_id = format!("tean{run:04}").try_into().map_err(|reason| anyhow!("{reason}"))?;
    let record = UserDraft { login_id, ..record };
    let moved = ChangeUser { user: user.clone(), version: view.version + 1, record };
    world.pass()?;
    let (_, done) = caller.done::<UsersChange>(cookie, &moved, &master.proof(world)?).await?;
    ledger.note(run, "users.change, login ID", &done.cost);

    let suspend = SetState { people: vec![user.clone()], after: StateAfter::Suspended, lift: Vec::new() };
    let (_, done) = caller.done::<UsersSetState>(cookie, &suspend, &master.proof(world)?).await?;
    ledger.note(run, "users.set-state", &done.cost);
    let release = SetState { after: StateAfter::Released, lift: vec![Barrier::Suspension], ..suspend };
    caller.done::<UsersSetState>(cookie, &release, &master.proof(world)?).await?;

    let random = Some(NewTemporary::Random);
    let set = SetPasswords { user: user.clone(), login: random.clone(), confirmation: random };
    world.pass()?;
    let (_, done) = caller.done::<UsersSetPasswords>(cookie, &set, &master.proof(world)?).await?;
    ledger.note(run, "users.set-passwords", &done.cost);

    let version = self::view(world, master, &user, |_| {}).await?.version;
    world.pass()?;
    let (_, done) =
        caller.done::<UsersDelete>(cookie, &DeleteUser { user, version }, &master.proof(world)?).await?;
    ledger.note(run, "users.delete", &done.cost);
    Ok(())
}

async fn view(
    world: &World,
    master: &Person,
    user: &UserId,
    note: impl FnOnce(&crate::caller::Cost),
) -> Result<UserView> {
    let input = ViewUser { user: user.clone() };
    let (view, asked) =
        world.caller.done::<UsersView>(Some(&master.cookie), &input, &Proof::default()).await?;
    note(&asked.cost);
    Ok(view)
}
