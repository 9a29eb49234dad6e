//! IAM policies as they stand in a plan.

use super::planned::{Planned, Resource, texts};
use serde_json::Value;
use std::collections::BTreeSet;

/// A statement, with what JSON writes as a text or as a list of texts made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// `Allow` or `Deny`.
    pub effect: String,
    /// Who: kinds and names, such as `Service lambda.amazonaws.com`.
    pub principals: BTreeSet<String>,
    /// What.
    pub actions: BTreeSet<String>,
    /// To what.
    pub resources: BTreeSet<String>,
    /// Under which conditions.
    pub condition: Value,
}

/// Attributes that hold policies.
const ATTRIBUTES: [&str; 2] = ["/policy", "/assume_role_policy"];

/// The statements of an attribute; none where it is not known yet.
pub fn statements(resource: &Resource, attribute: &str) -> Vec<Statement> {
    let policy: Value = serde_json::from_str(resource.text(attribute)).unwrap_or_default();
    policy["Statement"].as_array().into_iter().flatten().map(statement).collect()
}

/// All statements that are known, with where they stand.
pub fn all(planned: &Planned) -> Vec<(&Resource, Statement)> {
    let policies = planned
        .resources
        .iter()
        .flat_map(|resource| ATTRIBUTES.iter().map(move |attribute| (resource, *attribute)));
    policies
        .flat_map(|(resource, attribute)| {
            statements(resource, attribute).into_iter().map(move |statement| (resource, statement))
        })
        .collect()
}

fn statement(value: &Value) -> Statement {
    let owned = |value: &Value| texts(value).into_iter().map(str::to_owned).collect();
    let principals = match &value["Principal"] {
        Value::Object(kinds) => kinds
            .iter()
            .flat_map(|(kind, names)| texts(names).into_iter().map(move |name| format!("{kind} {name}")))
            .collect(),
        other => owned(other),
    };
    Statement {
        effect: value["Effect"].as_str().unwrap_or_default().to_owned(),
        principals,
        actions: owned(&value["Action"]),
        resources: owned(&value["Resource"]),
        condition: value["Condition"].clone(),
    }
}
