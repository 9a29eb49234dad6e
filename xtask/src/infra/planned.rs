//! What Terraform is about to make, or has made: the resources of a plan or a state in JSON.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Resources, and how the configuration connects what is not known before it exists.
pub struct Planned {
    /// In the order of the JSON.
    pub resources: Vec<Resource>,
    configuration: BTreeMap<String, Value>,
}

/// One resource.
pub struct Resource {
    /// `module.table.aws_dynamodb_table.this`.
    pub address: String,
    /// `aws_dynamodb_table`.
    pub kind: String,
    /// Its key, of a resource that there is several times.
    pub key: Option<String>,
    /// What is known of it.
    pub values: Value,
}

impl Planned {
    /// From `terraform show -json` of a plan.
    pub fn from_plan(plan: &Value) -> Result<Self> {
        let mut configuration = BTreeMap::new();
        index("", &plan["configuration"]["root_module"], &mut configuration);
        Self::read(&plan["planned_values"]["root_module"], configuration)
    }

    /// From `terraform show -json` of a state, which says everything, and nothing of the configuration.
    pub fn from_state(state: &Value) -> Result<Self> {
        Self::read(&state["values"]["root_module"], BTreeMap::new())
    }

    fn read(module: &Value, configuration: BTreeMap<String, Value>) -> Result<Self> {
        let mut resources = Vec::new();
        collect(module, &mut resources)?;
        anyhow::ensure!(!resources.is_empty(), "there are no resources in it");
        Ok(Self { resources, configuration })
    }

    /// Whether everything is known, because it exists.
    pub fn exists(&self) -> bool {
        self.configuration.is_empty()
    }

    /// All of a kind.
    pub fn of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Resource> {
        self.resources.iter().filter(move |resource| resource.kind == kind)
    }

    /// Those of a kind below a module, by their keys.
    pub fn keyed<'a>(&'a self, module: &str, kind: &'a str) -> BTreeMap<&'a str, &'a Resource> {
        let below = format!("module.{module}.");
        self.of(kind)
            .filter(|resource| resource.address.starts_with(&below))
            .filter_map(|resource| Some((resource.key.as_deref()?, resource)))
            .collect()
    }

    /// What an attribute refers to in the configuration.
    pub fn references(&self, resource: &Resource, attribute: &str) -> Vec<&str> {
        let expression = self.configured(resource).map(|configured| &configured["expressions"][attribute]);
        let listed = expression.and_then(|expression| expression["references"].as_array());
        listed.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a block of it refers to something in the configuration.
    pub fn mentions(&self, resource: &Resource, block: &str, reference: &str) -> bool {
        let block = self.configured(resource).map(|configured| &configured["expressions"][block]);
        block.is_some_and(|block| refers(block, reference))
    }

    /// The provider that makes it, where the configuration is known.
    pub fn provider(&self, resource: &Resource) -> Option<&str> {
        self.configured(resource)?["provider_config_key"].as_str()
    }

    fn configured(&self, resource: &Resource) -> Option<&Value> {
        self.configuration.get(&without_keys(&resource.address))
    }
}

impl Resource {
    /// A value by its JSON pointer.
    pub fn at(&self, pointer: &str) -> &Value {
        self.values.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// A text by its JSON pointer, empty where there is none.
    pub fn text(&self, pointer: &str) -> &str {
        self.at(pointer).as_str().unwrap_or_default()
    }

    /// A set of texts by its JSON pointer.
    pub fn texts(&self, pointer: &str) -> BTreeSet<&str> {
        texts(self.at(pointer))
    }
}

fn refers(expression: &Value, reference: &str) -> bool {
    match expression {
        Value::Array(list) => list.iter().any(|part| refers(part, reference)),
        Value::Object(parts) => {
            texts(&expression["references"]).contains(reference)
                || parts.values().any(|part| refers(part, reference))
        }
        _ => false,
    }
}

/// The texts of a list, or the one text.
pub fn texts(value: &Value) -> BTreeSet<&str> {
    match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

fn collect(module: &Value, into: &mut Vec<Resource>) -> Result<()> {
    for resource in module["resources"].as_array().into_iter().flatten() {
        let text = |name: &str| {
            let text = resource[name].as_str().map(str::to_owned);
            text.with_context(|| format!("a resource has no {name}"))
        };
        into.push(Resource {
            address: text("address")?,
            kind: text("type")?,
            key: resource["index"].as_str().map(str::to_owned),
            values: resource["values"].clone(),
        });
    }
    for child in module["child_modules"].as_array().into_iter().flatten() {
        collect(child, into)?;
    }
    Ok(())
}

fn index(prefix: &str, module: &Value, into: &mut BTreeMap<String, Value>) {
    for resource in module["resources"].as_array().into_iter().flatten() {
        if let Some(address) = resource["address"].as_str() {
            into.insert(format!("{prefix}{address}"), resource.clone());
        }
    }
    for (name, call) in module["module_calls"].as_object().into_iter().flatten() {
        index(&format!("{prefix}module.{name}."), &call["module"], into);
    }
}

/// An address without what stands in brackets.
fn without_keys(address: &str) -> String {
    let mut depth = 0_u32;
    address
        .chars()
        .filter(|character| {
            match character {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[test]
fn addresses_lose_their_keys() {
    assert_eq!(without_keys("module.a.x.this[\"b.c\"]"), "module.a.x.this");
    assert_eq!(without_keys("x.this[0]"), "x.this");
}
