//! Whether a full contract costs the same in a crowded bank as in an empty one: lists and searches of a
//! hundred users, before and after so many other contracts stand in the same table.

use crate::batches::{Batches, Item, begins, standing};
use crate::people::{self, Person};
use crate::statistics::{millis, percentile, sorted};
use crate::verdict::Verdict;
use crate::world::{OTP_ONLY, World};
use anyhow::{Context, Result, anyhow};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use local::clock::MovableClock;
use local::engine::{self, Engine};
use ports::meter::Figures;
use shared::domain::user::Role;
use shared::operations::Operation;
use shared::operations::home::HomeOverview;
use shared::operations::proof::{Empty, Proof};
use shared::operations::users::UsersList;
use std::time::Duration;

/// Users of the contract that is looked at, with the master.
const USERS: usize = 100;

/// Times that each inquiry is asked.
const RUNS: usize = 20;

/// Kinds of item that every contract has, by what their partition keys begin with.
const KINDS: [&str; 3] = ["CONTRACT#", "USER#", "LOGIN#"];

/// What an inquiry cost: its counts, and how long half of the runs took at most.
struct Asked {
    name: &'static str,
    figures: Figures,
    median: Duration,
}

/// Measures, prints and judges.
///
/// # Errors
/// When the table can't be filled or an inquiry is refused.
pub async fn run(contracts: usize) -> Result<bool> {
    let folder = tempfile::tempdir().context("a folder for the key")?;
    let engine = Engine::start(None).await.map_err(|line| anyhow!(line))?;
    let world = World::open(folder.path(), &engine.endpoint, MovableClock::unkept(0)).await?;
    let world = world.hashing_cheaply(folder.path())?;
    let mut master = Person::new("bosscrowd1", None);
    let (secrets, _) = people::open_contract(&world, &people::contract("crowd")?, OTP_ONLY, &master).await?;
    master.begin(&world, &secrets).await?;
    for number in 1..USERS {
        let person = Person::new(format!("user{number:05}"), None);
        master.add(&world, &person, Role::General, &Proof::default()).await?;
    }
    let empty = inquiries(&world, &master.cookie).await?;
    let client = engine::client(&engine.endpoint);
    let items = fill(&client, contracts).await?;
    let crowded = inquiries(&world, &master.cookie).await?;

    println!("{USERS} users of one contract, alone and beside {contracts} contracts ({items} items).");
    println!("{:<16}{:>7}{:>12}{:>12}{:>12}", "operation", "calls", "read units", "alone", "crowded");
    let mut verdict = Verdict::default();
    for (alone, beside) in empty.iter().zip(&crowded) {
        let (before, after) = (alone.figures, beside.figures);
        println!(
            "{:<16}{:>7}{:>12}{:>9.1} ms{:>9.1} ms",
            alone.name,
            after.calls,
            after.read_units,
            millis(alone.median),
            millis(beside.median)
        );
        // Not the round trips: whether two calls overlap is a matter of time.
        verdict.must(before.calls == after.calls, || format!("{}: more calls in a crowded bank", alone.name));
        verdict.must((before.read_units - after.read_units).abs() < f64::EPSILON, || {
            format!("{}: other capacity units in a crowded bank", alone.name)
        });
    }
    engine.stop().await;
    Ok(verdict.tell())
}

async fn inquiries(world: &World, cookie: &str) -> Result<Vec<Asked>> {
    Ok(vec![ask::<UsersList>(world, cookie).await?, ask::<HomeOverview>(world, cookie).await?])
}

async fn ask<O: Operation<Input = Empty>>(world: &World, cookie: &str) -> Result<Asked> {
    let mut walls = Vec::new();
    let mut figures = Figures::default();
    for _ in 0..RUNS {
        let (_, exchange) = world.caller.done::<O>(Some(cookie), &Empty {}, &Proof::default()).await?;
        figures = exchange.cost.figures;
        walls.push(exchange.cost.wall);
    }
    Ok(Asked { name: O::DECLARATION.name, figures, median: percentile(&sorted(walls), 0.5) })
}

/// Puts copies of a contract, its master and their login password under other names. Gives how many items.
async fn fill(client: &Client, contracts: usize) -> Result<usize> {
    let items = standing(client).await?;
    let of = |kind: &'static str| {
        let found = items.iter().find(|item| begins(item, "pk", kind));
        found.cloned().map(|item| (kind, item)).with_context(|| format!("no item of {kind}"))
    };
    let samples: Vec<(&str, Item)> = KINDS.into_iter().map(of).collect::<Result<_>>()?;
    let mut batches = Batches::new(client.clone());
    for number in 0..contracts {
        for (kind, sample) in &samples {
            let mut item = sample.clone();
            item.insert("pk".into(), AttributeValue::S(format!("{kind}other-{number:07}")));
            batches.put(item).await?;
        }
    }
    batches.finish().await
}
