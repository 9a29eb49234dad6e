use super::exempt::{EVERY_ROLE, WITHOUT_SESSION, takes_nothing};
use super::{draft, send};
use crate::harness::{Company, World};
use operations::pipeline::Source;
use operations::route::routes;
use shared::domain::access::AccessFloor;
use shared::operations::catalogue;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_gets_in_without_a_session() {
    // Source: architecture 2; ASVS 8.2.1.
    let world = World::new().await;
    let before = world.table().await;
    for declaration in catalogue() {
        if WITHOUT_SESSION.contains(&declaration.name) || declaration.access == AccessFloor::Bank {
            continue;
        }
        assert_eq!(
            send(&world, &declaration, None).await.told(),
            "session_over none",
            "{}",
            declaration.name
        );
        for cookie in ["", "__Host-kagimate=a.b.c", "__Host-kagimate=midori.someone.c", "kagimate=a.b.c"] {
            let answer = send(&world, &declaration, Some(cookie)).await;
            assert_eq!(answer.told(), "session_over none", "{} with {cookie}", declaration.name);
            assert_eq!(answer.figures.hashes, 0, "{} hashes for nobody", declaration.name);
        }
    }
    assert_eq!(before.changes(&world.table().await).len(), 0, "nothing was written");
}

#[test]
fn who_is_exempt_from_a_session_is_public() {
    let public = catalogue().into_iter().filter(|declaration| declaration.access == AccessFloor::Public);
    let mut public: Vec<_> = public.map(|declaration| declaration.name).collect();
    public.sort_unstable();
    let mut exempt = WITHOUT_SESSION.to_vec();
    exempt.sort_unstable();
    assert_eq!(public, exempt);
    let user = catalogue()
        .into_iter()
        .filter(|declaration| matches!(declaration.access, AccessFloor::User | AccessFloor::Customer));
    let listed = user.filter(|declaration| !takes_nothing(declaration));
    let mut listed: Vec<_> = listed.map(|declaration| declaration.name).collect();
    listed.sort_unstable();
    let mut every = EVERY_ROLE.to_vec();
    every.sort_unstable();
    assert_eq!(listed, every);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bank_s_own_operations_have_no_public_route() {
    // Source: rules 5 "Bank"; bad input is a 404 like any path that does not exist.
    let company = Company::new().await;
    let before = company.world.table().await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.access == AccessFloor::Bank) {
        for cookie in [None, Some(company.master.cookie.as_str())] {
            let dispatched = draft(&declaration, cookie).through(Source::Public).send(&company.world).await;
            assert_eq!(dispatched.status, 404, "{}", declaration.name);
        }
        // Even if a dispatcher were wrong, the pipeline refuses.
        let route = routes().into_iter().find(|route| route.declaration.name == declaration.name).unwrap();
        let request = http::Request::post(declaration.path).body(Vec::new()).unwrap();
        let answered = route.answer(&company.world.bank, request, Source::Public).await;
        assert_eq!(answered.response.status(), 404, "{}", declaration.name);
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn public_operations_can_t_be_reached_by_the_bank_s_door() {
    let world = World::new().await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.access != AccessFloor::Bank) {
        let answer = draft(&declaration, None).through(Source::Bank).send(&world).await;
        assert_eq!(answer.status, 404, "{}", declaration.name);
    }
}

#[test]
fn every_declared_operation_has_a_route() {
    // Source: architecture 8.2.
    let routed: Vec<_> = routes().iter().map(|route| route.declaration.name).collect();
    let declared: Vec<_> = catalogue().iter().map(|declaration| declaration.name).collect();
    assert_eq!(routed, declared);
}
