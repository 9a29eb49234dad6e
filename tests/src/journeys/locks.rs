use crate::harness::{Actor, Company, Stranger};
use crate::samples::payee;
use serde_json::Value;
use shared::operations::history::{HistoryFilter, HistoryOwn};
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::Empty;
use shared::operations::proof::Proof;
use shared::operations::session::SessionMe;
use shared::operations::users::UsersList;

async fn fail(stranger: &Stranger, id: &str, times: usize) {
    for _ in 0..times {
        assert_eq!(stranger.try_sign_in(id, "wrong").await.told(), "denied refused");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failures_lock_for_half_an_hour_and_the_third_time_for_good() {
    // Source: rules 3 "6 consecutive failures → temporary lock 30 min; the limit the 3rd time → permanent".
    let company = Company::new().await;
    let (stranger, person) = (company.stranger(), &company.clerk.person);
    let (id, right) = (person.login_id.as_str(), person.login_password.as_str());
    fail(&stranger, id, 5).await;
    assert_eq!(stranger.try_sign_in(id, right).await.told(), "done", "five are forgiven");
    for round in 1..=2 {
        fail(&stranger, id, 6).await;
        assert_eq!(stranger.try_sign_in(id, right).await.told(), "denied refused", "locked, round {round}");
        company.world.clock.pass(30 * 60 - 1);
        assert_eq!(
            stranger.try_sign_in(id, right).await.told(),
            "denied refused",
            "still locked, round {round}"
        );
        company.world.clock.pass(1);
    }
    fail(&stranger, id, 6).await;
    company.world.clock.pass(7 * 86_400);
    assert_eq!(stranger.try_sign_in(id, right).await.told(), "denied refused", "for good");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lapsed_lock_opens_for_the_right_password() {
    let company = Company::new().await;
    let (stranger, person) = (company.stranger(), &company.clerk.person);
    fail(&stranger, &person.login_id, 6).await;
    company.world.clock.pass(30 * 60);
    assert_eq!(stranger.try_sign_in(&person.login_id, &person.login_password).await.told(), "done");
    fail(&stranger, &person.login_id, 5).await;
    assert_eq!(
        stranger.try_sign_in(&person.login_id, &person.login_password).await.told(),
        "done",
        "counted anew"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_of_the_door_ends_no_open_session_and_administrators_see_it() {
    // Source: rules 5 "A login lock never ends open sessions"; issue, item 4 "the user list with service states".
    let company = Company::new().await;
    fail(&company.stranger(), &company.clerk.person.login_id, 6).await;
    assert_eq!(company.clerk.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    let list = company.master.send::<UsersList>(&Empty {}, &Proof::default()).await.json();
    let rows = list["users"].as_array().unwrap();
    let of = |id: &str| rows.iter().find(|row| row["login_id"] == id).unwrap()["states"].clone();
    assert_eq!(of("tanaka3k")[0]["state"], "login_temporarily_locked");
    assert_eq!(of("misaki88"), Value::Array(Vec::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failures_of_the_confirmation_password_lock_it_too() {
    // Source: rules 3; the person is signed in, so they are told what is left.
    let company = Company::new().await;
    let payer = &company.payer;
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let wrong = Proof { confirmation_password: Some(crate::harness::password("wrong")), ..payer.proof() };
    for remaining in (1..6).rev() {
        let answer = payer.send::<PayeesRegister>(&input, &wrong).await;
        assert_eq!(answer.told(), format!("proof confirmation_password wrong {remaining}"));
    }
    let answer = payer.send::<PayeesRegister>(&input, &wrong).await;
    assert_eq!(answer.told(), "proof confirmation_password locked", "the sixth");
    let answer = payer.send::<PayeesRegister>(&input, &payer.proof()).await;
    assert_eq!(
        (answer.told(), answer.figures.hashes),
        ("proof confirmation_password locked".into(), 0),
        "nothing is verified"
    );
    payer.get::<SessionMe>(&Empty {}).await;
    company.world.clock.pass(14 * 60);
    assert_eq!(payer.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    company.world.clock.pass(14 * 60);
    assert_eq!(payer.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    company.world.clock.pass(2 * 60);
    assert_eq!(payer.send::<PayeesRegister>(&input, &payer.proof()).await.told(), "done", "lapsed");
    let history = payer.send::<HistoryOwn>(&HistoryFilter::default(), &Proof::default()).await.text();
    assert!(history.contains("wrong_and_locked") && history.contains(r#""why":"locked""#), "{history}");
}
