//! Bad input: a problem document that names the field, nothing written, and no secret anywhere.

use crate::harness::{Company, Draft, logged};
use crate::samples::{self, OPTIONAL, PLANTED, PLANTED_CODE};
use serde_json::{Value, json};
use shared::domain::access::AccessFloor;
use shared::operations::proof::Request;
use shared::operations::{Declaration, Method, Operation, catalogue};

/// Who sends what is well-formed but for one thing: somebody who may, as far as anyone may.
fn good(company: &Company, declaration: &Declaration) -> Draft {
    let cookie = (declaration.access != AccessFloor::Bank).then_some(company.master.cookie.as_str());
    Draft::new(declaration, cookie)
}

/// What is wrong, and what is told about it.
fn variants(declaration: &Declaration) -> Vec<(Vec<u8>, u16, String)> {
    let whole = samples::body(&samples::input(declaration.name));
    let field = |name: &str, reason: &str| format!("field {name} {reason}");
    let mut all: Vec<(Vec<u8>, u16, String)> = vec![
        (b"".to_vec(), 400, field("body", "malformed")),
        (b"not json".to_vec(), 400, field("body", "malformed")),
        (b"[]".to_vec(), 400, field("body", "malformed")),
        (b"null".to_vec(), 400, field("body", "malformed")),
        (vec![0xFF; 40], 400, field("body", "malformed")),
        ([whole.to_string().as_bytes(), b"x"].concat(), 400, field("body", "malformed")),
        (b"{}".to_vec(), 400, field("input", "required")),
        (vec![b' '; declaration.body_limit + 1], 413, "too_large".into()),
        (vec![b'['; 20_000], 400, "field ".into()),
    ];
    let mut changed = |told: String, change: &dyn Fn(&mut Value)| {
        let mut body = whole.clone();
        change(&mut body);
        all.push((body.to_string().into_bytes(), 400, told));
    };
    changed(field("more", "unknown"), &|body| body["more"] = json!(1));
    changed(field("input.more", "unknown"), &|body| body["input"]["more"] = json!(PLANTED[0]));
    changed(field("proof.more", "unknown"), &|body| body["proof"]["more"] = json!(PLANTED[1]));
    changed(field("proof.otp", "otp_shape"), &|body| body["proof"]["otp"] = json!("12a456"));
    changed(field("proof.otp", "required"), &|body| body["proof"]["otp"] = json!(" "));
    changed(field("proof.otp", "malformed"), &|body| body["proof"]["otp"] = json!(123_456));
    changed(field("proof.login_password", "too_long"), &|body| {
        body["proof"]["login_password"] = json!(format!("{}{}", PLANTED[0], "x".repeat(129)));
    });
    for name in whole["input"].as_object().unwrap().keys() {
        if !OPTIONAL.contains(&(declaration.name, name)) {
            changed(field(&format!("input.{name}"), "required"), &|body| {
                body["input"].as_object_mut().unwrap().remove(name);
            });
        }
        changed(field(&format!("input.{name}"), "malformed"), &|body| {
            let shaped = body["input"][name].is_object() || body["input"][name].is_array();
            body["input"][name] = if shaped { json!(PLANTED[0]) } else { json!({ "nested": PLANTED[0] }) };
        });
    }
    all
}

/// Whether a text holds a planted secret.
fn leak(text: &str) -> Option<&'static str> {
    PLANTED.into_iter().chain([PLANTED_CODE]).find(|secret| text.contains(secret))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_malformed_is_named_changes_nothing_and_is_not_repeated() {
    // Source: issue, "Bad input"; ASVS 2.2.1, 16.2.5.
    let company = Company::new().await;
    let before = company.world.table().await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.method == Method::Post) {
        for (body, status, told) in variants(&declaration) {
            let sent = String::from_utf8_lossy(&body).chars().take(200).collect::<String>();
            let answer = good(&company, &declaration).body(body).send(&company.world).await;
            assert_eq!(answer.status, status, "{}: {sent}", declaration.name);
            assert!(answer.told().starts_with(&told), "{}: {} for {sent}", declaration.name, answer.told());
            assert_eq!(answer.header("content-type"), Some("application/problem+json"));
            assert_eq!(leak(&answer.text()), None, "{}: {}", declaration.name, answer.text());
            assert_eq!((answer.figures.calls, answer.figures.hashes), (0, 0), "{}", declaration.name);
        }
        let body = samples::body(&samples::input(declaration.name)).to_string();
        for kind in
            ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"]
        {
            let request = good(&company, &declaration).body(body.clone()).header("content-type", kind);
            assert_eq!(request.send(&company.world).await.status, 415, "{} as {kind}", declaration.name);
        }
        let nameless = good(&company, &declaration).body(body.clone()).without("content-type");
        assert_eq!(nameless.send(&company.world).await.status, 415, "{}", declaration.name);
        if declaration.keyed {
            let keyless = good(&company, &declaration).body(body.clone()).without("idempotency-key");
            assert_eq!(keyless.send(&company.world).await.told(), "field idempotency-key required");
            let odd = good(&company, &declaration).body(body).key("a key/with signs");
            assert_eq!(odd.send(&company.world).await.told(), "field idempotency-key malformed");
        }
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
    assert_eq!(leak(&logged()), None, "no secret in the log");
    assert!(logged().contains("answered"), "something was logged at all");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn queries_are_read_as_strictly() {
    let company = Company::new().await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.method == Method::Get) {
        for (query, told) in [("more=1".to_owned(), "field more unknown"), ("x".repeat(2049), "too_large")] {
            let answer = Draft::new(&declaration, Some(&company.master.cookie))
                .query(&query)
                .send(&company.world)
                .await;
            assert_eq!(answer.told(), told, "{}", declaration.name);
        }
        let posted =
            Draft::new(&declaration, Some(&company.master.cookie)).posted().send(&company.world).await;
        assert_eq!(posted.status, 404, "{} is not called by POST", declaration.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_well_formed_and_refused_leaves_no_secret_behind() {
    // Source: architecture 8.7: never in logs, errors, audit events, or any other answer, nor in the table.
    let company = Company::new().await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.method == Method::Post) {
        let body = samples::body(&samples::input(declaration.name)).to_string();
        for cookie in [&company.master.cookie, &company.clerk.cookie] {
            let answer = Draft::new(&declaration, Some(cookie)).body(body.clone()).send(&company.world).await;
            assert_eq!(leak(&answer.text()), None, "{}: {}", declaration.name, answer.text());
        }
    }
    assert_eq!(leak(&company.world.table().await.text()), None, "no secret in the table");
    assert_eq!(leak(&logged()), None, "no secret in the log");
}

macro_rules! check_debug {
    ($_found:ident; $($operation:ty),+ $(,)?) => { $(
        let name = <$operation as Operation>::DECLARATION.name;
        let mut body = samples::body(&samples::input(name));
        if name == "bank.import-tokens" {
            body["input"]["file"] = json!(PLANTED[4]);
            body["input"]["key"] = json!(PLANTED[5]);
        }
        let request: Request<<$operation as Operation>::Input> = serde_json::from_value(body).unwrap();
        let shown = format!("{request:?} {request:#?}");
        assert_eq!(leak(&shown), None, "{name}: {shown}");
        $_found += 1;
    )+ };
}

#[test]
fn no_debug_shows_a_secret() {
    // Source: architecture 8.7; ASVS 16.2.5.
    let mut found = 0;
    shared::for_each_operation!(check_debug, found);
    assert_eq!(found, catalogue().len());
}
