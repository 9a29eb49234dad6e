//! The clock, moved forward.

use super::Desk;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use ports::environment::Clock;
use serde::{Deserialize, Serialize};

/// Longest move at once, in seconds: ten years.
const LONGEST: u32 = 10 * 366 * 86_400;

/// The clock's state.
#[derive(Debug, Serialize)]
pub(crate) struct Reading {
    now: i64,
    ahead: i64,
}

/// How far to move it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forward {
    seconds: u32,
}

fn reading(desk: &Desk) -> Json<Reading> {
    Json(Reading { now: desk.clock.now().0, ahead: desk.clock.offset() })
}

/// Reads it.
pub(crate) async fn read(State(desk): State<Desk>) -> Json<Reading> {
    reading(&desk)
}

/// Moves it. A foreign page can't: JSON with our header needs leave that nobody gives.
pub(crate) async fn forward(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Json(forward): Json<Forward>,
) -> Response {
    if headers.get("kagimate-desk").is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut left = forward.seconds.min(LONGEST);
    while left > 0 {
        let part = left.min(1_000_000);
        if desk.clock.forward(part * 1000).is_err() {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
        left -= part;
    }
    if let Some(moved) = &desk.moved {
        moved.notify_one();
    }
    reading(&desk).into_response()
}
