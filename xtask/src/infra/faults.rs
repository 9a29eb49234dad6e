//! Planted faults: each is put into a sound plan, and has to be found. So no check passes for want of looking.

use super::catalogue::Operation;
use super::checks::{Expected, findings};
use super::planned::Planned;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::path::Path;

/// Where in the plan's values a fault lies: part of an address, a JSON pointer, what stands there then, and a word
/// that the finding has.
type Fault = (&'static str, &'static str, fn(&Value) -> Value, &'static str);

fn off(_: &Value) -> Value {
    json!(false)
}

fn none(_: &Value) -> Value {
    json!([])
}

fn wrong(_: &Value) -> Value {
    json!("wrong")
}

/// A text of the plan with a part of it replaced.
fn with(value: &Value, from: &str, to: &str) -> Value {
    json!(value.as_str().unwrap_or_default().replacen(from, to, 1))
}

const FAULTS: &[Fault] = &[
    // Functions, routes and roles that are somebody else's.
    ("aws_lambda_function.this[\"session-sign-in\"]", "/handler", |_| json!("session.me"), "/handler"),
    (
        "aws_lambda_function.this[\"session-me\"]",
        "/role",
        |role| with(role, "session-me", "desk-execute"),
        "/role",
    ),
    ("aws_lambda_function.this[\"session-me\"]", "/memory_size", |_| json!(128), "/memory_size"),
    (
        "aws_lambda_function.this[\"session-me\"]",
        "/function_name",
        |name| with(name, "-me", ".me"),
        "/function_name",
    ),
    (
        "aws_apigatewayv2_route.this[\"session-me\"]",
        "/route_key",
        |_| json!("GET /api/session/you"),
        "one route",
    ),
    (
        "aws_apigatewayv2_route.this[\"session-me\"]",
        "/route_key",
        |_| json!("POST /api/session/sign-in"),
        "one route",
    ),
    (
        "aws_apigatewayv2_integration.this[\"session-me\"]",
        "/integration_uri",
        |uri| with(uri, "session-me", "session-sign-in"),
        "not to its function",
    ),
    (
        "api.aws_lambda_permission.this[\"session-me\"]",
        "/function_name",
        |name| with(name, "session-me", "desk-execute"),
        "may invoke",
    ),
    ("aws_apigatewayv2_api.this", "/disable_execute_api_endpoint", off, "its own address is open"),
    (
        "api.module.certificate.aws_acm_certificate.this",
        "/domain_name",
        |name| with(name, "*", "5d1c0b7a94e23f68"),
        "public lists",
    ),
    // Rights.
    (
        "aws_iam_role_policy.this[\"session-me\"]",
        "/policy",
        |policy| with(policy, "GetItem", "GetItems"),
        "infra/actions.txt",
    ),
    (
        "aws_iam_role_policy.this[\"session-me\"]",
        "/policy",
        |policy| with(policy, "GetItem", "Scan"),
        "not declared",
    ),
    (
        "aws_iam_role_policy.this[\"session-me\"]",
        "/policy",
        |policy| with(policy, "USER#*", "*"),
        "not declared",
    ),
    (
        "aws_iam_role_policy.this[\"session-me\"]",
        "/policy",
        |policy| with(policy, "\"Null\"", "\"Nil\""),
        "not declared",
    ),
    ("aws_iam_role_policy.this[\"session-me\"]", "/policy", |_| json!("{}"), "declared and not granted"),
    ("aws_iam_role_policy.this[\"session-me\"]", "/role", |role| with(role, "me", "you"), "is the policy of"),
    (
        "aws_iam_role_policy.this[\"bank-send-notices\"]",
        "/policy",
        |policy| with(policy, "no-reply@", "ceo@"),
        "not declared",
    ),
    (
        "aws_iam_role.this[\"session-me\"]",
        "/assume_role_policy",
        |policy| with(policy, "lambda.", "ec2."),
        "others than Lambda",
    ),
    (
        "keys.aws_kms_key.seeds",
        "/policy",
        |policy| with(policy, "desk-execute", "session-me"),
        "no operation declares it",
    ),
    (
        "keys.aws_kms_key.seeds",
        "/policy",
        |policy| with(policy, "kms:DescribeKey", "kms:Decrypt"),
        "the account itself",
    ),
    ("keys.aws_kms_key.seeds", "/enable_key_rotation", off, "renewed"),
    ("keys.aws_kms_key.table", "/deletion_window_in_days", |_| json!(7), "30 days"),
    (
        "keys.aws_kms_key.table",
        "/policy",
        |policy| with(policy, "kms:ViaService", "kms:Via"),
        "lets anybody in",
    ),
    // The table.
    ("aws_dynamodb_table.this", "/attribute", none, "declares the attributes"),
    ("aws_dynamodb_table.this", "/global_secondary_index/0/range_key", |_| json!("sk"), "infra/table.json"),
    ("aws_dynamodb_table.this", "/ttl/0/attribute_name", wrong, "infra/table.json"),
    ("aws_dynamodb_table.this", "/point_in_time_recovery/0/enabled", off, "point in time"),
    ("aws_dynamodb_table.this", "/deletion_protection_enabled", off, "protected"),
    ("aws_dynamodb_table.this", "/stream_view_type", |_| json!("NEW_IMAGE"), "streaming"),
    // What the world sees.
    ("aws_cloudfront_distribution.this", "/ordered_cache_behavior/0/cache_policy_id", wrong, "keeps answers"),
    (
        "aws_cloudfront_distribution.this",
        "/ordered_cache_behavior/0/path_pattern",
        |_| json!("/api*"),
        "other paths",
    ),
    (
        "aws_cloudfront_distribution.this",
        "/custom_error_response",
        |_| json!([{"error_code": 404}]),
        "into pages",
    ),
    ("aws_cloudfront_distribution.this", "/default_cache_behavior/0/function_association", none, "HTML"),
    (
        "aws_cloudfront_distribution.this",
        "/viewer_certificate/0/minimum_protocol_version",
        |_| json!("TLSv1"),
        "TLS",
    ),
    (
        "aws_cloudfront_origin_request_policy.api",
        "/headers_config/0/headers/0/items",
        |_| json!(["Host"]),
        "address",
    ),
    (
        "aws_cloudfront_response_headers_policy.this",
        "/security_headers_config/0/content_security_policy/0/content_security_policy",
        |policy| with(policy, "'none'", "*"),
        "content-security-policy",
    ),
    ("aws_cloudfront_response_headers_policy.this", "/custom_headers_config", none, "permissions-policy"),
    ("aws_wafv2_web_acl.this", "/rule", none, "rate-doors"),
    ("web.module.bucket.aws_s3_bucket_public_access_block.this", "/restrict_public_buckets", off, "is off"),
    (
        "package.module.bucket.aws_s3_bucket_policy.this",
        "/policy",
        |policy| with(policy, "Deny", "Allow"),
        "lets anybody in",
    ),
    // Events.
    (
        "aws_lambda_event_source_mapping.this",
        "/filter_criteria/0/filter/0/pattern",
        |_| json!("{}"),
        "more or less",
    ),
    ("aws_lambda_event_source_mapping.this", "/function_response_types", none, "fails a batch"),
    ("aws_lambda_event_source_mapping.this", "/maximum_retry_attempts", |_| json!(-1), "for ever"),
    ("aws_cloudwatch_event_rule.this", "/schedule_expression", |_| json!("rate(1 day)"), "at the times"),
    (
        "aws_cloudwatch_event_target.this",
        "/arn",
        |arn| with(arn, "bank-send-notices", "session-me"),
        "another function",
    ),
    ("aws_sqs_queue.dead", "/name", wrong, "dead-letter queue"),
    ("aws_sqs_queue.dead", "/sqs_managed_sse_enabled", off, "not encrypted"),
    (
        "aws_cloudwatch_metric_alarm.this[\"dead-bank-send-notices\"]",
        "/dimensions",
        |_| json!({}),
        "nobody hears",
    ),
    ("module.functions.aws_cloudwatch_log_group.this", "/retention_in_days", |_| json!(0), "for ever"),
    // What is paid for without being counted.
    (
        "aws_apigatewayv2_stage.this",
        "/default_route_settings/0/detailed_metrics_enabled",
        |_| json!(true),
        "`cargo xtask cost` counts",
    ),
];

/// Where in the configuration a fault lies: the path of modules, a resource, its attribute, and a word.
const DISCONNECTED: &[(&[&str], &str, &str, &str)] = &[
    (&["edge"], "aws_cloudfront_distribution.this", "web_acl_id", "firewall"),
    (&["edge"], "aws_cloudfront_distribution.this", "default_cache_behavior", "security headers"),
    (&["edge"], "aws_cloudfront_distribution.this", "origin", "reads files"),
    (&["functions"], "aws_cloudwatch_log_group.this", "kms_key_id", "no key of ours"),
    (&["table"], "aws_dynamodb_table.this", "server_side_encryption", "key of ours"),
    (&["events"], "aws_lambda_event_source_mapping.this", "destination_config", "loses what fails"),
    (&["events"], "aws_lambda_function_event_invoke_config.this", "destination_config", "is lost"),
    (&["api"], "aws_apigatewayv2_route.this", "target", "integration of another"),
    (&["api"], "aws_lambda_permission.this", "source_arn", "whichever source"),
    (&["watch", "bell"], "aws_sns_topic.this", "kms_master_key_id", "not encrypted"),
];

/// Plants every fault alone, and fails for those that nobody finds.
pub fn every_one_is_found(infra: &Path, plan: &Value, operations: &[Operation]) -> Result<()> {
    let expected = Expected::read(infra, operations.to_vec(), plan)?;
    let mut missed = Vec::new();
    let mut look = |planted: &Value, word: &str, name: String| -> Result<()> {
        let found = findings(&Planned::from_plan(planted)?, &expected);
        if !found.iter().any(|finding| finding.contains(word)) {
            missed.push(format!("{name}: no finding says {word:?} but {found:?}"));
        }
        Ok(())
    };
    for (address, pointer, fault, word) in FAULTS {
        let mut planted = plan.clone();
        let place = resource(&mut planted["planned_values"]["root_module"], address)
            .and_then(|resource| resource["values"].pointer_mut(pointer));
        let Some(place) = place else { bail!("the plan has no {address} {pointer} to plant a fault in") };
        *place = fault(place);
        look(&planted, word, format!("{address} {pointer}"))?;
    }
    for (modules, address, attribute, word) in DISCONNECTED {
        let mut planted = plan.clone();
        let mut module = &mut planted["configuration"]["root_module"];
        for name in *modules {
            module = &mut module["module_calls"][name]["module"];
        }
        let mut resources = module["resources"].as_array_mut().into_iter().flatten();
        let Some(configured) = resources.find(|resource| resource["address"] == *address) else {
            bail!("the configuration has no {address} to plant a fault in");
        };
        configured["expressions"][attribute] = json!({});
        look(&planted, word, format!("{address} {attribute}"))?;
    }
    for (kind, word) in
        [("aws_lambda_function_url", "need not"), ("aws_iam_role_policy_attachment", "past the catalogue")]
    {
        let mut planted = plan.clone();
        let extra = json!({"address": format!("{kind}.extra"), "type": kind, "values": {}});
        match planted["planned_values"]["root_module"]["resources"].as_array_mut() {
            Some(resources) => resources.push(extra),
            None => planted["planned_values"]["root_module"]["resources"] = json!([extra]),
        }
        look(&planted, word, kind.to_owned())?;
    }
    for (address, word) in [
        ("module.functions.aws_lambda_function.this", "has no function"),
        ("module.api.aws_apigatewayv2_route.this", "one route"),
        (
            "module.web.module.bucket.aws_s3_bucket_public_access_block.this",
            "has no aws_s3_bucket_public_access_block",
        ),
        ("module.edge.aws_cloudfront_distribution.this", "not one"),
        ("module.events.aws_lambda_event_source_mapping.this", "doesn't wake"),
    ] {
        let mut planted = plan.clone();
        if let Some(gone) = resource(&mut planted["planned_values"]["root_module"], address) {
            *gone = json!({"address": "gone", "type": "gone", "values": {}});
        }
        look(&planted, word, format!("no {address}"))?;
    }
    if !missed.is_empty() {
        bail!("faults that the checks don't find:\n  {}", missed.join("\n  "));
    }
    let planted = FAULTS.len() + DISCONNECTED.len() + 7;
    println!("{planted} planted faults were found");
    Ok(())
}

/// The first resource whose address holds this.
fn resource<'a>(module: &'a mut Value, address: &str) -> Option<&'a mut Value> {
    let module = module.as_object_mut()?;
    let mut below = Vec::new();
    for (name, list) in module {
        match name.as_str() {
            "resources" => {
                for resource in list.as_array_mut()? {
                    if resource["address"].as_str()?.contains(address) {
                        return Some(resource);
                    }
                }
            }
            "child_modules" => below.extend(list.as_array_mut()?),
            _ => {}
        }
    }
    below.into_iter().find_map(|child| self::resource(child, address))
}
