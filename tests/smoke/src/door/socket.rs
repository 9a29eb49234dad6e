use super::BankDoor;
use anyhow::Result;
use async_trait::async_trait;
use serde_json::Value;
use shared::operations::Declaration;
use std::path::PathBuf;

/// The socket file of a portal on this machine.
pub struct Socket {
    /// The folder of its data.
    pub data: PathBuf,
}

#[async_trait]
impl BankDoor for Socket {
    async fn send(&self, declaration: &Declaration, request: &Value) -> Result<Vec<u8>> {
        Ok(bank_socket::call(&self.data, declaration.path, request).await?.body)
    }
}
