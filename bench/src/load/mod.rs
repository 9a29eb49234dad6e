//! How much the running portal carries: a real process, driven over HTTP on the loopback interface.

mod connection;
mod drive;
mod guarded;
mod portal;
mod prepare;
mod report;
mod sign_in;

use crate::verdict::Verdict;
use crate::world;
use anyhow::{Context, Result, ensure};
use drive::Fleet;
use portal::Portal;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Connections that are kept at work.
const CONNECTIONS: [usize; 3] = [1, 8, 32];

/// What is to be driven, and how long.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Seconds of each measurement, at least one round through all users.
    pub seconds: u64,
    /// Users, each with a device.
    pub users: usize,
    /// Contracts that they are spread over.
    pub contracts: usize,
    /// The portal's program.
    pub portal: Option<PathBuf>,
}

/// Prepares the data, starts the portal, drives it, and looks whether it kept what it answered.
///
/// # Errors
/// When something can't be measured at all.
pub async fn run(plan: &Plan) -> Result<bool> {
    let folder = tempfile::tempdir().context("a folder for the data")?;
    let began = Instant::now();
    let users = prepare::run(folder.path(), plan.users, plan.contracts).await?;
    println!(
        "{} users with a device each in {} contract(s), made in {:.1} s; client, portal and engine share this machine's {} cores.",
        users.len(),
        plan.contracts,
        began.elapsed().as_secs_f64(),
        std::thread::available_parallelism().map_or(1, usize::from),
    );
    let portal = Portal::start(plan.portal.clone(), folder.path(), &world::policies()).await?;
    let fleet = Fleet::new(users, portal.port);
    let least = Duration::from_secs(plan.seconds);
    // The first time, everyone's hash is made anew with today's parameters.
    sign_in::measure(&fleet, &portal, 8, Duration::ZERO).await?;

    let mut verdict = Verdict::default();
    report::header();
    for connections in CONNECTIONS {
        let outcome = sign_in::measure(&fleet, &portal, connections, least).await?;
        report::sign_in(connections, &outcome);
    }
    for connections in CONNECTIONS {
        let outcome = guarded::measure(&fleet, &portal, connections, least).await?;
        report::guarded(connections, &outcome, &mut verdict);
    }
    guarded::audited(&fleet).await?;
    let answered = fleet.registered();
    portal.kill()?;
    let kept = prepare::kept(folder.path(), plan.contracts).await?;
    ensure!(
        kept == answered,
        "{answered} payees were answered before the portal was killed, {kept} are in the table"
    );
    println!(
        "\nkilled in the end: all {answered} payees that it answered are in the table; both outcomes stand in the histories."
    );
    report::footer();
    Ok(verdict.tell())
}
