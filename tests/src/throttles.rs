//! Throttles of the door [rules 5, "Locking others out"].

use crate::harness::{Actor, Answer, Company, Setup, Stranger, World, login_id, password, request_reset};
use futures::future::join_all;
use shared::domain::throttle::{Throttle, ThrottleKind};
use shared::operations::proof::Proof;
use shared::operations::session::{SessionRequestReset, SessionSignIn, SignIn};
use std::net::IpAddr;
use std::sync::Arc;

/// Few tries, so that tests come to their end.
async fn narrow(by_source: u32, by_pair: u32) -> Company {
    let company = Company::in_world(
        World::with(Setup::differing(|policy| {
            let throttle = |tries| Throttle { tries, seconds: 600 };
            policy.door.throttles.insert(ThrottleKind::Source, throttle(by_source));
            policy.door.throttles.insert(ThrottleKind::SourceAndId, throttle(by_pair));
        }))
        .await,
    )
    .await;
    company.world.clock.pass(600);
    company
}

async fn knock(world: &Arc<World>, id: &str, address: Option<IpAddr>) -> Answer {
    let input = SignIn { login_id: login_id(id) };
    let proof = Proof { login_password: Some(password("wrong")), ..Proof::default() };
    Stranger(world.clone()).draft::<SessionSignIn>(&input, &proof).coming_from(address).send(world).await
}

fn address(last: u8) -> Option<IpAddr> {
    Some(IpAddr::from([198, 51, 100, last]))
}

async fn at_once(world: &Arc<World>, id: &'static str, from: u8, count: usize) -> (usize, usize) {
    let knocks = (0..count).map(|_| {
        let world = world.clone();
        tokio::spawn(async move { knock(&world, id, address(from)).await })
    });
    let answers: Vec<Answer> = join_all(knocks).await.into_iter().map(Result::unwrap).collect();
    let over = answers.iter().filter(|answer| answer.figures.hashes == 0 && answer.told() == "busy").count();
    (answers.len() - over, over)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tries_from_one_source_with_one_id_are_counted_exactly_whether_it_exists_or_not() {
    // Source: rules 5 "Throttle per source, and per source and ID": at any parallelism.
    let company = narrow(1000, 9).await;
    assert_eq!(at_once(&company.world, "tanaka3k", 1, 20).await, (9, 11));
    assert_eq!(at_once(&company.world, "nobody99", 1, 20).await, (9, 11));
    let known = knock(&company.world, "tanaka3k", address(1)).await;
    let unknown = knock(&company.world, "nobody99", address(1)).await;
    assert_eq!((known.status, known.told()), (429, "busy".into()));
    assert_eq!(known.apart_from_reference(), unknown.apart_from_reference());
    assert_eq!(known.figures.calls, unknown.figures.calls);
    assert_eq!(knock(&company.world, "nobody99", address(2)).await.told(), "denied refused", "elsewhere");
    company.world.clock.pass(600);
    assert_eq!(knock(&company.world, "nobody99", address(1)).await.told(), "denied refused", "later");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_source_is_throttled_over_all_ids_and_counts_nothing_more() {
    // Source: rules 5; issue 3, item 6.
    let company = narrow(12, 1000).await;
    for at in 0..12 {
        assert_eq!(
            knock(&company.world, &format!("nobody{at:02}"), address(3)).await.told(),
            "denied refused"
        );
    }
    let before = company.world.table().await;
    let over = knock(&company.world, "tanaka3k", address(3)).await;
    assert_eq!((over.told(), over.figures.hashes), ("busy".into(), 0));
    let retry = over.json()["failure"]["retry_after_seconds"].as_u64().unwrap();
    assert!((1..=600).contains(&retry), "{retry}");
    let changes = before.changes(&company.world.table().await);
    assert!(changes.keys().all(|kind| kind == "THROTTLE"), "{changes:?}");
    // The other public operations of the door share the count.
    let asked = Stranger(company.world.clone())
        .draft::<SessionRequestReset>(&request_reset("sakura01"), &Proof::default())
        .coming_from(address(3));
    assert_eq!(asked.send(&company.world).await.told(), "busy");
    // Who has no address shares one bucket, and is nobody's neighbour.
    assert_eq!(knock(&company.world, "tanaka3k", None).await.told(), "denied refused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_table_holds_no_address_and_no_typed_id_for_a_throttle() {
    let company = narrow(100, 100).await;
    knock(&company.world, "nobody99", address(4)).await;
    let table = company.world.table().await;
    let keys: String =
        table.0.keys().filter(|(pk, _)| pk.starts_with("THROTTLE")).map(|(pk, _)| pk.clone()).collect();
    assert!(!keys.is_empty() && !keys.contains("198.51") && !keys.contains("nobody99"), "{keys}");
}
