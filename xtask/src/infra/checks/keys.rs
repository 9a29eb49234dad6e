//! The key of the seeds is open to those who declare it and to nobody else; every key is renewed by itself.

use super::{Expected, unless};
use crate::infra::planned::{Planned, Resource};
use crate::infra::policy;
use std::collections::BTreeSet;

/// What an administrator must not be able to do with seeds without changing the key's policy first.
const CRYPTOGRAPHY: [&str; 6] =
    ["kms:*", "kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncrypt"];

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    for key in planned.of("aws_kms_key") {
        findings.extend(unless(key.at("/enable_key_rotation") == true, || {
            format!("{}: is not renewed by itself", key.address)
        }));
        findings.extend(unless(key.at("/deletion_window_in_days") == 30, || {
            format!("{}: can be gone in less than 30 days", key.address)
        }));
    }
    match planned.of("aws_kms_key").find(|key| key.address == "module.keys.aws_kms_key.seeds") {
        Some(seeds) => findings.extend(of_seeds(seeds, expected)),
        None => findings.push("there is no key for the seeds".to_owned()),
    }
    findings
}

fn of_seeds(key: &Resource, expected: &Expected) -> Vec<String> {
    let declared: BTreeSet<(String, String)> = expected
        .operations
        .iter()
        .flat_map(|operation| operation.kms.iter().map(move |action| (operation, action)))
        .map(|(operation, action)| {
            (format!("AWS {}", expected.role_arn(&operation.function)), action.clone())
        })
        .collect();
    let account = format!("AWS arn:aws:iam::{}:root", expected.account);
    let mut findings = Vec::new();
    let mut granted = BTreeSet::new();
    for statement in policy::statements(key, "/policy") {
        if statement.effect != "Allow" {
            continue;
        }
        if statement.principals.contains(&account) {
            let forbidden = statement
                .actions
                .iter()
                .filter(|action| CRYPTOGRAPHY.iter().any(|open| action.starts_with(open)));
            findings
                .extend(forbidden.map(|action| format!("{}: the account itself may {action}", key.address)));
            continue;
        }
        for principal in statement.principals {
            granted.extend(statement.actions.iter().map(|action| (principal.clone(), action.clone())));
        }
    }
    for (principal, action) in granted.difference(&declared) {
        findings.push(format!("{}: {principal} may {action}, and no operation declares it", key.address));
    }
    for (principal, action) in declared.difference(&granted) {
        findings.push(format!("{}: {principal} may not {action}, as its operation declares", key.address));
    }
    findings
}
