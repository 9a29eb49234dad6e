//! `infra/operations.json`, as Terraform reads it.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// A function of a stage. What only the product's own tests look at is left out.
#[derive(Debug, Clone, Deserialize)]
pub struct Operation {
    /// Its name in the catalogue.
    pub operation: String,
    /// The name of its function and role, after the stage's.
    pub function: String,
    /// What `bootstrap` is told to run.
    pub handler: String,
    /// `GET` or `POST`.
    pub method: String,
    /// Below `/api`.
    pub path: String,
    /// Who may call it; `bank` has no route.
    pub access: String,
    /// Megabytes.
    pub memory: u64,
    /// Seconds.
    pub timeout: u64,
    /// What it may do with the key of the seeds.
    pub kms: Vec<String>,
    /// What it may do to the table.
    pub dynamodb: Vec<Grant>,
    /// What wakes it beside requests.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What it may do with mail.
    #[serde(default)]
    pub ses: Vec<String>,
}

/// Actions on items whose partition keys begin so.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Grant {
    /// Of IAM.
    pub actions: Vec<String>,
    /// Patterns of partition keys.
    pub leading_keys: Vec<String>,
    /// The index that they are of, if not the table itself.
    #[serde(default)]
    pub index: Option<String>,
}

/// What wakes a function.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// New items of the table whose partition keys begin so.
    Stream(String),
    /// The time: `rate(…)` or `cron(…)`, in UTC.
    Schedule(String),
}

impl Operation {
    /// Whether it has a route.
    pub fn is_public(&self) -> bool {
        self.access != "bank"
    }
}

/// Reads a catalogue.
pub fn read(file: &Path) -> Result<Vec<Operation>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}
