//! What functions are configured with. Before a stage exists its values can't be told; then the names can't either.

use super::{Expected, unless};
use crate::infra::planned::Planned;

/// What `bootstrap` can't start without, or must not be without in the cloud.
const REQUIRED: [&str; 8] = [
    "KAGIMATE_CONTACTS",
    "KAGIMATE_CONTEXT_WORDS",
    "KAGIMATE_KMS_KEY",
    "KAGIMATE_MAIL_FROM",
    "KAGIMATE_ORIGIN_SECRETS",
    "KAGIMATE_PUBLIC_ORIGIN",
    "KAGIMATE_SEALER",
    "KAGIMATE_TABLE",
];

pub fn check(planned: &Planned, _: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    for function in planned.of("aws_lambda_function") {
        let variables = function.at("/environment/0/variables");
        if !planned.exists() && variables.is_null() {
            continue;
        }
        for name in REQUIRED {
            let told = variables[name].as_str().is_some_and(|value| !value.is_empty());
            findings.extend(unless(told, || format!("{}: {name} is not set", function.address)));
        }
        let sealer = &variables["KAGIMATE_SEALER"];
        findings.extend(unless(sealer == "kms", || {
            format!("{}: KAGIMATE_SEALER is {sealer}, not \"kms\"", function.address)
        }));
    }
    findings
}
