//! What wakes functions: the declared parts of the stream and times, each with a place for what fails.

use super::{Expected, unless};
use crate::infra::catalogue::{Event, Operation};
use crate::infra::planned::{Planned, Resource};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Kinds of resource that wake a function.
const WAKING: [&str; 2] = ["aws_cloudwatch_event_target", "aws_lambda_event_source_mapping"];

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    let mut keys = BTreeSet::new();
    for operation in expected.operations.iter().filter(|operation| !operation.events.is_empty()) {
        let queue = format!("{}-{}-dead", expected.name, operation.function);
        let queues = planned.of("aws_sqs_queue").filter(|found| found.text("/name") == queue);
        findings.extend(unless(queues.count() == 1, || {
            format!("{}: has no dead-letter queue {queue:?}", operation.operation)
        }));
        let rings = planned
            .of("aws_cloudwatch_metric_alarm")
            .any(|alarm| alarm.text("/dimensions/QueueName") == queue);
        // A rehearsal makes no alarms.
        findings.extend(unless(planned.exists() || rings, || {
            format!("{}: nobody hears of its dead letters", operation.operation)
        }));
        for (at, event) in operation.events.iter().enumerate() {
            let key = format!("{}-{at}", operation.function);
            findings.extend(match event {
                Event::Stream(partition_prefix) => {
                    stream(planned, expected, operation, &key, partition_prefix)
                }
                Event::Schedule(times) => schedule(planned, expected, operation, &key, times),
            });
            keys.insert(key);
        }
    }
    for resource in WAKING.iter().flat_map(|kind| planned.of(kind)) {
        let known = resource.key.as_deref().is_some_and(|key| keys.contains(key));
        findings.extend(unless(known, || format!("{}: wakes what declares no event", resource.address)));
    }
    findings
}

fn stream(
    planned: &Planned,
    expected: &Expected,
    operation: &Operation,
    key: &str,
    prefix: &str,
) -> Vec<String> {
    let mappings = planned.keyed("events", "aws_lambda_event_source_mapping");
    let Some(mapping) = mappings.get(key) else {
        return vec![format!("{}: the stream doesn't wake it", operation.operation)];
    };
    let pattern: Value =
        serde_json::from_str(mapping.text("/filter_criteria/0/filter/0/pattern")).unwrap_or_default();
    let partition = expected.table["partition_key"].as_str().unwrap_or_default();
    let wanted = json!({
        "eventName": ["INSERT"],
        "dynamodb": {"Keys": {partition: {"S": [{"prefix": prefix}]}}},
    });
    let holds = [
        ("is woken by more or less than it declares", pattern == wanted),
        ("wakes another function", names(mapping, expected, &operation.function)),
        (
            "fails a batch for one record",
            mapping.texts("/function_response_types").contains("ReportBatchItemFailures"),
        ),
        ("does not halve a batch that fails", mapping.at("/bisect_batch_on_function_error") == true),
        (
            "tries for ever",
            mapping.at("/maximum_retry_attempts").as_i64().is_some_and(|times| (1..=10).contains(&times)),
        ),
        (
            "loses what fails",
            has_queue(
                planned,
                mapping,
                "destination_config",
                "/destination_config/0/on_failure/0/destination_arn",
            ),
        ),
    ];
    let not = holds.into_iter().filter(|(_, holds)| !holds);
    not.map(|(words, _)| format!("{}: {words}", mapping.address)).collect()
}

fn schedule(
    planned: &Planned,
    expected: &Expected,
    operation: &Operation,
    key: &str,
    times: &str,
) -> Vec<String> {
    let rules = planned.keyed("events", "aws_cloudwatch_event_rule");
    let targets = planned.keyed("events", "aws_cloudwatch_event_target");
    let permissions = planned.keyed("events", "aws_lambda_permission");
    let retries = planned.keyed("events", "aws_lambda_function_event_invoke_config");
    let arn = expected.function_arn(&operation.function);
    let timed = rules.get(key).is_some_and(|rule| rule.text("/schedule_expression") == times);
    let target = targets.get(key).is_some_and(|target| target.text("/arn") == arn);
    let permitted = permissions.get(key).is_some_and(|found| found.text("/function_name") == arn);
    let kept = retries.get(operation.function.as_str()).is_some_and(|retry| {
        has_queue(planned, retry, "destination_config", "/destination_config/0/on_failure/0/destination")
    });
    let holds = [
        ("is not woken at the times that it declares", timed),
        ("another function is woken in its place", target),
        ("may not be woken", permitted),
        ("what fails is lost", kept),
    ];
    let not = holds.into_iter().filter(|(_, holds)| !holds);
    not.map(|(words, _)| format!("{} {key}: {words}", operation.operation)).collect()
}

fn names(mapping: &Resource, expected: &Expected, function: &str) -> bool {
    mapping.text("/function_name") == expected.function_arn(function)
}

/// Whether failures go to a queue: to a known one, or to one that the configuration names.
fn has_queue(planned: &Planned, resource: &Resource, block: &str, pointer: &str) -> bool {
    !resource.text(pointer).is_empty() || planned.mentions(resource, block, "aws_sqs_queue.dead")
}
