//! `infra/headers.json` and `infra/table.json`: what a stage of the cloud has in common with a laptop.

use super::compare;
use local::headers::SECURITY;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::table::{INDEX, INDEX_PARTITION_KEY, INDEX_SORT_KEY, PARTITION_KEY, SORT_KEY, TIME_TO_LIVE};

fn written(name: &str, value: &Value) {
    compare(name, &format!("{}\n", serde_json::to_string_pretty(value).unwrap()));
}

#[test]
fn cloudfront_sends_the_headers_of_the_local_server() {
    // Source: OWASP ASVS 3.4: the page is under the same headers wherever it is served from.
    written("infra/headers.json", &json!(BTreeMap::from(SECURITY)));
}

#[test]
fn the_table_of_a_stage_is_the_store_s() {
    // Source: ARCHITECTURE.md, invariants: one definition of the table.
    let index = json!({
        "name": INDEX, "partition_key": INDEX_PARTITION_KEY, "sort_key": INDEX_SORT_KEY, "projection": "ALL",
    });
    written(
        "infra/table.json",
        &json!({
            "partition_key": PARTITION_KEY, "sort_key": SORT_KEY, "time_to_live": TIME_TO_LIVE,
            "indexes": [index],
        }),
    );
}
