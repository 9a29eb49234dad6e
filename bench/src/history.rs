//! A long history in the data folder of a portal, for measuring what the page makes of it.

use crate::batches::{Batches, begins, standing};
use crate::world;
use anyhow::{Context, Result};
use aws_sdk_dynamodb::types::AttributeValue;
use local::engine;
use std::path::Path;

/// The contract of the demo that gets it, as the index names its history.
const OF: &str = "HISTORY#midori";

/// Milliseconds between two events.
const APART: i64 = 1000;

/// Copies the newest event of the demo's contract so many times, each a second older.
///
/// # Errors
/// When the folder holds no demo, or can't be written.
pub async fn run(folder: &Path, rows: usize) -> Result<bool> {
    let engine = world::engine(folder).await?;
    let client = engine::client(&engine.endpoint);
    let items = standing(&client).await?;
    let at = |item: &crate::batches::Item| match item.get("at") {
        Some(AttributeValue::N(at)) => at.parse::<i64>().ok(),
        _ => None,
    };
    let sample = items
        .into_iter()
        .filter(|item| begins(item, "by", OF) && begins(item, "sk", "WORK#"))
        .max_by_key(at)
        .context("no event of the demo's contract: start the portal on this folder first")?;
    let newest = at(&sample).context("an event without a time")?;
    let mut batches = Batches::new(client);
    for number in 0..i64::try_from(rows)? {
        let at = newest - number * APART;
        let id = format!("{at:012x}{number:020x}");
        let mut item = sample.clone();
        item.insert("sk".into(), AttributeValue::S(format!("WORK#{id}")));
        item.insert("at".into(), AttributeValue::N(at.to_string()));
        item.insert("at_id".into(), AttributeValue::S(id.clone()));
        item.insert("id".into(), AttributeValue::S(id));
        batches.put(item).await?;
    }
    println!("{} events were put.", batches.finish().await?);
    engine.stop().await;
    Ok(true)
}
