//! A role may do what its operation declares, and nothing else: both ways.

use super::{Expected, unless};
use crate::infra::catalogue::{Event, Operation};
use crate::infra::planned::{Planned, Resource};
use crate::infra::policy::{self, Statement};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Other ways to give a role rights.
const DETOURS: [&str; 3] =
    ["aws_iam_policy_attachment", "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment"];

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    let policies = planned.keyed("roles", "aws_iam_role_policy");
    for operation in &expected.operations {
        match policies.get(operation.function.as_str()) {
            Some(policy) => findings.extend(of_one(policy, operation, expected)),
            None => findings.push(format!("{}: its role has no policy", operation.operation)),
        }
    }
    findings.extend(unless(planned.of("aws_iam_role_policy").count() == expected.operations.len(), || {
        "there are other policies of roles than one for each operation".to_owned()
    }));
    for detour in DETOURS {
        let found =
            planned.of(detour).map(|resource| format!("{}: rights past the catalogue", resource.address));
        findings.extend(found);
    }
    let lambda = BTreeSet::from(["Service lambda.amazonaws.com".to_owned()]);
    for role in planned.of("aws_iam_role") {
        let trusted = policy::statements(role, "/assume_role_policy");
        let alone = trusted.len() == 1 && trusted[0].principals == lambda;
        findings.extend(unless(alone, || format!("{}: others than Lambda may take it", role.address)));
        let inline = role.at("/inline_policy").as_array().is_none_or(Vec::is_empty) || planned.exists();
        let managed = role.at("/managed_policy_arns").as_array().is_none_or(Vec::is_empty);
        findings
            .extend(unless(inline && managed, || format!("{}: has rights past the catalogue", role.address)));
    }
    findings
}

fn of_one(policy: &Resource, operation: &Operation, expected: &Expected) -> Vec<String> {
    let role = format!("{}-{}", expected.name, operation.function);
    let mut findings: Vec<String> = unless(policy.text("/role") == role, || {
        format!("{}: is the policy of {:?}, not of {role:?}", policy.address, policy.text("/role"))
    })
    .into_iter()
    .collect();
    let planned = policy::statements(policy, "/policy");
    let declared = declared(operation, expected);
    let side = |found: &Statement, words: &str| {
        let (actions, resources) = (&found.actions, &found.resources);
        format!("{}: {words}: {actions:?} on {resources:?} where {}", policy.address, found.condition)
    };
    findings.extend(
        planned
            .iter()
            .filter(|statement| !declared.contains(statement))
            .map(|found| side(found, "not declared")),
    );
    findings.extend(
        declared
            .iter()
            .filter(|statement| !planned.contains(statement))
            .map(|found| side(found, "declared and not granted")),
    );
    findings
}

/// Every statement that the policy of an operation's role has.
fn declared(operation: &Operation, expected: &Expected) -> Vec<Statement> {
    let table = expected.table_arn();
    let (region, account) = (&expected.region, &expected.account);
    let name = format!("{}-{}", expected.name, operation.function);
    let mut all = Vec::new();
    for grant in &operation.dynamodb {
        let resource = match &grant.index {
            Some(index) => format!("{table}/index/{index}"),
            None => table.clone(),
        };
        let condition = json!({
            "ForAllValues:StringLike": {"dynamodb:LeadingKeys": grant.leading_keys},
            "Null": {"dynamodb:LeadingKeys": "false"},
        });
        all.push(allow(grant.actions.iter().map(String::as_str), &[&resource], condition));
    }
    let logs = format!("arn:aws:logs:{region}:{account}:log-group:/aws/lambda/{name}:*");
    all.push(allow(["logs:CreateLogStream", "logs:PutLogEvents"], &[&logs], Value::Null));
    all.push(allow(["xray:PutTelemetryRecords", "xray:PutTraceSegments"], &["*"], Value::Null));
    if !operation.ses.is_empty() {
        let mail = mail(expected);
        let condition = json!({"StringEquals": {"ses:FromAddress": format!("no-reply@{}", mail.domain)}});
        let resources = [mail.configuration.as_str(), mail.identity.as_str()];
        all.push(allow(operation.ses.iter().map(String::as_str), &resources, condition));
    }
    if !operation.events.is_empty() {
        let queue = format!("arn:aws:sqs:{region}:{account}:{name}-dead");
        all.push(allow(["sqs:SendMessage"], &[&queue], Value::Null));
    }
    if operation.events.iter().any(|event| matches!(event, Event::Stream(_))) {
        let reading = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
        all.push(allow(reading, &[&format!("{table}/stream/*")], Value::Null));
        all.push(allow(["dynamodb:ListStreams"], &["*"], Value::Null));
    }
    all
}

struct Mail {
    domain: String,
    configuration: String,
    identity: String,
}

fn mail(expected: &Expected) -> Mail {
    let ses = format!("arn:aws:ses:{}:{}", expected.region, expected.account);
    Mail {
        configuration: format!("{ses}:configuration-set/{}", expected.name),
        identity: format!("{ses}:identity/{}", expected.domain),
        domain: expected.domain.clone(),
    }
}

fn allow<'a>(actions: impl IntoIterator<Item = &'a str>, resources: &[&str], condition: Value) -> Statement {
    Statement {
        effect: "Allow".to_owned(),
        principals: BTreeSet::new(),
        actions: actions.into_iter().map(str::to_owned).collect(),
        resources: resources.iter().map(ToString::to_string).collect(),
        condition,
    }
}
