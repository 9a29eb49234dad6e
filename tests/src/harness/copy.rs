//! A table as JSON, as an export to S3 has it.

use super::table::{Attributes, Table};
use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

impl Table {
    /// Everything, in the order of its keys.
    pub fn exported(&self) -> String {
        let items: Vec<_> = self.0.values().map(sorted).collect();
        format!("{}\n", serde_json::to_string_pretty(&items).unwrap())
    }

    /// Everything that was exported.
    pub fn imported(text: &str) -> Self {
        let items: Vec<Map<String, Value>> = serde_json::from_str(text).unwrap();
        let keyed = items.iter().map(attributes).map(|item| {
            let text = |name: &str| item[name].as_s().unwrap().clone();
            ((text("pk"), text("sk")), item)
        });
        Self(keyed.collect())
    }
}

fn sorted(fields: &HashMap<String, AttributeValue>) -> BTreeMap<&String, Value> {
    fields.iter().map(|(name, value)| (name, value_of(value))).collect()
}

fn value_of(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::S(text) => json!({ "S": text }),
        AttributeValue::N(number) => json!({ "N": number }),
        AttributeValue::Bool(truth) => json!({ "BOOL": truth }),
        AttributeValue::Null(_) => json!({ "NULL": true }),
        AttributeValue::B(bytes) => json!({ "B": data_encoding::BASE64.encode(bytes.as_ref()) }),
        AttributeValue::L(values) => json!({ "L": values.iter().map(value_of).collect::<Vec<_>>() }),
        AttributeValue::M(fields) => json!({ "M": sorted(fields) }),
        other => panic!("an attribute of an unexpected type: {other:?}"),
    }
}

fn attribute(value: &Value) -> AttributeValue {
    let (kind, value) = value.as_object().and_then(|object| object.iter().next()).unwrap();
    let text = || value.as_str().unwrap().to_owned();
    match kind.as_str() {
        "S" => AttributeValue::S(text()),
        "N" => AttributeValue::N(text()),
        "BOOL" => AttributeValue::Bool(value.as_bool().unwrap()),
        "NULL" => AttributeValue::Null(true),
        "B" => AttributeValue::B(data_encoding::BASE64.decode(text().as_bytes()).unwrap().into()),
        "L" => AttributeValue::L(value.as_array().unwrap().iter().map(attribute).collect()),
        "M" => AttributeValue::M(attributes(value.as_object().unwrap())),
        other => panic!("an unknown type {other}"),
    }
}

fn attributes(fields: &Map<String, Value>) -> Attributes {
    fields.iter().map(|(name, value)| (name.clone(), attribute(value))).collect()
}
