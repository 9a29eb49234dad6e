//! The journeys on which operations are measured, in an order that gives each what it needs.

use super::choices;
use super::colleagues;
use super::desk;
use super::lists;
use super::runs;
use super::secrets;
use super::stock;
use super::table::Ledger;
use super::tokens;
use crate::devices;
use crate::people::{self, Person};
use crate::world::{ROOMY, World};
use anyhow::{Context, Result};
use ports::credentials::ImportedDevice;
use shared::domain::user::Role;
use shared::operations::bank::BankCancelContract;
use shared::operations::desk::ContractNamed;
use shared::operations::payees::{PayeesRegister, RegisterPayee};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{SessionSignIn, SessionSignOut, SignIn};
use shared::operations::tokens::{ReleaseStop, TokensList, TokensReleaseStop};

/// Devices of one measured import.
const BATCH: usize = 10;

/// The company whose people do everything: six of them, on four devices, as in the demo.
pub struct Office {
    /// The master, on a device of their own.
    pub master: Person,
    /// A general user, on a device of their own.
    pub clerk: Person,
    /// A general user whose device, shared with others, is stopped again and again.
    pub unlucky: Person,
    /// A device that nobody registered.
    pub spare: ImportedDevice,
}

/// Measures everything.
///
/// # Errors
/// When a journey does not go as it must.
pub async fn run(world: &World, ledger: &mut Ledger) -> Result<()> {
    contracts(world, ledger).await?;
    newcomers(world, ledger).await?;
    let mut office = office(world).await?;
    doors(world, ledger, &mut office.clerk).await?;
    payees(world, ledger, &mut office.clerk).await?;
    stops(world, ledger, &mut office).await?;
    choices::run(world, ledger, &mut office).await?;
    secrets::run(world, ledger).await?;
    lists::run(world, ledger, &mut office).await?;
    colleagues::run(world, ledger, &mut office).await?;
    stock::run(world, ledger).await?;
    let spare = office.spare.clone();
    tokens::run(world, ledger, &mut office, &spare).await?;
    desk::run(world, ledger).await?;
    ends(world, ledger).await
}

async fn contracts(world: &World, ledger: &mut Ledger) -> Result<()> {
    for run in runs() {
        let contract = people::contract(&format!("bench-{run:03}"))?;
        let master = Person::new(format!("boss{run:04}"), None);
        let (_, opened) = people::open_contract(world, &contract, ROOMY, &master).await?;
        ledger.note(run, "bank.open-contract", &opened.cost);
        let credentials = &*world.caller.bank.credentials;
        let batch = devices::make(credentials, 1000 + run * BATCH..1000 + (run + 1) * BATCH)?;
        let imported = people::import(world, &contract, &batch.csv).await?;
        ledger.note(run, "bank.import-tokens", &imported.cost);
    }
    Ok(())
}

/// Contracts that were stopped, cancelled.
async fn ends(world: &World, ledger: &mut Ledger) -> Result<()> {
    for run in runs() {
        let ends = ContractNamed { contract: people::contract(&format!("bench-{run:03}"))? };
        let (_, ended) = world.caller.done::<BankCancelContract>(None, &ends, &Proof::default()).await?;
        ledger.note(run, "bank.cancel-contract", &ended.cost);
    }
    Ok(())
}

/// A company that takes people on: they are added, replace their passwords, register their devices.
async fn newcomers(world: &World, ledger: &mut Ledger) -> Result<()> {
    let contract = people::contract("growing")?;
    let all = runs();
    let batch = devices::make(&*world.caller.bank.credentials, 0..all.end + 1)?;
    let mut owned = batch.devices.iter().cloned();
    let mut master = Person::new("bossgrows1", owned.next());
    let (secrets, _) = people::open_contract(world, &contract, ROOMY, &master).await?;
    people::import(world, &contract, &batch.csv).await?;
    master.begin(world, &secrets).await?;
    master.register(world).await?;
    for (run, device) in all.zip(owned) {
        world.pass()?;
        let mut newcomer = Person::new(format!("grow{run:04}"), Some(device));
        let (secrets, added) = master.add(world, &newcomer, Role::General, &master.proof(world)?).await?;
        ledger.note(run, "users.add", &added.cost);
        let replaced = newcomer.begin(world, &secrets).await?;
        ledger.note(run, "passwords.replace-temporary", &replaced.cost);
        let registered = newcomer.register(world).await?;
        ledger.note(run, "tokens.register", &registered.cost);
    }
    Ok(())
}

async fn office(world: &World) -> Result<Office> {
    let contract = people::contract("office")?;
    let batch = devices::make(&*world.caller.bank.credentials, 100..106)?;
    let device = |place: usize| batch.devices.get(place).cloned();
    let mut master = Person::new("bossoffice1", device(0));
    let (secrets, _) = people::open_contract(world, &contract, ROOMY, &master).await?;
    people::import(world, &contract, &batch.csv).await?;
    master.begin(world, &secrets).await?;
    master.register(world).await?;
    let mut added = Vec::new();
    for (name, role, place) in [
        ("admin00001", Role::Administrator, 1),
        ("clerk00001", Role::General, 2),
        ("shared0001", Role::General, 3),
        ("shared0002", Role::General, 3),
        ("shared0003", Role::General, 3),
    ] {
        world.pass()?;
        let mut person = Person::new(name, device(place));
        let (secrets, _) = master.add(world, &person, role, &master.proof(world)?).await?;
        person.begin(world, &secrets).await?;
        person.register(world).await?;
        added.push(person);
    }
    let mut added = added.into_iter().skip(1);
    let (clerk, unlucky) = (added.next().context("a clerk")?, added.next().context("a sharer")?);
    Ok(Office { master, clerk, unlucky, spare: device(4).context("a spare device")? })
}

/// Signing in as a right one, a second one, a wrong one and a stranger; and out again.
async fn doors(world: &World, ledger: &mut Ledger, clerk: &mut Person) -> Result<()> {
    let door = clerk.door()?;
    let stranger =
        SignIn { login_id: "nobody0001".try_into().map_err(|reason| anyhow::anyhow!("{reason}"))? };
    let wrong = Proof { login_password: Some(people::password("hato-no-sora-3")?), ..Proof::default() };
    let out = async |person: &Person| {
        world.caller.done::<SessionSignOut>(Some(&person.cookie), &Empty {}, &Proof::default()).await
    };
    out(clerk).await?;
    for run in runs() {
        let refused = world.caller.refused::<SessionSignIn>(409, None, &stranger, &wrong).await?;
        ledger.note(run, "session.sign-in, unknown ID", &refused.cost);
        let refused = world.caller.refused::<SessionSignIn>(409, None, &door, &wrong).await?;
        ledger.note(run, "session.sign-in, wrong password", &refused.cost);
        let first = clerk.sign_in(world).await?;
        ledger.note(run, "session.sign-in", &first.cost);
        let second = clerk.sign_in(world).await?;
        ledger.note(run, "session.sign-in, ends another", &second.cost);
        let (_, left) = out(clerk).await?;
        ledger.note(run, "session.sign-out", &left.cost);
    }
    Ok(())
}

async fn payees(world: &World, ledger: &mut Ledger, clerk: &mut Person) -> Result<()> {
    clerk.sign_in(world).await?;
    for run in runs() {
        world.pass()?;
        let payee = payee(run)?;
        let wrong = world
            .caller
            .refused::<PayeesRegister>(422, Some(&clerk.cookie), &payee, &clerk.wrong_proof(world)?)
            .await?;
        ledger.note(run, "payees.register, wrong code", &wrong.cost);
        let (_, right) =
            world.caller.done::<PayeesRegister>(Some(&clerk.cookie), &payee, &clerk.proof(world)?).await?;
        ledger.note(run, "payees.register", &right.cost);
    }
    Ok(())
}

/// An account that is registered once.
///
/// # Errors
/// When it is none.
pub fn payee(number: usize) -> Result<RegisterPayee> {
    let account = |number: usize| -> Result<RegisterPayee, shared::domain::field::FieldReason> {
        Ok(RegisterPayee {
            bank: "0125".try_into()?,
            branch: "101".try_into()?,
            kind: shared::domain::payee::AccountKind::Ordinary,
            number: format!("{:07}", number + 1).as_str().try_into()?,
            holder: "ﾐﾄﾞﾘｾｲｷ(ｶ".try_into()?,
        })
    };
    account(number).map_err(|reason| anyhow::anyhow!("{reason}"))
}

/// A device is stopped by wrong codes, and the master releases it.
async fn stops(world: &World, ledger: &mut Ledger, office: &mut Office) -> Result<()> {
    let tries = world.caller.bank.policies.named(ROOMY).context("the policy")?.otp.tries;
    let serial = office.unlucky.device.as_ref().context("no device")?.serial.clone();
    office.master.sign_in(world).await?;
    office.unlucky.sign_in(world).await?;
    for run in runs() {
        world.pass()?;
        for _ in 0..tries {
            let (cookie, proof) = (Some(office.unlucky.cookie.as_str()), office.unlucky.wrong_proof(world)?);
            world.caller.refused::<PayeesRegister>(422, cookie, &payee(run)?, &proof).await?;
        }
        let cookie = Some(office.master.cookie.as_str());
        let (list, _) = world.caller.done::<TokensList>(cookie, &Empty {}, &Proof::default()).await?;
        let token =
            list.tokens.into_iter().find(|token| token.serial == serial).context("the stopped device")?;
        let input = ReleaseStop {
            serial: serial.clone(),
            stopped_at: token.stopped_at.context("it is not stopped")?,
        };
        let (_, released) =
            world.caller.done::<TokensReleaseStop>(cookie, &input, &office.master.proof(world)?).await?;
        ledger.note(run, "tokens.release-stop", &released.cost);
        // Refusals keep no session alive.
        let (cookie, empty) = (Some(office.unlucky.cookie.as_str()), Empty {});
        world
            .caller
            .done::<shared::operations::session::SessionMe>(cookie, &empty, &Proof::default())
            .await?;
    }
    Ok(())
}
