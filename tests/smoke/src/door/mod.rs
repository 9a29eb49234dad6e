//! The bank's own door: what only the bank may do has no public route.

mod invoke;
mod socket;

use crate::reply::Reply;
use anyhow::Result;
use async_trait::async_trait;
pub use invoke::Invoke;
use serde_json::{Value, json};
use shared::operations::{Declaration, Operation};
pub use socket::Socket;

/// A way to the bank's own operations.
#[async_trait]
pub trait BankDoor: Send + Sync {
    /// Sends a request, `{"input": …}`; gives the document that came back.
    ///
    /// # Errors
    /// When nobody answers.
    async fn send(&self, declaration: &Declaration, request: &Value) -> Result<Vec<u8>>;
}

/// Calls an operation of the bank.
pub(crate) async fn ask<O: Operation>(door: &dyn BankDoor, input: &O::Input) -> Result<Reply<O>> {
    Reply::read(&door.send(&O::DECLARATION, &json!({ "input": input })).await?)
}
