//! How much CPU a sign-in uses beside its hash, the engine's aside.
//!
//! The engine runs in a process of its own, so this process's CPU holds the pipeline, the SDK and the hash.
//! Sign-ins and hashes alone take turns, so that whatever else the machine does meets both alike.

use crate::cpu;
use crate::engine_process::EngineProcess;
use crate::people::{self, Person};
use crate::statistics::{median, millis, percentile, sorted};
use crate::verdict::Verdict;
use crate::world::{ROOMY, World};
use anyhow::{Result, anyhow};
use local::clock::MovableClock;
use ports::credentials::{Credentials, PasswordHash};
use shared::domain::secret::Password;
use std::time::{Duration, Instant};

/// Sign-ins that are measured.
const SIGN_INS: u32 = 60;

/// What the rest of a sign-in may cost of its hash.
const TARGET_PERCENT: f64 = 15.0;

/// Longer than any session lives, in milliseconds: each sign-in meets an open door.
const A_DAY: u32 = 86_400_000;

/// What one hash takes.
#[derive(Debug, Clone, Copy)]
struct Hash {
    wall: Duration,
    cpu: Duration,
}

/// How long hashes take that nothing else is done with.
#[derive(Debug, Clone, Copy)]
pub struct Alone {
    /// As a rule.
    pub median: Duration,
    /// The slowest.
    pub slowest: Duration,
}

async fn verify(credentials: &dyn Credentials, password: &Password, hash: &PasswordHash) -> Result<Hash> {
    let (began, used) = (Instant::now(), cpu::own());
    credentials.verify(password, Some(hash)).await.map_err(|error| anyhow!("{error}"))?;
    Ok(Hash { wall: began.elapsed(), cpu: cpu::own().saturating_sub(used) })
}

/// How long verifying alone takes, of twenty.
///
/// # Errors
/// When it can't be done.
pub async fn alone(world: &World) -> Result<Alone> {
    let credentials = &*world.caller.bank.credentials;
    let password = people::password("sora-wo-tobu-kujira")?;
    let hash = credentials.hash(&password).await.map_err(|error| anyhow!("{error}"))?;
    let mut walls = Vec::new();
    for _ in 0..20 {
        walls.push(verify(credentials, &password, &hash).await?.wall);
    }
    let walls = sorted(walls);
    Ok(Alone { median: percentile(&walls, 0.5), slowest: percentile(&walls, 1.0) })
}

/// Measures, prints and judges.
///
/// # Errors
/// When people can't sign in.
pub async fn run(verdict: &mut Verdict) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let engine = EngineProcess::start(&folder.path().join("table.db"))?;
    let world = World::open(folder.path(), &engine.endpoint, MovableClock::unkept(0)).await?;
    let credentials = &*world.caller.bank.credentials;
    let mut master = Person::new("bossshare1", None);
    let (secrets, _) = people::open_contract(&world, &people::contract("share")?, ROOMY, &master).await?;
    master.begin(&world, &secrets).await?;
    let password = people::password(&master.login_password)?;
    let hash = credentials.hash(&password).await.map_err(|error| anyhow!("{error}"))?;

    let (mut sign_ins, mut hashes) = (Vec::new(), Vec::new());
    let before = engine.cpu()?;
    for _ in 0..SIGN_INS {
        world.clock.forward(A_DAY)?;
        sign_ins.push(master.sign_in(&world).await?.cost.cpu);
        hashes.push(verify(credentials, &password, &hash).await?.cpu);
    }
    let engine_each = engine.cpu()?.saturating_sub(before) / SIGN_INS;
    let (whole, hash) = (millis(median(sign_ins)), millis(median(hashes)));
    let rest = (whole - hash).max(0.0);
    let percent = rest / hash * 100.0;
    println!(
        "\nCPU of a sign-in, engine in a process of its own: {whole:.2} ms; its hash verified alone: {hash:.2} ms;\n\
         the rest {whole:.2} - {hash:.2} = {rest:.2} ms is {percent:.1} % of the hash (target {TARGET_PERCENT} %; medians of \
         {SIGN_INS}, taking turns).\nThe engine's process used {:.2} ms for each sign-in; that is not in the rest.",
        millis(engine_each)
    );
    verdict.at_most("the rest of a sign-in beside its hash", percent, TARGET_PERCENT, " %");
    Ok(())
}
