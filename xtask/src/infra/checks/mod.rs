//! What has to hold of a stage, whatever Terraform thinks of it: pure functions from a plan to findings.

mod actions;
mod api;
mod changes;
mod costs;
mod edge;
mod environment;
mod events;
mod functions;
mod keys;
mod logs;
mod policies;
mod public;
mod table;

use super::catalogue::Operation;
use super::planned::Planned;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

pub use changes::refusals;

/// What the checks hold a stage against.
pub struct Expected {
    /// The functions.
    pub operations: Vec<Operation>,
    /// Every IAM action that is used, spelt.
    pub actions: BTreeSet<String>,
    /// `infra/table.json`.
    pub table: Value,
    /// `infra/headers.json`.
    pub headers: Value,
    /// What goes before every name: `kagimate-staging`.
    pub name: String,
    /// The table's name: another one than the stage's once it was restored.
    pub table_name: String,
    /// The account.
    pub account: String,
    /// The region.
    pub region: String,
    /// The host name that people type.
    pub domain: String,
}

impl Expected {
    /// From the files of `infra`, and what the plan says of itself.
    pub fn read(infra: &Path, operations: Vec<Operation>, plan: &Value) -> Result<Self> {
        let text = |name: &str| fs::read_to_string(infra.join(name)).with_context(|| format!("infra/{name}"));
        let json = |name: &str| -> Result<Value> {
            serde_json::from_str(&text(name)?).with_context(|| format!("infra/{name}"))
        };
        let variable = |name: &str| {
            let value = plan["variables"][name]["value"].as_str().map(str::to_owned);
            value.with_context(|| format!("the plan has no variable {name}"))
        };
        let name = format!("kagimate-{}", variable("stage")?);
        let restored = plan["variables"]["restored"]["value"]["table"].as_str();
        Ok(Self {
            operations,
            actions: text("actions.txt")?.lines().map(str::to_owned).collect(),
            table: json("table.json")?,
            headers: json("headers.json")?,
            table_name: restored.map_or_else(|| name.clone(), str::to_owned),
            name,
            account: variable("account_id")?,
            region: variable("region")?,
            domain: variable("domain")?,
        })
    }

    /// The table's ARN.
    fn table_arn(&self) -> String {
        format!("arn:aws:dynamodb:{}:{}:table/{}", self.region, self.account, self.table_name)
    }

    /// A function's ARN.
    fn function_arn(&self, function: &str) -> String {
        format!("arn:aws:lambda:{}:{}:function:{}-{function}", self.region, self.account, self.name)
    }

    /// A role's ARN.
    fn role_arn(&self, function: &str) -> String {
        format!("arn:aws:iam::{}:role/{}-{function}", self.account, self.name)
    }
}

type Check = fn(&Planned, &Expected) -> Vec<String>;

/// What holds of every part of a stage.
const CHECKS: [Check; 10] = [
    actions::check,
    api::check,
    environment::check,
    events::check,
    functions::check,
    keys::check,
    logs::check,
    policies::check,
    public::check,
    table::check,
];

/// Everything that is wrong with a stage.
pub fn findings(planned: &Planned, expected: &Expected) -> Vec<String> {
    CHECKS
        .iter()
        .chain(&[edge::check as Check, costs::check])
        .flat_map(|check| check(planned, expected))
        .collect()
}

/// Everything that is wrong with a stage without what the world sees, which a rehearsal can't make.
pub fn findings_behind(planned: &Planned, expected: &Expected) -> Vec<String> {
    CHECKS.iter().flat_map(|check| check(planned, expected)).collect()
}

/// Where an expectation is not met.
fn unless(holds: bool, finding: impl FnOnce() -> String) -> Option<String> {
    (!holds).then(finding)
}
