//! What goes over the wire to the table, read as IAM reads it: an action, and leading keys.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use serde_json::Value;

/// A call to the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traffic {
    /// The call, such as `TransactWriteItems`.
    pub action: String,
    /// What IAM asks about: an action on an item, and its partition key.
    pub touched: Vec<(&'static str, String)>,
    /// Whether it reads the index.
    pub by_time: bool,
}

/// Reads a call.
pub fn read(request: &HttpRequest) -> Traffic {
    let target = request.headers().get("x-amz-target").unwrap_or_default();
    let action = target.rsplit('.').next().unwrap_or_default().to_owned();
    let body: Value =
        request.body().bytes().and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default();
    let touched = touched(&action, &body);
    Traffic { action, touched, by_time: body["IndexName"].is_string() }
}

fn partition(key: &Value) -> String {
    key["pk"]["S"].as_str().unwrap_or_default().to_owned()
}

fn touched(action: &str, body: &Value) -> Vec<(&'static str, String)> {
    match action {
        "GetItem" => vec![("GetItem", partition(&body["Key"]))],
        "UpdateItem" => vec![("UpdateItem", partition(&body["Key"]))],
        "PutItem" => vec![("PutItem", partition(&body["Item"]))],
        "Query" => {
            let condition = body["KeyConditionExpression"].as_str().unwrap_or_default();
            let bound = condition.split_whitespace().find(|word| word.starts_with(':')).unwrap_or_default();
            vec![(
                "Query",
                body["ExpressionAttributeValues"][bound]["S"].as_str().unwrap_or_default().to_owned(),
            )]
        }
        "BatchGetItem" => {
            let tables = body["RequestItems"].as_object().into_iter().flat_map(|tables| tables.values());
            let keys = tables.flat_map(|table| table["Keys"].as_array().into_iter().flatten());
            keys.map(|key| ("BatchGetItem", partition(key))).collect()
        }
        "TransactWriteItems" => {
            body["TransactItems"].as_array().into_iter().flatten().map(transacted).collect()
        }
        _ => Vec::new(),
    }
}

fn transacted(item: &Value) -> (&'static str, String) {
    if item["Put"].is_object() {
        ("PutItem", partition(&item["Put"]["Item"]))
    } else if item["Update"].is_object() {
        ("UpdateItem", partition(&item["Update"]["Key"]))
    } else if item["ConditionCheck"].is_object() {
        ("ConditionCheckItem", partition(&item["ConditionCheck"]["Key"]))
    } else {
        ("DeleteItem", partition(&item["Delete"]["Key"]))
    }
}
