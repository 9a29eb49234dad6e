use super::send;
use crate::harness::{Actor, Company, SignedIn, Table};
use shared::domain::access::AccessFloor;
use shared::operations::catalogue;
use shared::operations::proof::Empty;
use shared::operations::proof::Proof;
use shared::operations::session::{SessionMe, SessionSignOut};

/// Every operation that needs a session refuses this one, without touching anything.
async fn refused_everywhere(company: &Company, actor: &SignedIn, told: &str) {
    let before: Table = company.world.table().await;
    for declaration in catalogue() {
        if matches!(declaration.access, AccessFloor::Public | AccessFloor::Bank) {
            continue;
        }
        let answer = send(&company.world, &declaration, Some(&actor.cookie)).await;
        assert_eq!(answer.told(), told, "{}", declaration.name);
        assert_eq!((answer.status, answer.figures.hashes), (401, 0), "{}", declaration.name);
        if told.ends_with("signed_in_elsewhere") || told.ends_with("none") {
            // A late answer to an old page must not take the new session away.
            assert_eq!(answer.header("set-cookie"), None, "{}", declaration.name);
            continue;
        }
        let cleared = answer.header("set-cookie").unwrap();
        assert!(cleared.starts_with("__Host-kagimate=;") && cleared.contains("Max-Age=0"), "{cleared}");
        assert_eq!(answer.header("clear-site-data"), Some("\"cache\""), "never storage: architecture 4");
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_lay_idle_opens_nothing() {
    // Source: rules 3, idle 15 minutes; ASVS 7.3.1.
    let company = Company::new().await;
    company.master.get::<SessionMe>(&Empty {}).await;
    company.world.clock.pass(15 * 60 - 1);
    assert_eq!(company.master.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    company.world.clock.pass(15 * 60);
    refused_everywhere(&company, &company.master, "session_over idle").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_is_used_all_day_ends_all_the_same() {
    // Source: rules 3, absolute 8 hours; ASVS 7.3.2.
    let company = Company::new().await;
    let actor = company.stranger().sign_in(&company.master.person).await;
    for _ in 0..47 {
        company.world.clock.pass(10 * 60);
        assert_eq!(actor.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    }
    company.world.clock.pass(10 * 60);
    refused_everywhere(&company, &actor, "session_over absolute").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_the_page_makes_by_itself_keep_no_session_alive() {
    // Source: architecture 4, "background calls are marked and don't extend a session".
    let company = Company::new().await;
    company.clerk.get::<SessionMe>(&Empty {}).await;
    for _ in 0..2 {
        company.world.clock.pass(7 * 60);
        let background = company.clerk.draft::<SessionMe>(&Empty {}, &Proof::default());
        let answer = background.header("kagimate-background", "1").send(&company.world).await;
        assert_eq!(answer.told(), "done");
    }
    company.world.clock.pass(60);
    refused_everywhere(&company, &company.clerk, "session_over idle").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_another_sign_in_ended_opens_nothing() {
    // Source: issue, item 4 "a second sign-in ends the first".
    let company = Company::new().await;
    company.stranger().sign_in(&company.master.person).await;
    refused_everywhere(&company, &company.master, "session_over signed_in_elsewhere").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_was_signed_out_opens_nothing() {
    // Source: ASVS 7.4.1.
    let company = Company::new().await;
    let answer = company.master.send::<SessionSignOut>(&Empty {}, &Proof::default()).await;
    assert_eq!(answer.told(), "done");
    refused_everywhere(&company, &company.master, "session_over signed_out").await;
}
