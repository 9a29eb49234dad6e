//! What people do with devices beside registering and releasing them, and the bank's daily job.

use super::journeys::Office;
use super::runs;
use super::table::Ledger;
use crate::devices;
use crate::people::Person;
use crate::world::World;
use anyhow::{Context, Result, anyhow};
use ports::credentials::ImportedDevice;
use shared::domain::id::UserId;
use shared::domain::user::Role;
use shared::operations::bank::BankExpireTokens;
use shared::operations::proof::{Empty, Proof};
use shared::operations::rescue::RescueQuestions;
use shared::operations::tokens::{
    GrantSoftware, LinkNamed, Revoke, TokensGrantSoftware, TokensHistory, TokensObtainSoftware,
    TokensResynchronise, TokensRevoke, WhichToken,
};
use shared::operations::users::UsersList;

/// Measures them, on a spare device: whoever registered it loses the link again.
///
/// # Errors
/// When something is refused.
pub async fn run(
    world: &World,
    ledger: &mut Ledger,
    office: &mut Office,
    spare: &ImportedDevice,
) -> Result<()> {
    office.master.sign_in(world).await?;
    for run in runs() {
        revocation(world, ledger, run, (&office.master, spare)).await?;
        software(world, ledger, run, &office.master).await?;
        looks(world, ledger, run, &office.master).await?;
    }
    Ok(())
}

/// Somebody new, and who they are.
async fn newcomer(world: &World, master: &Person, mut person: Person) -> Result<(Person, UserId)> {
    world.pass()?;
    let (secrets, _) = master.add(world, &person, Role::General, &master.proof(world)?).await?;
    person.begin(world, &secrets).await?;
    let cookie = Some(master.cookie.as_str());
    let (list, _) = world.caller.done::<UsersList>(cookie, &Empty {}, &Proof::default()).await?;
    let row = list.users.into_iter().find(|row| row.login_id.as_str() == person.login_id);
    Ok((person, row.context("the newcomer")?.id))
}

async fn revocation(
    world: &World,
    ledger: &mut Ledger,
    run: usize,
    (master, spare): (&Person, &ImportedDevice),
) -> Result<()> {
    let person = Person::new(format!("link{run:04}"), Some(spare.clone()));
    let (person, user) = newcomer(world, master, person).await?;
    person.register(world).await?;
    world.pass()?;
    let input = Revoke { links: vec![LinkNamed { user, serial: spare.serial.clone() }] };
    let cookie = Some(master.cookie.as_str());
    let (_, done) = world.caller.done::<TokensRevoke>(cookie, &input, &master.proof(world)?).await?;
    ledger.note(run, "tokens.revoke", &done.cost);
    Ok(())
}

async fn software(world: &World, ledger: &mut Ledger, run: usize, master: &Person) -> Result<()> {
    let (person, user) = newcomer(world, master, Person::new(format!("soft{run:04}"), None)).await?;
    world.pass()?;
    let (cookie, input) = (Some(master.cookie.as_str()), GrantSoftware { user });
    let (_, done) = world.caller.done::<TokensGrantSoftware>(cookie, &input, &master.proof(world)?).await?;
    ledger.note(run, "tokens.grant-software", &done.cost);
    let confirmed = Proof { otp: None, ..master.proof(world)? };
    let cookie = Some(person.cookie.as_str());
    let (_, done) = world.caller.done::<TokensObtainSoftware>(cookie, &Empty {}, &confirmed).await?;
    ledger.note(run, "tokens.obtain-software", &done.cost);
    Ok(())
}

async fn looks(world: &World, ledger: &mut Ledger, run: usize, master: &Person) -> Result<()> {
    let (cookie, nothing) = (Some(master.cookie.as_str()), Proof::default());
    let device = master.device.as_ref().context("no device")?;
    world.pass()?;
    let next = devices::code(device, world.now().plus_seconds(60)).map_err(|error| anyhow!("{error}"))?;
    let pair = Proof { next_otp: Some(next), ..master.proof(world)? };
    let (_, done) = world.caller.done::<TokensResynchronise>(cookie, &Empty {}, &pair).await?;
    ledger.note(run, "tokens.resynchronise", &done.cost);
    // The second number is used up, too.
    world.pass()?;
    let which = WhichToken { serial: device.serial.clone(), before: None };
    let (_, done) = world.caller.done::<TokensHistory>(cookie, &which, &nothing).await?;
    ledger.note(run, "tokens.history", &done.cost);
    let (_, done) = world.caller.done::<RescueQuestions>(cookie, &Empty {}, &nothing).await?;
    ledger.note(run, "rescue.questions", &done.cost);
    let (_, done) = world.caller.done::<BankExpireTokens>(None, &Empty {}, &nothing).await?;
    ledger.note(run, "bank.expire-tokens", &done.cost);
    Ok(())
}
