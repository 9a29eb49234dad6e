//! What the world sees: one origin, with the firewall before it, the page's headers on everything, and nothing of
//! the API kept or answered by a page.

use super::{Expected, unless};
use crate::infra::planned::{Planned, Resource};
use serde_json::{Value, json};

/// AWS's own policy that keeps nothing.
const CACHING_DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/// The provider of what CloudFront takes from one region only.
const US_EAST_1: &str = "aws.us_east_1";

pub fn check(planned: &Planned, expected: &Expected) -> Vec<String> {
    let distributions: Vec<_> = planned.of("aws_cloudfront_distribution").collect();
    let [distribution] = distributions.as_slice() else {
        return vec![format!("there are {} distributions, not one", distributions.len())];
    };
    let mut findings = Vec::new();
    let mut expect = |holds: bool, words: &str| {
        findings.extend(unless(holds, || format!("{}: {words}", distribution.address)));
    };
    let list = |pointer: &str| distribution.at(pointer).as_array().cloned().unwrap_or_default();

    let firewall = planned.references(distribution, "web_acl_id");
    expect(firewall.contains(&"aws_wafv2_web_acl.this.arn"), "no firewall stands before it");
    expect(list("/custom_error_response").is_empty(), "turns errors of the API into pages");
    let tls = distribution.text("/viewer_certificate/0/minimum_protocol_version");
    expect(tls == "TLSv1.2_2021", "speaks TLS older than 1.2");
    expect(distribution.at("/aliases") == &json!([expected.domain]), "has another name");

    let ordered = list("/ordered_cache_behavior");
    let api = ordered.iter().find(|behaviour| behaviour["path_pattern"] == "/api/*");
    expect(ordered.len() == 1 && api.is_some(), "has other paths than /api/* and the page's");
    let api = api.unwrap_or(&Value::Null);
    expect(api["cache_policy_id"] == CACHING_DISABLED, "keeps answers of the API");
    expect(api["target_origin_id"] == "api", "/api/* leads elsewhere");
    expect(api["viewer_protocol_policy"] == "https-only", "takes the API's requests in clear");
    expect(empty(&api["function_association"]), "rewrites paths of the API");
    let page = distribution.at("/default_cache_behavior/0");
    expect(page["target_origin_id"] == "files", "pages come from elsewhere");
    expect(page["viewer_protocol_policy"] == "redirect-to-https", "hands out pages in clear");
    expect(!empty(&page["function_association"]), "doesn't find the HTML of a page's path");
    for block in ["default_cache_behavior", "ordered_cache_behavior"] {
        let headers = "aws_cloudfront_response_headers_policy.this.id";
        expect(planned.mentions(distribution, block, headers), "answers without the security headers");
    }

    let origins = list("/origin");
    let of = |id: &str| origins.iter().find(|origin| origin["origin_id"] == id).unwrap_or(&Value::Null);
    let secret = of("api").pointer("/custom_header/0/name") == Some(&Value::from("kagimate-origin-secret"));
    expect(secret, "sends no secret to the API");
    let https = of("api").pointer("/custom_origin_config/0/origin_protocol_policy");
    expect(https == Some(&Value::from("https-only")), "speaks to the API in clear");
    let control = "aws_cloudfront_origin_access_control.files.id";
    expect(planned.mentions(distribution, "origin", control), "reads files as anybody could");

    findings.extend(requests(planned));
    findings.extend(headers(planned, expected));
    findings.extend(regions(planned));
    findings.extend(firewall_rules(planned));
    findings
}

fn empty(value: &Value) -> bool {
    value.as_array().is_none_or(Vec::is_empty)
}

/// What the API is told of a request.
fn requests(planned: &Planned) -> Vec<String> {
    let policies = planned.of("aws_cloudfront_origin_request_policy");
    policies
        .flat_map(|policy| {
            let named = policy.texts("/headers_config/0/headers/0/items");
            let listed = policy.text("/headers_config/0/header_behavior") == "whitelist";
            let holds = [
                ("the API is not told the browser's address", named.contains("CloudFront-Viewer-Address")),
                ("the API is called by the page's name, which it doesn't know", !named.contains("Host")),
                ("CloudFront takes ten headers at most", listed && named.len() <= 10),
                (
                    "the session's cookie is not passed on",
                    policy.at("/cookies_config/0/cookie_behavior") == "all",
                ),
            ];
            let not = holds.into_iter().filter(|(_, holds)| !holds);
            not.map(|(words, _)| format!("{}: {words}", policy.address)).collect::<Vec<_>>()
        })
        .collect()
}

/// The same headers as on a laptop, and HSTS.
fn headers(planned: &Planned, expected: &Expected) -> Vec<String> {
    let mut findings = Vec::new();
    for policy in planned.of("aws_cloudfront_response_headers_policy") {
        let security = policy.at("/security_headers_config/0");
        let custom = policy.at("/custom_headers_config/0/items").as_array().cloned().unwrap_or_default();
        for (name, value) in expected.headers.as_object().into_iter().flatten() {
            let sent = match name.as_str() {
                "content-security-policy" => {
                    &security["content_security_policy"][0]["content_security_policy"] == value
                }
                "referrer-policy" => &security["referrer_policy"][0]["referrer_policy"] == value,
                "x-content-type-options" => !empty(&security["content_type_options"]) && value == "nosniff",
                _ => custom.iter().any(|item| item["header"] == *name && &item["value"] == value),
            };
            findings.extend(unless(sent, || format!("{}: {name} is not {value}", policy.address)));
        }
        let year = security["strict_transport_security"][0]["access_control_max_age_sec"].as_u64();
        findings.extend(unless(year.is_some_and(|seconds| seconds >= 31_536_000), || {
            format!("{}: browsers forget in less than a year that it speaks TLS only", policy.address)
        }));
    }
    findings
}

/// CloudFront takes its certificate and its firewall from one region only.
fn regions(planned: &Planned) -> Vec<String> {
    let there = |resource: &&Resource| {
        resource.kind.starts_with("aws_wafv2_")
            || resource.address.starts_with("module.edge.module.certificate.aws_acm_")
            || resource.address.starts_with("module.edge.aws_cloudwatch_")
    };
    let elsewhere =
        planned.resources.iter().filter(there).filter(|found| planned.provider(found) != Some(US_EAST_1));
    elsewhere.map(|found| format!("{}: is not in us-east-1", found.address)).collect()
}

/// Rates are limited, at the doors apart.
fn firewall_rules(planned: &Planned) -> Vec<String> {
    let mut findings = Vec::new();
    for firewall in planned.of("aws_wafv2_web_acl") {
        let rules = firewall.at("/rule").as_array().cloned().unwrap_or_default();
        let limited = |name: &str| {
            rules.iter().any(|rule| {
                rule["name"] == name
                    && !empty(&rule["action"][0]["block"])
                    && rule.pointer("/statement/0/rate_based_statement/0/limit").is_some_and(Value::is_number)
            })
        };
        for name in ["rate-doors", "rate-all"] {
            findings.extend(unless(limited(name), || format!("{}: has no {name}", firewall.address)));
        }
        findings.extend(unless(firewall.at("/scope") == "CLOUDFRONT", || {
            format!("{}: is none for CloudFront", firewall.address)
        }));
    }
    findings
}
