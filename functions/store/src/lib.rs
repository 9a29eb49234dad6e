//! The one store: a DynamoDB table, in the cloud and on the engine that is embedded in the local program.
//!
//! [`keys`] is the map of the table; `items` are the stored forms, each with its schema version; [`table`]
//! defines the table itself; the other modules implement [`ports::store::Store`].

mod call;
mod commit;
mod desk;
mod events;
mod expression;
mod items;
pub mod keys;
mod notices;
mod procedures;
mod query;
mod read;
mod reserve;
mod single;
mod stock;
pub mod table;
mod throttle;
mod tokens;

use aws_sdk_dynamodb::Client;

/// The table behind a client of the AWS SDK.
#[derive(Debug, Clone)]
pub struct DynamoStore {
    client: Client,
    table: String,
}

impl DynamoStore {
    /// Uses a table that exists.
    #[must_use]
    pub fn new(client: Client, table: impl Into<String>) -> Self {
        Self { client, table: table.into() }
    }
}
