//! Plans that are refused whatever they plan: the table and the keys are for ever, and a name belongs to one state.

use serde_json::Value;

/// Kinds that hold what nobody could make again.
const FOR_EVER: [&str; 2] = ["aws_dynamodb_table", "aws_kms_key"];

/// Why a plan is not carried out, in sentences.
pub fn refusals(plan: &Value) -> Vec<String> {
    let mut refusals = Vec::new();
    for change in plan["resource_changes"].as_array().into_iter().flatten() {
        let text = |pointer: &str| change.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let actions =
            change.pointer("/change/actions").and_then(Value::as_array).cloned().unwrap_or_default();
        if FOR_EVER.contains(&text("/type")) && actions.iter().any(|action| action == "delete") {
            let words = if actions.len() > 1 { "replace" } else { "delete" };
            refusals.push(format!(
                "it would {words} {}, and what lies under it would be lost for ever",
                text("/address")
            ));
        }
        let name = text("/change/after/name");
        if text("/type") == "aws_dynamodb_table"
            && actions.iter().any(|action| action == "create")
            && tables(plan).any(|table| table == name)
        {
            refusals.push(format!(
                "the account has a table {name} already, which this state doesn't know: a stage of this name is \
                 kept by another state"
            ));
        }
    }
    refusals
}

/// The tables that the account has, where the plan has asked.
fn tables(plan: &Value) -> impl Iterator<Item = &str> {
    let read = plan["prior_state"]["values"]["root_module"]["resources"].as_array().into_iter().flatten();
    read.filter(|resource| resource["type"] == "aws_dynamodb_tables")
        .flat_map(|resource| resource["values"]["names"].as_array().into_iter().flatten())
        .filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::refusals;
    use serde_json::{Value, json};

    fn plan(kind: &str, actions: &[&str], tables: &[&str]) -> Value {
        json!({
            "resource_changes": [{
                "address": format!("module.x.{kind}.this"),
                "type": kind,
                "change": {"actions": actions, "after": {"name": "kagimate-staging"}},
            }],
            "prior_state": {"values": {"root_module": {"resources": [
                {"type": "aws_dynamodb_tables", "values": {"names": tables}},
            ]}}},
        })
    }

    #[test]
    fn the_table_and_the_keys_are_for_ever_and_a_name_has_one_state() {
        // Source: issue 5, "Bad input".
        for (plan, words) in [
            (plan("aws_dynamodb_table", &["create"], &["other"]), None),
            (plan("aws_dynamodb_table", &["update"], &["kagimate-staging"]), None),
            (plan("aws_lambda_function", &["delete", "create"], &[]), None),
            (plan("aws_dynamodb_table", &["delete", "create"], &["kagimate-staging"]), Some("replace")),
            (plan("aws_dynamodb_table", &["create", "delete"], &[]), Some("replace")),
            (plan("aws_kms_key", &["delete"], &[]), Some("delete")),
            (plan("aws_dynamodb_table", &["create"], &["kagimate-staging"]), Some("another state")),
        ] {
            let said = refusals(&plan).join("\n");
            assert_eq!(words.is_some(), !said.is_empty(), "{plan}");
            assert!(said.contains(words.unwrap_or_default()), "{said}");
        }
    }
}
