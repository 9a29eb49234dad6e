//! A few operations that have everything: a door that hashes, a reader, one that opens and makes keys, and one that
//! the stream and the time wake.

use super::workplace::Workplace;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const OPERATIONS: [&str; 4] = ["session.sign-in", "session.me", "desk.execute", "bank.send-notices"];

/// Writes them beside a workplace's stage.
pub fn write(workspace: &Workspace, place: &Workplace) -> Result<PathBuf> {
    let text = fs::read_to_string(workspace.root.join("infra/operations.json"))?;
    let all: Vec<Value> = serde_json::from_str(&text).context("infra/operations.json")?;
    let mut few: Vec<Value> = Vec::new();
    for name in OPERATIONS {
        match all.iter().find(|operation| operation["operation"] == name) {
            Some(operation) => few.push(operation.clone()),
            None => {
                bail!("infra/operations.json has no {name}: name another one in xtask/src/infra/sample.rs")
            }
        }
    }
    let file = place.stage.join("few.json");
    fs::write(&file, serde_json::to_vec_pretty(&few)?)?;
    Ok(file)
}
