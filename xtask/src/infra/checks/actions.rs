//! Terraform takes any word for an IAM action. Every one that is used stands in `infra/actions.txt`, where it was
//! looked up once.

use super::Expected;
use crate::infra::planned::Planned;
use crate::infra::policy;
use std::collections::BTreeSet;

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let of_policies = policy::all(planned).into_iter().flat_map(|(resource, statement)| {
        statement.actions.into_iter().map(|action| (resource.address.clone(), action)).collect::<Vec<_>>()
    });
    let of_permissions = planned
        .of("aws_lambda_permission")
        .map(|permission| (permission.address.clone(), permission.text("/action").to_owned()));
    let unknown: BTreeSet<String> = of_policies
        .chain(of_permissions)
        .filter(|(_, action)| !expected.actions.contains(action))
        .map(|(address, action)| format!("{address}: IAM action {action:?} is not in infra/actions.txt"))
        .collect();
    unknown.into_iter().collect()
}
