use super::{became, enters};
use crate::harness::{Actor, Company, lifts, suspends};
use crate::samples::payee;
use shared::domain::notice::NoticeKind;
use shared::domain::user::ServiceState::Suspended;
use shared::domain::user_work::{Barrier, StateDenied};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;
use shared::operations::users::{StatesSet, UsersSetState};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_suspension_ends_the_open_session_at_once_and_holds_until_somebody_releases_it() {
    // Source: domain 3; rules 3 "suspensions bite at once".
    let company = Company::new().await;
    let (master, payer) = (&company.master, &company.payer);
    let rows = master.sets_state(&suspends(&[payer])).await;
    assert_eq!(became(&rows), [(None, vec![Suspended])]);
    let input = serde_json::from_value(payee("0000001")).unwrap();
    for answer in [
        payer.send::<SessionMe>(&Empty {}, &Proof::default()).await,
        payer.send::<PayeesRegister>(&input, &payer.next_proof()).await,
    ] {
        assert_eq!(answer.status, 401);
    }
    company.world.clock.pass(365 * 86_400);
    assert!(!enters(&company, payer).await, "it does not lapse");
    let master = company.stranger().sign_in(&master.person).await;
    let again = master.sets_state(&suspends(&[payer])).await;
    assert_eq!(became(&again), [(Some(StateDenied::NothingToDo), vec![Suspended])]);
    let rows = master.sets_state(&lifts(&[payer], &[Barrier::Suspension])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert!(enters(&company, payer).await);
    let again = master.sets_state(&lifts(&[payer], &[Barrier::Suspension])).await;
    assert_eq!(became(&again), [(Some(StateDenied::NothingToDo), vec![])]);
    let kinds: Vec<_> = master.notices().await.into_iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds[kinds.len() - 2..], [NoticeKind::UserSuspended, NoticeKind::UserReleased]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_may_suspend_oneself_and_is_answered() {
    // Source: domain 3 "cannot release oneself; may suspend oneself".
    let company = Company::new().await;
    let administrator = &company.administrator;
    let answer =
        administrator.send::<UsersSetState>(&suspends(&[administrator]), &administrator.confirmed()).await;
    assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"), "their session ends with the answer");
    assert_eq!(became(&answer.output::<StatesSet>().people), [(None, vec![Suspended])]);
    assert_eq!(administrator.send::<SessionMe>(&Empty {}, &Proof::default()).await.status, 401);
    assert!(!enters(&company, administrator).await);
    let notice = company.master.notices().await.pop().unwrap();
    assert_eq!((notice.kind, notice.by), (NoticeKind::UserSuspended, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_releases_themself_from_anything() {
    // Source: OKB seed 当該ユーザ以外の管理者権限のあるユーザ; domain 3.
    let company = Company::new().await;
    let (master, administrator) = (&company.master, &company.administrator);
    super::fail_at_the_door(&company, administrator, 6).await;
    for barrier in [Barrier::Suspension, Barrier::LoginLock, Barrier::ConfirmationLock] {
        let input = lifts(&[administrator], &[barrier]);
        let answer = administrator.send::<UsersSetState>(&input, &administrator.confirmed()).await;
        let rows = answer.output::<StatesSet>().people;
        assert_eq!(rows[0].refused, Some(StateDenied::Oneself), "{barrier}");
        assert_eq!(answer.figures.hashes, 0, "rule first");
    }
    assert!(!enters(&company, administrator).await, "still locked");
    let rows = master.sets_state(&lifts(&[administrator], &[Barrier::LoginLock])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert!(enters(&company, administrator).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_master_is_suspended_and_released_like_anybody() {
    // Source: OKB seed: an administrator helps the master.
    let company = Company::new().await;
    let (master, administrator) = (&company.master, &company.administrator);
    assert_eq!(became(&administrator.sets_state(&suspends(&[master])).await), [(None, vec![Suspended])]);
    assert!(!enters(&company, master).await);
    let rows = administrator.sets_state(&lifts(&[master], &[Barrier::Suspension])).await;
    assert_eq!(became(&rows), [(None, vec![])]);
    assert!(enters(&company, master).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_usable_administrator_can_t_be_suspended_by_anybody() {
    // Source: architecture 8.5; rules 5 "can't suspend themself"; issue, "by anyone, also themself".
    let company = Company::new().await;
    let (master, administrator) = (&company.master, &company.administrator);
    let rows = master.sets_state(&suspends(&[master, administrator])).await;
    let last = (Some(StateDenied::LastAdministrator), vec![]);
    assert_eq!(became(&rows), [last.clone(), (None, vec![Suspended])], "the others first, then oneself");
    assert_eq!(became(&master.sets_state(&suspends(&[master])).await), [last]);
    assert_eq!(master.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    let alone = &company.foreigner;
    let rows = alone.sets_state(&suspends(&[alone])).await;
    assert_eq!(rows[0].refused, Some(StateDenied::LastAdministrator), "a sole master");
}
