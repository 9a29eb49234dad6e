//! What a stage has whether anybody comes or not is what `cargo xtask cost` counts.

use super::{Expected, unless};
use crate::cost::Standing;
use crate::infra::planned::Planned;

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let counted = Standing::of(&expected.operations);
    let list = |value: &serde_json::Value| value.as_array().map_or(0, Vec::len);
    let alarm_metrics = planned.of("aws_cloudwatch_metric_alarm").map(|alarm| {
        let queries = alarm.at("/metric_query").as_array();
        // An alarm on an expression is paid for by the metrics in it.
        queries.map_or(0, |all| all.iter().filter(|query| list(&query["metric"]) > 0).count()).max(1)
    });
    let detailed = planned
        .of("aws_apigatewayv2_stage")
        .any(|stage| stage.at("/default_route_settings/0/detailed_metrics_enabled").as_bool() == Some(true));
    let there = Standing {
        functions: planned.of("aws_lambda_function").count(),
        keys: planned.of("aws_kms_key").count(),
        web_acls: planned.of("aws_wafv2_web_acl").count(),
        rules: planned.of("aws_wafv2_web_acl").map(|acl| list(acl.at("/rule"))).sum(),
        alarm_metrics: alarm_metrics.sum(),
        dashboards: planned.of("aws_cloudwatch_dashboard").count(),
        route_metrics: detailed,
    };
    unless(there == counted, || {
        format!("`cargo xtask cost` counts {counted:?}, and the stage has {there:?}: put xtask/src/cost/standing.rs right")
    })
    .into_iter()
    .collect()
}
