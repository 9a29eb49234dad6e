//! The table is the store's, and can't be lost.

use super::{Expected, unless};
use crate::infra::planned::{Planned, Resource};
use serde_json::Value;
use std::collections::BTreeSet;

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let tables: Vec<_> = planned.of("aws_dynamodb_table").collect();
    let [table] = tables.as_slice() else {
        return vec![format!("there are {} tables, not one", tables.len())];
    };
    let mut findings = shape(table, &expected.table);
    let key = !table.text("/server_side_encryption/0/kms_key_arn").is_empty()
        || planned.mentions(table, "server_side_encryption", "var.kms_key_arn");
    let safe = [
        ("on demand", table.at("/billing_mode") == "PAY_PER_REQUEST"),
        ("protected against deletion", table.at("/deletion_protection_enabled") == true),
        ("restorable to a point in time", table.at("/point_in_time_recovery/0/enabled") == true),
        ("under a key of ours", key),
        (
            "streaming its keys",
            table.at("/stream_enabled") == true && table.at("/stream_view_type") == "KEYS_ONLY",
        ),
    ];
    let not = safe.into_iter().filter(|(_, holds)| !holds);
    findings.extend(not.map(|(words, _)| format!("{}: is not {words}", table.address)));
    findings
}

/// Its keys, its index and its time to live, and that every key attribute is declared, which Terraform doesn't
/// look at before AWS does.
fn shape(table: &Resource, definition: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut keys = BTreeSet::from([text(&definition["partition_key"]), text(&definition["sort_key"])]);
    let mut same = table.at("/hash_key") == &definition["partition_key"]
        && table.at("/range_key") == &definition["sort_key"]
        && table.at("/ttl/0/attribute_name") == &definition["time_to_live"]
        && table.at("/ttl/0/enabled") == true;
    let indexes = definition["indexes"].as_array().cloned().unwrap_or_default();
    let made = table.at("/global_secondary_index").as_array().cloned().unwrap_or_default();
    same &= made.len() == indexes.len();
    for index in &indexes {
        same &= made.iter().any(|made| {
            made["name"] == index["name"]
                && made["hash_key"] == index["partition_key"]
                && made["range_key"] == index["sort_key"]
                && made["projection_type"] == index["projection"]
        });
    }
    for made in &made {
        keys.extend([text(&made["hash_key"]), text(&made["range_key"])]);
    }
    findings.extend(unless(same, || format!("{}: is not the table of infra/table.json", table.address)));
    let attributes = table.at("/attribute").as_array().cloned().unwrap_or_default();
    let declared: BTreeSet<String> = attributes.iter().map(|attribute| text(&attribute["name"])).collect();
    findings.extend(unless(declared == keys, || {
        format!("{}: declares the attributes {declared:?}, and its keys are {keys:?}", table.address)
    }));
    findings
}
