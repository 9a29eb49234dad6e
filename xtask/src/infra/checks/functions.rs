//! Every operation has a function that runs it, under a role of its own. A handler at the wrong function would run
//! with another's rights.

use super::{Expected, unless};
use crate::infra::planned::{Planned, Resource};
use std::collections::BTreeSet;

/// What Lambda takes for a name.
const LONGEST_NAME: usize = 64;

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    let functions = planned.keyed("functions", "aws_lambda_function");
    let roles = planned.keyed("roles", "aws_iam_role");
    for operation in &expected.operations {
        let (Some(function), Some(role)) =
            (functions.get(operation.function.as_str()), roles.get(operation.function.as_str()))
        else {
            findings.push(format!("{}: has no function or no role", operation.operation));
            continue;
        };
        let name = format!("{}-{}", expected.name, operation.function);
        let fits = name.len() <= LONGEST_NAME
            && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
        findings.extend(unless(fits, || format!("{name}: is no name for a function")));
        let texts = [
            (*function, "/function_name", name.as_str()),
            (function, "/handler", &operation.handler),
            (function, "/role", &expected.role_arn(&operation.function)),
            (function, "/runtime", "provided.al2023"),
            (function, "/tracing_config/0/mode", "Active"),
            (role, "/name", &name),
        ];
        for (resource, pointer, wanted) in texts {
            findings.extend(differs(resource, pointer, wanted));
        }
        // A pretended account forgets it.
        if !planned.exists() {
            findings.extend(differs(function, "/logging_config/0/log_group", &format!("/aws/lambda/{name}")));
        }
        for (pointer, wanted) in [("/memory_size", operation.memory), ("/timeout", operation.timeout)] {
            findings.extend(unless(function.at(pointer) == wanted, || {
                format!("{}: {pointer} is {}, declared {wanted}", function.address, function.at(pointer))
            }));
        }
    }
    let declared: BTreeSet<&str> =
        expected.operations.iter().map(|operation| operation.function.as_str()).collect();
    for resource in planned.of("aws_lambda_function").chain(planned.of("aws_iam_role")) {
        let known = resource.key.as_deref().is_some_and(|key| declared.contains(key));
        findings.extend(unless(known, || format!("{}: belongs to no operation", resource.address)));
    }
    findings
}

fn differs(resource: &Resource, pointer: &str, wanted: &str) -> Option<String> {
    let value = resource.text(pointer);
    unless(value == wanted, || format!("{}: {pointer} is {value:?}, not {wanted:?}", resource.address))
}
