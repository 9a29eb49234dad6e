//! Browsers with a counter of their own [rules 5; OWASP "device cookies"].

use crate::harness::{Actor, Answer, Company, Person, Setup, World, login_id, number, password};
use shared::domain::user::ServiceState;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{SessionSignIn, SignIn};
use shared::operations::users::{UserList, UsersList};

/// Tries from a browser with these cookies.
async fn tries(company: &Company, person: &Person, typed: &str, cookies: &str) -> Answer {
    let input = SignIn { login_id: login_id(&person.login_id) };
    let proof = Proof { login_password: Some(password(typed)), ..Proof::default() };
    let draft = company.stranger().draft::<SessionSignIn>(&input, &proof);
    let draft = if cookies.is_empty() { draft } else { draft.header("cookie", cookies) };
    draft.send(&company.world).await
}

/// The cookie of a browser that an answer gave.
fn given(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let ours = cookies.into_iter().find(|cookie| cookie.starts_with("__Host-kagimate-browser="))?;
    assert!(ours.ends_with("; Max-Age=15552000; Path=/; HttpOnly; Secure; SameSite=Strict"), "{ours}");
    ours.split(';').next().map(str::to_owned)
}

/// Somebody signs in; the cookie of their browser.
async fn browser_of(company: &Company, person: &Person) -> String {
    let answer = tries(company, person, &person.login_password, "").await;
    assert_eq!(answer.told(), "done");
    given(&answer).unwrap()
}

async fn fail(company: &Company, person: &Person, times: usize, cookies: &str) {
    for _ in 0..times {
        assert_eq!(tries(company, person, "wrong", cookies).await.told(), "denied refused");
    }
}

async fn states(company: &Company, person: &Person) -> Vec<ServiceState> {
    let list: UserList = company.master.get::<UsersList>(&Empty {}).await;
    let row = list.users.into_iter().find(|row| row.login_id.as_str() == person.login_id).unwrap();
    row.states.into_iter().map(|chip| chip.state).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_lock_their_own_way_and_she_still_signs_in_from_her_browser() {
    // Source: rules 5 "strangers' failures lock the strangers' way, not hers"; issue 3, item 6.
    let company = Company::new().await;
    let her = &company.clerk.person;
    let browser = browser_of(&company, her).await;
    fail(&company, her, 7, "").await;
    assert_eq!(
        tries(&company, her, &her.login_password, "").await.told(),
        "denied refused",
        "locked elsewhere"
    );
    let again = tries(&company, her, &her.login_password, &browser).await;
    assert_eq!((again.told(), again.figures.hashes, again.figures.calls), ("done".into(), 1, 6));
    assert_eq!(given(&again).as_deref(), Some(browser.as_str()), "one for each browser, kept");
    assert_eq!(
        tries(&company, her, &her.login_password, "").await.told(),
        "denied refused",
        "a success settles its own counter"
    );
    assert_eq!(states(&company, her).await, [ServiceState::LoginTemporarilyLocked], "a colleague sees it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn her_own_failures_lock_her_browser_and_others_see_it() {
    // Source: rules 5: the full lock rule holds on a browser's counter.
    let company = Company::new().await;
    let her = &company.clerk.person;
    let browser = browser_of(&company, her).await;
    fail(&company, her, 5, &browser).await;
    assert_eq!(tries(&company, her, &her.login_password, &browser).await.told(), "done", "five are forgiven");
    for _ in 0..2 {
        fail(&company, her, 6, &browser).await;
        assert_eq!(tries(&company, her, &her.login_password, &browser).await.told(), "denied refused");
        assert!(states(&company, her).await.contains(&ServiceState::LoginTemporarilyLocked));
        company.world.clock.pass(60 * 14);
        company.master.get::<UsersList>(&Empty {}).await;
        company.world.clock.pass(60 * 14);
        company.master.get::<UsersList>(&Empty {}).await;
        company.world.clock.pass(60 * 2);
    }
    fail(&company, her, 6, &browser).await;
    assert_eq!(states(&company, her).await, [ServiceState::LoginLocked], "the third time for good");
    let table = company.world.table().await;
    let key = store::keys::login(&login_id(&her.login_id));
    assert_eq!(number(&table.0[&(key.pk, key.sk)], "failures"), 0, "nothing on the main counter");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forged_or_foreign_cookie_falls_to_the_main_counter() {
    // Source: rules 5: the cookie opens nothing by itself.
    let company = Company::new().await;
    let (her, other) = (&company.clerk.person, &company.payer.person);
    let foreign = browser_of(&company, other).await;
    for cookie in ["__Host-kagimate-browser=AAAAAAAAAAAAAAAAAAAAAA", foreign.as_str()] {
        fail(&company, her, 3, cookie).await;
    }
    assert_eq!(
        tries(&company, her, &her.login_password, &foreign).await.told(),
        "denied refused",
        "six in all"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_many_browsers_are_remembered_and_the_oldest_is_dropped() {
    let company = Company::new().await;
    let her = &company.clerk.person;
    let mut browsers = Vec::new();
    for _ in 0..6 {
        company.world.clock.pass(60);
        browsers.push(browser_of(&company, her).await);
    }
    fail(&company, her, 6, "").await;
    let told = async |at: usize| tries(&company, her, &her.login_password, &browsers[at]).await.told();
    assert_eq!(told(5).await, "done");
    assert_eq!(told(1).await, "done");
    assert_eq!(told(0).await, "denied refused", "dropped, so it counts with everybody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bank_that_remembers_no_browsers_gives_no_cookie() {
    let setup = Setup::differing(|policy| policy.door.browsers = 0);
    let company = Company::in_world(World::with(setup).await).await;
    let her = &company.clerk.person;
    let answer = tries(&company, her, &her.login_password, "").await;
    assert_eq!((answer.told(), given(&answer)), ("done".into(), None));
}
