//! Whether a full contract costs the same in a crowded bank as in an empty one: lists and searches of a
//! hundred users, before and after so many other contracts stand in the same table.

use crate::people::{self, Person};
use crate::statistics::{millis, percentile, sorted};
use crate::verdict::Verdict;
use crate::world::{OTP_ONLY, World};
use anyhow::{Context, Result, anyhow};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use local::clock::MovableClock;
use local::engine::{self, Engine, TABLE};
use ports::meter::Figures;
use shared::domain::user::Role;
use shared::operations::Operation;
use shared::operations::home::HomeOverview;
use shared::operations::proof::{Empty, Proof};
use shared::operations::users::UsersList;
use std::collections::HashMap;
use std::time::Duration;

/// Users of the contract that is looked at, with the master.
const USERS: usize = 100;

/// Times that each inquiry is asked.
const RUNS: usize = 20;

/// Most items of one batch [DynamoDB limit].
const BATCH: usize = 25;

/// Batches under way at once.
const AT_ONCE: usize = 8;

/// Kinds of item that every contract has, by what their partition keys begin with.
const KINDS: [&str; 3] = ["CONTRACT#", "USER#", "LOGIN#"];

type Item = HashMap<String, AttributeValue>;

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
    let samples = samples(client).await?;
    let mut requests = Vec::with_capacity(BATCH);
    let mut under_way = tokio::task::JoinSet::new();
    let mut items = 0;
    for number in 0..contracts {
        for (kind, sample) in &samples {
            requests.push(copy(sample, kind, number)?);
            items += 1;
            if requests.len() == BATCH {
                if under_way.len() == AT_ONCE {
                    under_way.join_next().await.context("a batch is under way")???;
                }
                under_way.spawn(put(client.clone(), std::mem::take(&mut requests)));
            }
        }
    }
    under_way.spawn(put(client.clone(), requests));
    while let Some(done) = under_way.join_next().await {
        done??;
    }
    Ok(items)
}

/// One item of each kind.
async fn samples(client: &Client) -> Result<Vec<(&'static str, Item)>> {
    let page = client.scan().table_name(TABLE).send().await.map_err(|error| anyhow!("{error:?}"))?;
    let items = page.items.unwrap_or_default();
    let of = |kind: &'static str| {
        let found = items
            .iter()
            .find(|item| matches!(item.get("pk"), Some(AttributeValue::S(pk)) if pk.starts_with(kind)));
        found.cloned().map(|item| (kind, item)).with_context(|| format!("no item of {kind}"))
    };
    KINDS.into_iter().map(of).collect()
}

fn copy(sample: &Item, kind: &str, number: usize) -> Result<WriteRequest> {
    let mut item = sample.clone();
    item.insert("pk".into(), AttributeValue::S(format!("{kind}other-{number:07}")));
    let put = PutRequest::builder().set_item(Some(item)).build()?;
    Ok(WriteRequest::builder().put_request(put).build())
}

async fn put(client: Client, requests: Vec<WriteRequest>) -> Result<()> {
    if requests.is_empty() {
        return Ok(());
    }
    let sent = client.batch_write_item().request_items(TABLE, requests).send().await;
    sent.map(drop).map_err(|error| anyhow!("{error:?}"))
}
