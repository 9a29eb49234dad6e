//! Filling a table by copies of what stands in it.

use anyhow::{Context, Result, anyhow};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use local::engine::TABLE;
use std::collections::HashMap;
use tokio::task::JoinSet;

/// Most items of one batch [DynamoDB limit].
const BATCH: usize = 25;

/// Batches under way at once.
const AT_ONCE: usize = 8;

/// An item as the SDK has it.
pub type Item = HashMap<String, AttributeValue>;

/// Puts items, many at a time.
pub struct Batches {
    client: Client,
    requests: Vec<WriteRequest>,
    under_way: JoinSet<Result<()>>,
    items: usize,
}

impl Batches {
    /// Nothing is put yet.
    pub fn new(client: Client) -> Self {
        Self { client, requests: Vec::with_capacity(BATCH), under_way: JoinSet::new(), items: 0 }
    }

    /// Puts an item, soon.
    ///
    /// # Errors
    /// When an earlier batch was refused.
    pub async fn put(&mut self, item: Item) -> Result<()> {
        let put = PutRequest::builder().set_item(Some(item)).build()?;
        self.requests.push(WriteRequest::builder().put_request(put).build());
        self.items += 1;
        if self.requests.len() == BATCH {
            if self.under_way.len() == AT_ONCE {
                self.under_way.join_next().await.context("a batch is under way")???;
            }
            self.send();
        }
        Ok(())
    }

    /// Waits for all of them. Gives how many items were put.
    ///
    /// # Errors
    /// When a batch was refused.
    pub async fn finish(mut self) -> Result<usize> {
        self.send();
        while let Some(done) = self.under_way.join_next().await {
            done??;
        }
        Ok(self.items)
    }

    fn send(&mut self) {
        let (client, requests) = (self.client.clone(), std::mem::take(&mut self.requests));
        if requests.is_empty() {
            return;
        }
        self.under_way.spawn(async move {
            let sent = client.batch_write_item().request_items(TABLE, requests).send().await;
            sent.map(drop).map_err(|error| anyhow!("{error:?}"))
        });
    }
}

/// What stands in a table, as far as one page of a scan goes.
///
/// # Errors
/// When the table can't be read.
pub async fn standing(client: &Client) -> Result<Vec<Item>> {
    let page = client.scan().table_name(TABLE).send().await.map_err(|error| anyhow!("{error:?}"))?;
    Ok(page.items.unwrap_or_default())
}

/// Whether an attribute is a text that begins so.
pub fn begins(item: &Item, attribute: &str, with: &str) -> bool {
    matches!(item.get(attribute), Some(AttributeValue::S(text)) if text.starts_with(with))
}
