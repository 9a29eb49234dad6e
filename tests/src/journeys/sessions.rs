use crate::harness::{Actor, Company};
use shared::domain::audit::{Outcome, Refusal};
use shared::operations::history::{History, HistoryFilter, HistoryOwn};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{SessionMe, SessionSignIn, SessionSignOut, SignIn, SignedIn as Entered};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_sign_in_ends_the_first_and_the_history_says_so() {
    // Source: issue, item 4 "a second sign-in ends the first and both histories say so".
    let company = Company::new().await;
    let (first, stranger) = (&company.clerk, company.stranger());
    let person = &first.person;
    let answer = stranger.try_sign_in(&person.login_id, &person.login_password).await;
    assert!(answer.output::<Entered>().displaced);
    assert_eq!(
        first.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(),
        "session_over signed_in_elsewhere"
    );
    let second = stranger.sign_in(person).await;
    let history: History = second.get::<HistoryOwn>(&HistoryFilter::default()).await;
    let ended = history.rows.iter().filter(|row| row.operation == "session.ended").count();
    let entered = history.rows.iter().filter(|row| row.operation == "session.sign-in").count();
    assert_eq!((ended, entered), (2, 3), "{history:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_after_the_end_of_a_session_displaces_nobody() {
    let company = Company::new().await;
    let (person, stranger) = (&company.clerk.person, company.stranger());
    company.world.clock.pass(15 * 60);
    let answer = stranger.try_sign_in(&person.login_id, &person.login_password).await;
    assert!(!answer.output::<Entered>().displaced, "it lay idle");
    let again = stranger.sign_in(person).await;
    assert_eq!(again.send::<SessionSignOut>(&Empty {}, &Proof::default()).await.told(), "done");
    let answer = stranger.try_sign_in(&person.login_id, &person.login_password).await;
    assert!(!answer.output::<Entered>().displaced, "it was signed out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cookie_is_bound_to_the_host_and_silent_towards_scripts() {
    // Source: architecture 4; ASVS 3.3.1 to 3.3.4.
    let company = Company::new().await;
    let person = &company.clerk.person;
    let answer = company.stranger().try_sign_in(&person.login_id, &person.login_password).await;
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-kagimate=midori."), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; Secure; SameSite=Strict"), "{cookie}");
    let secret = cookie.split(';').next().unwrap().rsplit('.').next().unwrap();
    assert!(
        secret.len() == 43 && !company.world.table().await.text().contains(secret),
        "only its digest is stored"
    );
    let out = company.payer.send::<SessionSignOut>(&Empty {}, &Proof::default()).await;
    assert_eq!(out.header("clear-site-data"), Some("\"cache\""));
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_sees_the_refused_attempts_at_their_door() {
    let company = Company::new().await;
    let (person, stranger) = (&company.clerk.person, company.stranger());
    stranger.try_sign_in(&person.login_id, "wrong").await;
    let history: History = company.clerk.get::<HistoryOwn>(&HistoryFilter::default()).await;
    let newest = history.rows.first().unwrap();
    assert!(matches!(&newest.outcome, Outcome::Refused { why: Refusal::Wrong, .. }), "{newest:?}");
    assert_eq!(newest.operation, "session.sign-in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_without_a_password_is_told_so_and_counts_nothing() {
    let company = Company::new().await;
    let input = SignIn { login_id: "tanaka3k".try_into().unwrap() };
    let answer = company.stranger().send::<SessionSignIn>(&input, &Proof::default()).await;
    // The two calls are the throttle's, which counts everybody.
    assert_eq!((answer.told(), answer.figures.calls), ("proof login_password missing".into(), 2));
}
