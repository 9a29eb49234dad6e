//! A few operations that have everything: a door that hashes, a reader, one that opens and makes keys, and one that
//! the stream and the time wake.

use super::workplace::Workplace;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const OPERATIONS: [&str; 3] = ["session.sign-in", "session.me", "desk.execute"];

/// Writes them beside a workplace's stage.
pub fn write(workspace: &Workspace, place: &Workplace) -> Result<PathBuf> {
    let text = fs::read_to_string(workspace.root.join("infra/operations.json"))?;
    let all: Vec<Value> = serde_json::from_str(&text).context("infra/operations.json")?;
    let consumes = |operation: &&Value| {
        let events = operation["events"].as_array();
        events.is_some_and(|events| events.iter().any(|event| event["stream"].is_object()))
    };
    let mut few: Vec<Value> = Vec::new();
    for name in OPERATIONS {
        match all.iter().find(|operation| operation["operation"] == name) {
            Some(operation) => few.push(operation.clone()),
            None => {
                bail!("infra/operations.json has no {name}: name another one in xtask/src/infra/sample.rs")
            }
        }
    }
    few.push(all.iter().find(consumes).cloned().unwrap_or_else(consumer));
    let file = place.stage.join("few.json");
    fs::write(&file, serde_json::to_vec_pretty(&few)?)?;
    Ok(file)
}

/// Stands in while the catalogue has no stream consumer.
fn consumer() -> Value {
    let mut read = vec!["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"];
    let from_index = json!({"actions": ["dynamodb:Query"], "leading_keys": ["UNSENT"], "index": "by_time"});
    read.push("dynamodb:UpdateItem");
    json!({
        "operation": "bank.send-notices",
        "function": "bank-send-notices",
        "handler": "bank.send-notices",
        "method": "POST",
        "path": "/api/bank/send-notices",
        "access": "bank",
        "work": "bank",
        "summary": "Send the notices that are on their way",
        "memory": 512,
        "timeout": 60,
        "kms": ["kms:Decrypt"],
        "ses": ["ses:SendEmail"],
        "dynamodb": [{"actions": read, "leading_keys": ["OUTBOX#*"]}, from_index],
        "events": [{"stream": {"partition_prefix": "OUTBOX#"}}, {"schedule": "rate(5 minutes)"}],
    })
}
