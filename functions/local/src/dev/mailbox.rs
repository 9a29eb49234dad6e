//! The mailbox: what would have been sent.

use super::Desk;
use crate::mailbox::Letter;
use axum::Json;
use axum::extract::State;
use axum::response::Response;

/// The page.
pub(crate) async fn page() -> Response {
    super::html(include_str!("assets/mailbox.html"))
}

/// What arrived, newest first.
pub(crate) async fn letters(State(desk): State<Desk>) -> Json<Vec<Letter>> {
    Json(desk.mailbox.letters())
}
