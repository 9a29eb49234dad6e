//! Every operation that has a route has one, to the function of its own; what is the bank's has none.

use super::{Expected, unless};
use crate::infra::planned::Planned;
use std::collections::{BTreeMap, BTreeSet};

/// What an HTTP API takes.
const INTEGRATIONS: usize = 300;

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    let public: BTreeMap<&str, _> = expected
        .operations
        .iter()
        .filter(|operation| operation.is_public())
        .map(|operation| (operation.function.as_str(), operation))
        .collect();
    let routes = planned.keyed("api", "aws_apigatewayv2_route");
    let integrations = planned.keyed("api", "aws_apigatewayv2_integration");
    let permissions = planned.keyed("api", "aws_lambda_permission");

    for (function, operation) in &public {
        let key = format!("{} {}", operation.method, operation.path);
        let at_key = planned.of("aws_apigatewayv2_route").filter(|route| route.text("/route_key") == key);
        let own = routes.get(function).is_some_and(|route| route.text("/route_key") == key);
        findings.extend(unless(own && at_key.count() == 1, || {
            format!("{}: there is not one route {key:?} of its own", operation.operation)
        }));
        let arn = expected.function_arn(function);
        let uri = integrations.get(function).map(|integration| integration.text("/integration_uri"));
        let uri_is_right = uri.is_some_and(|uri| uri.ends_with(&format!("functions/{arn}/invocations")));
        findings.extend(unless(uri_is_right, || {
            format!("{}: its route leads to {uri:?}, not to its function", operation.operation)
        }));
        let invoked = permissions.get(function).map(|permission| permission.text("/function_name"));
        findings.extend(unless(invoked == Some(arn.as_str()), || {
            format!("{}: the API may invoke {invoked:?}, not its function", operation.operation)
        }));
        if let (Some(route), Some(integration)) = (routes.get(function), integrations.get(function)) {
            findings.extend(unless(leads_to(planned, route, integration), || {
                format!("{}: its route leads to the integration of another", operation.operation)
            }));
        }
    }
    for route in planned.of("aws_apigatewayv2_route") {
        let known = route.key.as_deref().is_some_and(|key| public.contains_key(key));
        findings.extend(unless(known, || {
            format!("{}: no public operation has this route, {:?}", route.address, route.text("/route_key"))
        }));
    }
    let invocable: BTreeSet<&str> = permissions.keys().copied().collect();
    for bank in invocable.iter().filter(|function| !public.contains_key(*function)) {
        findings.push(format!("{bank}: the API may invoke what only the bank may call"));
    }
    findings.extend(unless(integrations.len() <= INTEGRATIONS, || {
        format!("{} integrations, and an API takes {INTEGRATIONS}", integrations.len())
    }));
    for api in planned.of("aws_apigatewayv2_api") {
        findings.extend(unless(api.at("/disable_execute_api_endpoint") == true, || {
            format!("{}: its own address is open, past CloudFront and its firewall", api.address)
        }));
    }
    for name in planned.of("aws_apigatewayv2_domain_name") {
        let host = name.text("/domain_name");
        let told =
            planned.of("aws_acm_certificate").any(|certificate| certificate.text("/domain_name") == host);
        findings.extend(unless(!told, || {
            format!("{}: certificates stand in public lists, and one tells its name {host:?}", name.address)
        }));
    }
    findings
}

/// Before it exists an integration has no id: then the route has to name it in the configuration.
fn leads_to(
    planned: &Planned,
    route: &crate::infra::planned::Resource,
    integration: &crate::infra::planned::Resource,
) -> bool {
    let target = route.text("/target");
    if planned.exists() {
        return target == format!("integrations/{}", integration.text("/id"));
    }
    let references = planned.references(route, "target");
    references.contains(&"aws_apigatewayv2_integration.this") && references.contains(&"each.key")
}
