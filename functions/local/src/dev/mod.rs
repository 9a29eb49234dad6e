//! The pages of a developer's desk: the demo's devices with their live codes, the mailbox, the clock. They
//! exist on the embedded engine only, and only for the names of this machine.

mod clock_page;
mod mailbox;
mod shelf;

use crate::clock::MovableClock;
use crate::mailbox::Mailbox;
use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header;
pub use shelf::Shelf;
use std::sync::Arc;
use tokio::sync::Notify;

/// What lies on the desk.
#[derive(Clone)]
pub struct Desk {
    /// The clock.
    pub clock: Arc<MovableClock>,
    /// The devices.
    pub shelf: Arc<Shelf>,
    /// The mailbox.
    pub mailbox: Arc<Mailbox>,
    /// Rung when there may be mail to carry.
    pub bell: Arc<Notify>,
    /// Rung when the clock was moved; nobody moves the clock of functions that run by themselves.
    pub moved: Option<Arc<Notify>>,
}

/// The pages.
pub fn pages(desk: Desk) -> Router {
    let mut router = Router::new();
    if desk.moved.is_some() {
        router = router
            .route("/dev/clock", get(|| async { html(include_str!("assets/clock.html")) }))
            .route("/dev/clock.json", get(clock_page::read).post(clock_page::forward));
    }
    router
        .route("/dev", get(|| async { html(include_str!("assets/index.html")) }))
        .route("/dev/tokens", get(|| async { html(include_str!("assets/tokens.html")) }))
        .route("/dev/tokens.json", get(shelf::codes))
        .route("/dev/mailbox", get(mailbox::page))
        .route("/dev/mailbox.json", get(mailbox::letters))
        .route("/dev/desk.js", get(|| async { text("text/javascript", include_str!("assets/desk.js")) }))
        .route("/dev/desk.css", get(|| async { text("text/css", include_str!("assets/desk.css")) }))
        .with_state(desk)
}

fn html(page: &'static str) -> Response {
    text("text/html; charset=utf-8", page)
}

fn text(kind: &'static str, body: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], body).into_response()
}
