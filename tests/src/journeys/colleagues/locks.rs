use super::{became, enters, fail_at_the_door, fail_to_confirm};
use crate::harness::{Actor, Company, SignedIn, lifts, suspends};
use crate::samples::payee;
use shared::domain::user::ServiceState::{
    ConfirmationLocked, ConfirmationTemporarilyLocked, LoginLocked, LoginTemporarilyLocked, Suspended,
};
use shared::domain::user_work::Barrier;
use shared::operations::payees::{PayeePage, PayeesList, PayeesRegister};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;
use shared::operations::users::{UserView, UsersList};

const ALL: [Barrier; 3] = [Barrier::Suspension, Barrier::LoginLock, Barrier::ConfirmationLock];

async fn pays(actor: &SignedIn, number: &str) -> String {
    let input = serde_json::from_value(payee(number)).unwrap();
    actor.send::<PayeesRegister>(&input, &actor.next_proof()).await.told()
}

fn states(view: &UserView) -> Vec<shared::domain::user::ServiceState> {
    super::names(&view.states)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_login_lock_is_released_by_somebody_else_temporary_or_for_good() {
    // Source: OKB seed ログインパスワード…を間違えて入力した場合: 「利用者停止・解除」より、解除.
    let company = Company::new().await;
    let (administrator, clerk) = (&company.administrator, &company.clerk);
    fail_at_the_door(&company, clerk, 6).await;
    assert_eq!(states(&administrator.views(clerk).await), [LoginTemporarilyLocked]);
    let rows = administrator.sets_state(&lifts(&[clerk], &[Barrier::LoginLock])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert!(enters(&company, clerk).await, "before it would have lapsed");
    for _ in 0..3 {
        fail_at_the_door(&company, clerk, 6).await;
        company.world.clock.pass(30 * 60);
    }
    let administrator = &company.stranger().sign_in(&administrator.person).await;
    assert_eq!(states(&administrator.views(clerk).await), [LoginLocked], "repeated locks become permanent");
    assert!(!enters(&company, clerk).await);
    let rows = administrator.sets_state(&lifts(&[clerk], &[Barrier::LoginLock])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    fail_at_the_door(&company, clerk, 5).await;
    assert!(enters(&company, clerk).await, "a whole set of tries again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmation_lock_is_released_by_somebody_else_temporary_or_for_good() {
    // Source: OKB seed 確認用パスワードを間違えて入力した場合.
    let company = Company::new().await;
    let payer = &company.payer;
    assert_eq!(fail_to_confirm(payer, 6).await, "proof confirmation_password locked");
    let administrator = &company.administrator;
    assert_eq!(states(&administrator.views(payer).await), [ConfirmationTemporarilyLocked]);
    let rows = administrator.sets_state(&lifts(&[payer], &[Barrier::ConfirmationLock])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert_eq!(pays(payer, "0000001").await, "done", "in the open session at once");
    let mut payer = payer.clone();
    for _ in 0..3 {
        fail_to_confirm(&payer, 6).await;
        company.world.clock.pass(30 * 60);
        payer = company.stranger().sign_in(&payer.person).await;
    }
    let administrator = &company.stranger().sign_in(&administrator.person).await;
    assert_eq!(
        states(&administrator.views(&payer).await),
        [ConfirmationLocked],
        "repeated locks become permanent"
    );
    assert_eq!(pays(&payer, "0000002").await, "proof confirmation_password locked");
    let rows = administrator.sets_state(&lifts(&[&payer], &[Barrier::ConfirmationLock])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert_eq!(pays(&payer, "0000002").await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmation_lock_stops_only_the_work_that_asks_for_it() {
    // Source: issue, "Rules that are easy to get wrong".
    let company = Company::new().await;
    let payer = &company.payer;
    fail_to_confirm(payer, 6).await;
    assert_eq!(pays(payer, "0000001").await, "proof confirmation_password locked");
    assert_eq!(payer.send::<PayeesList>(&PayeePage::default(), &Proof::default()).await.told(), "done");
    assert_eq!(payer.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    assert!(enters(&company, payer).await, "the door does not ask for it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn login_and_confirmation_password_count_apart_and_a_success_resets_its_own_counter_only() {
    // Source: issue, "Consecutive failures only".
    let company = Company::new().await;
    let payer = &company.payer;
    assert_eq!(fail_to_confirm(payer, 5).await, "proof confirmation_password wrong 1");
    fail_at_the_door(&company, payer, 5).await;
    let payer = company.stranger().sign_in(&payer.person).await;
    assert_eq!(
        fail_to_confirm(&payer, 1).await,
        "proof confirmation_password locked",
        "the door cleared only itself"
    );
    fail_at_the_door(&company, &payer, 5).await;
    let rows = company.master.sets_state(&lifts(&[&payer], &ALL)).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert_eq!(pays(&payer, "0000001").await, "done");
    fail_at_the_door(&company, &payer, 1).await;
    let view = company.master.views(&payer).await;
    assert_eq!(
        states(&view),
        [LoginTemporarilyLocked],
        "five before, one after: neither success nor release of the other cleared them"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lapsed_lock_lets_exactly_one_set_of_tries_through_again() {
    // Source: issue, "A lapsed lock lets exactly one set of tries through again".
    let company = Company::new().await;
    let clerk = &company.clerk;
    fail_at_the_door(&company, clerk, 6).await;
    company.world.clock.pass(30 * 60);
    fail_at_the_door(&company, clerk, 5).await;
    let master = &company.stranger().sign_in(&company.master.person).await;
    assert_eq!(states(&master.views(clerk).await), [], "five of six");
    fail_at_the_door(&company, clerk, 1).await;
    assert_eq!(states(&master.views(clerk).await), [LoginTemporarilyLocked]);
    assert!(!enters(&company, clerk).await, "not a seventh");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn suspension_and_locks_coexist_and_lift_one_by_one() {
    // Source: issue, "Suspension, locks and forced changes coexist and lift one by one"; domain 3.
    let company = Company::new().await;
    let (master, payer) = (&company.master, &company.payer);
    fail_at_the_door(&company, payer, 6).await;
    fail_to_confirm(payer, 6).await;
    let rows = master.sets_state(&suspends(&[payer])).await;
    let all = vec![Suspended, LoginTemporarilyLocked, ConfirmationTemporarilyLocked];
    assert_eq!(became(&rows), [(None, all)]);
    for (barrier, left) in [
        (Barrier::LoginLock, vec![Suspended, ConfirmationTemporarilyLocked]),
        (Barrier::Suspension, vec![ConfirmationTemporarilyLocked]),
        (Barrier::ConfirmationLock, vec![]),
    ] {
        assert!(!enters(&company, payer).await || left.is_empty() || barrier == Barrier::ConfirmationLock);
        let rows = master.sets_state(&lifts(&[payer], &[barrier])).await;
        assert_eq!(became(&rows), [(None, left)], "{barrier}");
    }
    let payer = company.stranger().sign_in(&payer.person).await;
    assert_eq!(pays(&payer, "0000001").await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_not_named_is_not_lifted_and_all_at_once_are() {
    // Source: domain 3: 変更後サービス状態 lifts what was ticked, and only what holds.
    let company = Company::new().await;
    let (master, payer) = (&company.master, &company.payer);
    fail_at_the_door(&company, payer, 6).await;
    fail_to_confirm(payer, 6).await;
    master.sets_state(&suspends(&[payer])).await;
    let rows = master.sets_state(&lifts(&[payer], &ALL)).await;
    assert_eq!(became(&rows), [(None, vec![])], "one transaction lifts all three");
    assert!(enters(&company, payer).await);
    fail_at_the_door(&company, payer, 3).await;
    let rows = master.sets_state(&lifts(&[payer], &ALL)).await;
    assert_eq!(rows[0].refused, Some(shared::domain::user_work::StateDenied::NothingToDo));
    fail_at_the_door(&company, payer, 3).await;
    assert_eq!(
        states(&master.views(payer).await),
        [LoginTemporarilyLocked],
        "failures without a lock stay counted"
    );
    assert_eq!(master.send::<UsersList>(&Empty {}, &Proof::default()).await.told(), "done");
}
