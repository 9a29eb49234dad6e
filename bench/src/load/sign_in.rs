//! Signing in with login ID and password, right ones.

use super::connection::Connection;
use super::drive::{Fleet, Outcome, expect, timed};
use super::portal::Portal;
use anyhow::{Context, Result};
use shared::operations::Operation;
use shared::operations::proof::Request;
use shared::operations::session::SessionSignIn;
use std::time::Duration;

/// Longer than any session lives, so that nobody's is ended: 8 hours and a second.
const LATER: u32 = 8 * 3600 + 1;

/// Everyone signs in, round after round until `least` is over.
///
/// # Errors
/// When someone is refused.
pub async fn measure(fleet: &Fleet, portal: &Portal, connections: usize, least: Duration) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut connections = fleet.connect(connections).await?;
    loop {
        portal.pass(LATER).await?;
        connections = fleet.round(portal, connections, &mut outcome, enter).await?;
        if outcome.wall >= least {
            return Ok(outcome);
        }
    }
}

async fn enter(fleet: Fleet, user: usize, mut connection: Connection) -> Result<(Connection, Vec<Duration>)> {
    let user = fleet.users.get(user).context("a user")?;
    let body = serde_json::to_vec(&Request { input: user.person.door()?, proof: user.person.knock()? })?;
    let (answer, took) = timed(connection.post(SessionSignIn::DECLARATION.path, None, body)).await?;
    expect(&answer, 200, "a sign-in")?;
    user.enter(answer.cookie.context("no session was given")?);
    Ok((connection, vec![took]))
}
