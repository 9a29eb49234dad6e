//! A guarded operation under a policy that asks for the one-time password only: registering payees, with two
//! wrong codes and a right one for each user and step.

use super::connection::Connection;
use super::drive::{Fleet, Outcome, expect, timed};
use super::portal::Portal;
use crate::counts::payee;
use crate::devices;
use anyhow::{Context, Result, ensure};
use shared::domain::audit::Outcome as Ended;
use shared::domain::instant::Instant;
use shared::domain::secret::OtpCode;
use shared::operations::Operation;
use shared::operations::history::{History, HistoryOwn};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Proof, Request};
use std::time::Duration;

/// Three steps of a device: everyone has a fresh code.
const LATER: u32 = 180;

/// Everyone tries twice in vain and then registers, round after round until `least` is over.
///
/// # Errors
/// When an answer is not what it must be.
pub async fn measure(fleet: &Fleet, portal: &Portal, connections: usize, least: Duration) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut connections = fleet.connect(connections).await?;
    while outcome.wall < least {
        let now = portal.pass(LATER).await?;
        let work = move |fleet, user, connection| register(fleet, user, connection, now);
        connections = fleet.round(portal, connections, &mut outcome, work).await?;
    }
    Ok(outcome)
}

async fn register(
    fleet: Fleet,
    user: usize,
    mut connection: Connection,
    now: Instant,
) -> Result<(Connection, Vec<Duration>)> {
    let user = fleet.users.get(user).context("a user")?;
    let cookie = user.cookie();
    let (right, wrong) = (devices::code(&user.device, now)?, devices::wrong_code(&user.device, now)?);
    let mut latencies = Vec::with_capacity(3);
    for (code, status) in [(&wrong, 422), (&wrong, 422), (&right, 200)] {
        let body = body(fleet.payee(), code)?;
        let (answer, took) =
            timed(connection.post(PayeesRegister::DECLARATION.path, Some(&cookie), body)).await?;
        expect(&answer, status, "registering a payee")?;
        latencies.push(took);
    }
    fleet.note_registered();
    Ok((connection, latencies))
}

fn body(number: usize, code: &OtpCode) -> Result<Vec<u8>> {
    let proof = Proof { otp: Some(code.clone()), ..Proof::default() };
    Ok(serde_json::to_vec(&Request { input: payee(number)?, proof })?)
}

/// Looks into a few histories: the newest events are the right code and the two wrong ones before it.
///
/// # Errors
/// When they are not there.
pub async fn audited(fleet: &Fleet) -> Result<()> {
    let mut connection = Connection::open(fleet.port).await?;
    for user in fleet.users.iter().step_by(50) {
        let answer = connection.get(HistoryOwn::DECLARATION.path, Some(&user.cookie())).await?;
        expect(&answer, 200, "a history")?;
        let history: History = serde_json::from_slice(&answer.body)?;
        let newest: Vec<bool> = history
            .rows
            .iter()
            .filter(|row| row.operation == PayeesRegister::DECLARATION.name)
            .take(3)
            .map(|row| matches!(row.outcome, Ended::Done))
            .collect();
        ensure!(
            newest == [true, false, false],
            "the history of {} is not what was done: {newest:?}",
            user.person.login_id
        );
    }
    Ok(())
}
