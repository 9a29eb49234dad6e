use super::draft;
use crate::harness::{Company, Setup};
use shared::domain::access::AccessFloor;
use shared::domain::secret::Secret;
use shared::operations::proof::header;
use shared::operations::{Method, catalogue};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_foreign_page_could_send_is_refused() {
    // Source: architecture 3 "origin"; ASVS 3.5.1 to 3.5.3.
    let company = Company::new().await;
    let before = company.world.table().await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.access != AccessFloor::Bank) {
        let good = draft(&declaration, Some(&company.master.cookie));
        let mut foreign = vec![
            ("no header of ours", good.clone().without("kagimate-client")),
            ("another site", good.clone().header("sec-fetch-site", "cross-site")),
            ("a sibling", good.clone().header("sec-fetch-site", "same-site")),
            ("typed", good.clone().header("sec-fetch-site", "none")),
            ("another origin", good.clone().header("origin", "https://evil.example")),
            ("a nameless origin", good.clone().header("origin", "null")),
            ("another scheme", good.clone().header("origin", "http://bank.example")),
            ("another port", good.clone().header("origin", "https://bank.example:8443")),
            ("a longer name", good.clone().header("origin", "https://bank.example.evil.example")),
        ];
        if declaration.method == Method::Post {
            foreign.push(("no origin", good.clone().without("origin")));
        }
        for (what, request) in foreign {
            let answer = request.send(&company.world).await;
            assert_eq!(answer.told(), "foreign_origin", "{} with {what}", declaration.name);
            assert_eq!((answer.status, answer.figures.calls, answer.figures.hashes), (403, 0, 0));
        }
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_past_the_door_in_front_is_refused() {
    // Source: issue, "CloudFront sends a rotated origin secret that the pipeline checks".
    let (old, new) = ("o".repeat(32), "n".repeat(32));
    let origin_secrets = vec![Secret::new(old.as_str()), Secret::new(new.as_str())];
    let company = Company::new().await;
    let fronted = company.world.restarted_with(Setup { origin_secrets, ..Setup::default() });
    for declaration in catalogue() {
        let good = draft(&declaration, Some(&company.master.cookie));
        let longer = format!("{old}o");
        let own = declaration.access == AccessFloor::Bank;
        for (shown, comes_in) in
            [(None, own), (Some(""), own), (Some(&*longer), own), (Some(&*old), true), (Some(&*new), true)]
        {
            let request = good.clone().without(header::ORIGIN_SECRET);
            let request = match shown {
                Some(secret) => request.header(header::ORIGIN_SECRET, secret),
                None => request,
            };
            let told = request.send(&fronted).await.told();
            assert_eq!(told != "foreign_origin", comes_in, "{} with {shown:?}: {told}", declaration.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_forbids_that_it_is_kept() {
    // Source: rules 5 "with no-store"; ASVS 14.3.2.
    let company = Company::new().await;
    for declaration in catalogue() {
        let answer = draft(&declaration, Some(&company.clerk.cookie)).send(&company.world).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{}", declaration.name);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{}", declaration.name);
        let kind = if answer.status == 200 { "application/json" } else { "application/problem+json" };
        assert_eq!(answer.header("content-type"), Some(kind), "{}", declaration.name);
    }
}
