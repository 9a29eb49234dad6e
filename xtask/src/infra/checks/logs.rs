//! Logs are kept for as long as was decided, under a key of ours.

use super::{Expected, unless};
use crate::infra::planned::Planned;

pub fn check(planned: &Planned, _: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    for group in planned.of("aws_cloudwatch_log_group") {
        let days = group.at("/retention_in_days").as_u64().unwrap_or_default();
        findings.extend(unless(days > 0, || format!("{}: is kept for ever", group.address)));
        let key =
            !group.text("/kms_key_id").is_empty() || !planned.references(group, "kms_key_id").is_empty();
        findings.extend(unless(key, || format!("{}: lies under no key of ours", group.address)));
    }
    findings
}
