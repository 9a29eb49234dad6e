//! The seed's questions, answered for whoever asks.

use crate::harness::{Actor, Company, OWN, SHARED, serial};
use shared::domain::authenticator::Work;
use shared::domain::device::{DeviceState, ReportReason};
use shared::domain::instant::CivilDate;
use shared::operations::proof::Empty;
use shared::operations::rescue::{Questions, RescueQuestions};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q1_to_q11_are_answered_for_the_person_who_asks() {
    // Source: 77 seed Q1 to Q11; issue 4, item 5.
    let company = Company::new().await;
    let told: Questions = company.administrator.get::<RescueQuestions>(&Empty {}).await;
    assert_eq!((told.step_seconds, told.tries), (60, 10), "Q1, Q4");
    let mine: Vec<_> = told.guarded.iter().filter(|row| row.mine).map(|row| row.work).collect();
    assert!(mine.contains(&Work::RevokeLink) && mine.contains(&Work::AddUser), "Q3: {mine:?}");
    assert_eq!((told.devices_in_use, told.users), (2, 4), "Q4, Q10");
    assert!(!told.software, "Q5");
    assert_eq!((told.fees.reissue.amount(), told.fees.addition.amount()), (2200, 2200), "Q6, Q7");
    assert_eq!((told.fees.faulty_returned.amount(), told.fees.expiry.amount()), (0, 0), "Q6, Q9");
    assert_eq!(told.delivery_days, (7, 10), "Q7");
    assert_eq!(told.token.as_ref().map(|token| token.sharers.len()), Some(1), "Q8");
    assert_eq!(told.told_on, CivilDate::new(2028, 11, 30), "Q9");
    assert_eq!(told.revocations.len(), 3, "Q10");
    assert!(told.administrator && !told.first_is_free, "Q11: it came with the contract");
    let whose: Vec<_> = told.revocations.iter().map(|row| row.user.clone()).collect();
    let mut colleagues = [&company.master, &company.payer, &company.clerk].map(|actor| actor.user());
    colleagues.sort();
    assert_eq!(whose, colleagues, "Q10: whom a link or a paper is about");
    assert!(told.revocations.iter().all(|row| row.on_screen && row.serial == serial(SHARED)), "Q10: in use");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q10_is_answered_as_the_operation_would_answer() {
    let company = Company::new().await;
    company.world.report("midori", SHARED, ReportReason::Faulty).await;
    let told: Questions = company.administrator.get::<RescueQuestions>(&Empty {}).await;
    let rows: Vec<_> = told.revocations.iter().map(|row| (row.state, row.on_screen)).collect();
    assert_eq!(rows, [(DeviceState::Reported, false); 3], "in writing");
    let told: Questions = company.master.get::<RescueQuestions>(&Empty {}).await;
    assert!(told.revocations.iter().all(|row| !row.on_screen), "one's own token is out of order: {OWN}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_general_user_hears_nothing_of_colleagues_links() {
    let company = Company::new().await;
    let told: Questions = company.clerk.get::<RescueQuestions>(&Empty {}).await;
    assert!(told.revocations.is_empty() && !told.administrator);
    assert!(told.guarded.iter().all(|row| !row.mine), "Q3: nothing of it is theirs");
}
