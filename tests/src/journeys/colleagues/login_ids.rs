use super::enters;
use crate::harness::{Actor, Company, Person, SignedIn, login_id, number, tamper, user};
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::join_all;
use shared::domain::notice::NoticeKind;
use shared::domain::user::Role;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;
use shared::operations::users::{UsersAdd, UsersChange};

/// The same person under another login ID.
fn known_as(person: &SignedIn, id: &str) -> SignedIn {
    SignedIn { person: Person { login_id: id.into(), ..person.person.clone() }, ..person.clone() }
}

async fn renames(operator: &SignedIn, who: &SignedIn, id: &str) -> String {
    operator.changes(who, |record| record.login_id = login_id(id)).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_login_id_is_changed_with_the_same_password_and_the_same_failures() {
    // Source: OKB seed ログイン ID を変更する場合.
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    super::fail_at_the_door(&company, clerk, 5).await;
    let before = master.views(clerk).await.last_sign_in;
    assert_eq!(renames(master, clerk, "tanaka4k").await, "done");
    let view = master.views(clerk).await;
    assert_eq!((view.record.login_id.as_str(), view.last_sign_in), ("tanaka4k", before));
    assert_eq!(
        clerk.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(),
        "done",
        "the session goes on"
    );
    assert!(!enters(&company, clerk).await, "the old ID opens nothing");
    let clerk = known_as(clerk, "tanaka4k");
    super::fail_at_the_door(&company, &clerk, 1).await;
    assert!(!enters(&company, &clerk).await, "the sixth failure in a row, under whichever name");
    company.world.clock.pass(30 * 60);
    assert!(enters(&company, &clerk).await);
    let notices = master.notices().await;
    let changed = notices.iter().find(|notice| notice.kind == NoticeKind::LoginIdChanged).unwrap();
    assert_eq!(changed.person.as_ref().map(|person| person.user.clone()), Some(clerk.user()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_s_own_login_id_is_changed_like_anybody_s() {
    let company = Company::new().await;
    assert_eq!(renames(&company.master, &company.master, "hanako02").await, "done");
    assert!(enters(&company, &known_as(&company.master, "hanako02")).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_login_id_is_unique_over_the_bank_and_never_reused() {
    // Source: rules 3 "unique in the bank, never reused"; rules 5 "told only after the authenticators".
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    let taken = master.change(clerk, |record| record.login_id = login_id("sakura01")).await;
    let wrong =
        Proof { otp: company.world.shelf.wrong_codes(crate::harness::SHARED).next(), ..master.proof() };
    let answer = master.send::<UsersChange>(&taken, &wrong).await;
    assert_eq!(answer.told(), "proof second_factor wrong 9", "nothing is told before");
    let answer = master.send::<UsersChange>(&taken, &master.proof()).await;
    assert_eq!(answer.told(), "denied login_id_taken", "another company's");
    assert_eq!(renames(master, clerk, "misaki88").await, "denied login_id_taken", "a colleague's");
    assert_eq!(renames(master, clerk, "tanaka4k").await, "done");
    assert_eq!(renames(master, clerk, "tanaka3k").await, "denied login_id_taken", "one's own of before");
    assert_eq!(renames(master, &company.payer, "tanaka3k").await, "denied login_id_taken");
    let reused = user("tanaka3k", Role::General, &[]);
    for operator in [master, &company.foreigner] {
        let answer = operator.send::<UsersAdd>(&reused, &operator.next_proof()).await;
        assert_eq!(answer.told(), "denied login_id_taken", "by {}", operator.person.login_id);
    }
    assert!(enters(&company, &known_as(clerk, "tanaka4k")).await, "nothing happened to them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_login_id_is_shaped_as_the_policy_says_and_an_old_one_may_stay() {
    // Source: rules 3 "login ID 6-12 letters and digits with both kinds".
    let company = Company::new().await;
    for id in ["short", "lettersonly", "123456789", "waytoolong1234"] {
        let answer = company.master.changes(&company.clerk, |record| record.login_id = login_id(id)).await;
        let told = (answer.told(), answer.figures.hashes);
        assert_eq!(told, ("field input.record.login_id login_id_shape".into(), 0), "{id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_login_id_that_names_a_certificate_is_frozen() {
    // Source: OKB seed 電子証明書の取得後は、ログイン ID は変更できません.
    let company = Company::new().await;
    let key = store::keys::user(&"midori".try_into().unwrap(), &company.clerk.user());
    tamper(&company.world.past, &key, "login_id_frozen", AttributeValue::Bool(true)).await;
    assert!(company.master.views(&company.clerk).await.login_id_frozen);
    assert_eq!(renames(&company.master, &company.clerk, "tanaka4k").await, "denied login_id_frozen");
    let answer =
        company.master.changes(&company.clerk, |record| record.name = "田中".try_into().unwrap()).await;
    assert_eq!(answer.told(), "done", "anything else can");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_failure_is_lost_when_a_login_id_moves_under_fire() {
    // Source: rules 5 "no more answers than the limit, at any parallelism": not by renaming the counter either.
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    let input = master.change(clerk, |record| record.login_id = login_id("tanaka4k")).await;
    let guesses = (0..5).map(|at| {
        let stranger = company.stranger();
        tokio::spawn(async move { stranger.try_sign_in("tanaka3k", &format!("guess {at}")).await })
    });
    let guesses: Vec<_> = guesses.collect();
    let moved = master.send::<UsersChange>(&input, &master.next_proof()).await;
    join_all(guesses).await;
    assert_eq!(moved.told(), "done");
    let table = company.world.table().await;
    let key = store::keys::login(&login_id("tanaka4k"));
    let failures = number(table.0.get(&(key.pk, key.sk)).unwrap(), "failures");
    let unknown = table.of("STRANGERS").len();
    assert_eq!(usize::try_from(failures).unwrap() + unknown, 5, "each was counted, or met nobody");
    let state = company.world.bank.store.logins(&[login_id("tanaka3k")]).await.unwrap();
    assert!(state.is_empty(), "what is left has no counter");
}
