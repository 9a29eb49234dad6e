//! Nothing is open to the world that need not be.

use super::{Expected, unless};
use crate::infra::planned::Planned;
use crate::infra::policy;
use std::collections::BTreeSet;

/// What would open something by being there.
const OPENINGS: [&str; 6] = [
    "aws_api_gateway_rest_api",
    "aws_lambda_function_url",
    "aws_lb",
    "aws_s3_bucket_acl",
    "aws_s3_bucket_website_configuration",
    "aws_security_group",
];

/// Who may be let in to a function by its own policy.
const INVOKERS: [&str; 2] = ["apigateway.amazonaws.com", "events.amazonaws.com"];

const BLOCKS: [&str; 4] =
    ["/block_public_acls", "/block_public_policy", "/ignore_public_acls", "/restrict_public_buckets"];

pub fn check(planned: &Planned, _: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    for kind in OPENINGS {
        findings.extend(planned.of(kind).map(|resource| format!("{}: need not be there", resource.address)));
    }
    let module = |address: &str| address.rsplit_once(".aws_s3").map(|(module, _)| module.to_owned());
    let modules =
        |kind| -> BTreeSet<_> { planned.of(kind).filter_map(|resource| module(&resource.address)).collect() };
    for kind in [
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_policy",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
    ] {
        // A rehearsal speaks in clear, which these policies refuse.
        if planned.exists() && kind == "aws_s3_bucket_policy" {
            continue;
        }
        for bucket in modules("aws_s3_bucket").difference(&modules(kind)) {
            findings.push(format!("{bucket}: its bucket has no {kind}"));
        }
    }
    for block in planned.of("aws_s3_bucket_public_access_block") {
        let open = BLOCKS.iter().filter(|pointer| block.at(pointer) != true);
        findings.extend(open.map(|pointer| format!("{}: {pointer} is off", block.address)));
    }
    for (resource, statement) in policy::all(planned) {
        let anybody = statement.principals.iter().any(|who| who == "*" || who == "AWS *");
        let condition = &statement.condition["StringEquals"];
        let within = condition["kms:CallerAccount"].is_string() && condition["kms:ViaService"].is_string();
        findings.extend(unless(statement.effect == "Deny" || !anybody || within, || {
            format!("{}: lets anybody in", resource.address)
        }));
    }
    for permission in planned.of("aws_lambda_permission") {
        let principal = permission.text("/principal");
        let source = !permission.text("/source_arn").is_empty()
            || !planned.references(permission, "source_arn").is_empty();
        findings.extend(unless(INVOKERS.contains(&principal) && source, || {
            format!("{}: lets {principal:?} invoke it, from whichever source", permission.address)
        }));
    }
    for queue in planned.of("aws_sqs_queue") {
        findings.extend(unless(queue.at("/sqs_managed_sse_enabled") == true, || {
            format!("{}: is not encrypted", queue.address)
        }));
    }
    for topic in planned.of("aws_sns_topic") {
        let key = !topic.text("/kms_master_key_id").is_empty()
            || !planned.references(topic, "kms_master_key_id").is_empty();
        findings.extend(unless(key, || format!("{}: is not encrypted", topic.address)));
    }
    findings
}
