//! The mailbox: what would have been sent. No operation sends anything yet, so it is empty.

use axum::response::Response;

/// The page.
pub(crate) async fn page() -> Response {
    super::html(include_str!("assets/mailbox.html"))
}
