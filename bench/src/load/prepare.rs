//! The data of the load, made in process before the portal starts, and looked at after it was killed.

use super::drive::User;
use crate::people::{self, Person};
use crate::world::{self, OTP_ONLY, World};
use crate::{devices, people::contract};
use anyhow::{Context, Result, anyhow};
use local::clock::MovableClock;
use shared::domain::id::ContractId;
use shared::domain::user::Role;
use shared::operations::proof::Proof;
use std::path::Path;

/// Payees of a page.
const PAGE: u32 = 500;

fn name(number: usize) -> Result<ContractId> {
    contract(&format!("load-{number:03}"))
}

/// Makes contracts, devices and users by the operations themselves, with hashes that cost next to nothing.
///
/// # Errors
/// When an operation refuses.
pub async fn run(folder: &Path, users: usize, contracts: usize) -> Result<Vec<User>> {
    let engine = world::engine(folder).await?;
    let clock = MovableClock::open(folder)?;
    let world = World::open(folder, &engine.endpoint, clock).await?.hashing_cheaply(folder)?;
    let each = users.div_ceil(contracts);
    let mut all = Vec::new();
    for number in 0..contracts {
        let numbers = number * each..users.min((number + 1) * each);
        if numbers.is_empty() {
            continue;
        }
        let mut master = Person::new(format!("boss{number:05}"), None);
        let (secrets, _) = people::open_contract(&world, &name(number)?, OTP_ONLY, &master).await?;
        master.begin(&world, &secrets).await?;
        let batch = devices::make(&*world.caller.bank.credentials, numbers.clone())?;
        people::import(&world, &name(number)?, &batch.csv).await?;
        for (number, device) in numbers.zip(batch.devices) {
            let mut person = Person::new(format!("user{number:05}"), Some(device));
            let (secrets, _) = master.add(&world, &person, Role::General, &Proof::default()).await?;
            person.begin(&world, &secrets).await?;
            person.register(&world).await?;
            all.push(User::new(person).context("a user without a device")?);
        }
    }
    drop(world);
    engine.stop().await;
    Ok(all)
}

/// How many payees are in the table.
///
/// # Errors
/// When the table can't be read.
pub async fn kept(folder: &Path, contracts: usize) -> Result<usize> {
    let engine = world::engine(folder).await?;
    let world = World::open(folder, &engine.endpoint, MovableClock::open(folder)?).await?;
    let mut count = 0;
    for number in 0..contracts {
        let contract = name(number)?;
        let mut after = None;
        loop {
            let page = world.caller.bank.store.payees(&contract, after.as_deref(), PAGE).await;
            let page = page.map_err(|error| anyhow!("{error}"))?;
            count += page.rows.len();
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    engine.stop().await;
    Ok(count)
}
