use crate::harness::{Actor, Company, OWN, SHARED, SPARE, SignedIn, code, serial};
use crate::samples::payee;
use shared::domain::device::DeviceState;
use shared::domain::instant::Instant;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{
    OwnToken, Register, ReleaseStop, Released, TokenList, TokensList, TokensOwn, TokensRegister,
    TokensReleaseStop,
};

async fn pay(actor: &SignedIn, number: &str) -> String {
    let input = serde_json::from_value(payee(number)).unwrap();
    actor.send::<PayeesRegister>(&input, &actor.proof()).await.told()
}

fn release(stopped_at: Instant) -> ReleaseStop {
    ReleaseStop { serial: serial(SHARED), stopped_at }
}

async fn stopped_at(actor: &SignedIn) -> Instant {
    let list: TokenList = actor.get::<TokensList>(&Empty {}).await;
    list.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap().stopped_at.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q4_ten_wrong_codes_stop_the_device_for_all_who_share_it() {
    // Source: 77 seed Q4; rules 3 "OTP: 10 → stop"; issue, item 4.
    let company = Company::new().await;
    let told = company.stop_shared().await;
    let expected = (1..10).rev().map(|remaining| format!("proof second_factor wrong {remaining}"));
    assert_eq!(told, expected.chain(["proof second_factor stopped".into()]).collect::<Vec<_>>());
    for actor in [&company.payer, &company.master] {
        assert_eq!(pay(actor, "0000001").await, "proof second_factor stopped");
    }
    assert_eq!(pay(&company.administrator, "0000001").await, "done", "another device goes on");
    let own: OwnToken = company.clerk.get::<TokensOwn>(&Empty {}).await;
    let token = own.token.unwrap();
    assert_eq!(token.state, DeviceState::Stopped);
    let names: Vec<_> = token.releasers.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["社員 suzuki77"], "who can release it");
    assert_eq!(token.failures.len(), 10, "by person");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q4_a_colleague_on_another_device_releases_the_stop() {
    // Source: 77 seed Q4; issue, item 4; architecture 8.5.
    let company = Company::new().await;
    company.stop_shared().await;
    let administrator = &company.administrator;
    let at = stopped_at(administrator).await;
    let refused = company.master.send::<TokensReleaseStop>(&release(at), &company.master.proof()).await;
    assert_eq!(
        (refused.told(), refused.figures.hashes),
        ("denied own_device".into(), 0),
        "a sharer, even the master"
    );
    for role in [&company.payer, &company.clerk] {
        let refused = role.send::<TokensReleaseStop>(&release(at), &role.proof()).await;
        assert_eq!(refused.told(), "not_allowed");
    }
    let stale =
        administrator.send::<TokensReleaseStop>(&release(Instant(at.0 - 1)), &administrator.proof()).await;
    assert_eq!(stale.told(), "stale", "a stop that the operator has not seen");
    let done = administrator.send::<TokensReleaseStop>(&release(at), &administrator.proof()).await;
    assert_eq!(done.output::<Released>().people.len(), 3);
    company.world.clock.next_code();
    assert_eq!(pay(&company.payer, "0000001").await, "done");
    let again = administrator.send::<TokensReleaseStop>(&release(at), &administrator.proof()).await;
    assert_eq!(again.told(), "denied not_stopped");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_frees_themself_by_a_detour() {
    // Source: architecture 8.5; rules 5 "One link per user".
    let company = Company::new().await;
    company.stop_shared().await;
    let at = stopped_at(&company.administrator).await;
    let spare = Proof { otp: Some(company.world.shelf.code(SPARE)), ..company.master.confirmed() };
    let answer = company.master.send::<TokensRegister>(&Register { serial: serial(SPARE) }, &spare).await;
    assert_eq!(answer.told(), "denied already_linked", "no spare");
    let borrowed = Proof { otp: Some(company.world.shelf.code(OWN)), ..company.master.confirmed() };
    let answer = company.master.send::<TokensReleaseStop>(&release(at), &borrowed).await;
    assert_eq!(answer.told(), "denied own_device", "no colleague's number");
    // Without the second factor she can't add a puppet administrator either.
    let input = crate::harness::user("puppet01", Role::Administrator, &[]);
    let answer = company.master.send::<shared::operations::users::UsersAdd>(&input, &borrowed).await;
    assert_eq!(answer.told(), "proof second_factor stopped");
    let newcomer = Proof { otp: Some(company.world.shelf.code(SHARED)), ..company.foreigner.confirmed() };
    let answer = company.foreigner.send::<TokensReleaseStop>(&release(at), &newcomer).await;
    assert_eq!(answer.told(), "denied not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_registers_a_stopped_or_expired_device() {
    let company = Company::new().await;
    let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
    company.world.clock.next_code();
    company.stop_shared().await;
    let proof = Proof { otp: Some(company.world.shelf.code(SHARED)), ..newcomer.confirmed() };
    let answer = newcomer.send::<TokensRegister>(&Register { serial: serial(SHARED) }, &proof).await;
    assert_eq!(answer.told(), "denied device_stopped");
    // The printed day is 2028-12-31, and ends at midnight in Japan: 2028-12-31T15:00Z.
    let end = 1_861_887_600;
    let now = ports::environment::Clock::now(&*company.world.clock).seconds();
    company.world.clock.pass(u32::try_from(end - now).unwrap());
    let late = company.stranger().sign_in(&newcomer.person).await;
    let answer = late.send::<TokensRegister>(&Register { serial: serial(SPARE) }, &proof).await;
    assert_eq!(answer.told(), "denied device_expired");
    let administrator = company.stranger().sign_in(&company.administrator.person).await;
    assert_eq!(pay(&administrator, "0000001").await, "proof second_factor device_expired");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_drifted_is_registered_by_two_consecutive_numbers() {
    // Source: rules 5 "search ± 10 steps with two consecutive codes".
    let company = Company::new().await;
    let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
    let shows = |ahead| Some(code(&company.world.shelf.shows(SPARE, ahead)));
    let register = async |otp, next_otp| {
        let proof = Proof { otp, next_otp, ..newcomer.confirmed() };
        newcomer.send::<TokensRegister>(&Register { serial: serial(SPARE) }, &proof).await.told()
    };
    assert_eq!(
        register(shows(7), None).await,
        "proof registered_device wrong 9",
        "one number reaches one step"
    );
    assert_eq!(register(shows(7), shows(9)).await, "proof registered_device wrong 8", "not consecutive");
    assert_eq!(register(shows(12), shows(13)).await, "proof registered_device wrong 7", "too far off");
    assert_eq!(register(shows(7), shows(8)).await, "done");
    company.world.clock.next_code();
    let list: TokenList = company.master.get::<TokensList>(&Empty {}).await;
    assert!(list.tokens.iter().find(|token| token.serial == serial(SPARE)).unwrap().failures.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_moves_the_clock_of_a_device_that_others_use() {
    // Two numbers that were noted minutes ago would carry the device away from all who share it.
    let company = Company::new().await;
    let newcomer = company.master.adds("nakata08", Role::General, &[], None).await;
    let shows = |ahead| Some(code(&company.world.shelf.shows(SHARED, ahead)));
    let proof = Proof { otp: shows(-8), next_otp: shows(-7), ..newcomer.confirmed() };
    let answer = newcomer.send::<TokensRegister>(&Register { serial: serial(SHARED) }, &proof).await;
    assert_eq!(answer.told(), "proof registered_device wrong 9");
    company.world.clock.next_code();
    assert_eq!(pay(&company.payer, "1234567").await, "done", "the device is where it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_success_clears_one_s_own_failures_only() {
    // Source: rules 5 "On a shared device each link keeps its own failures; the stop compares their sum".
    let company = Company::new().await;
    let wrong: Vec<_> = company.world.shelf.wrong_codes(SHARED).take(9).collect();
    let input = serde_json::from_value(payee("0000009")).unwrap();
    for (at, otp) in wrong.into_iter().enumerate() {
        let actor = if at < 4 { &company.payer } else { &company.master };
        let proof = Proof { otp: Some(otp), ..actor.confirmed() };
        let answer = actor.send::<PayeesRegister>(&input, &proof).await;
        assert_eq!(answer.told(), format!("proof second_factor wrong {}", 9 - at));
    }
    assert_eq!(pay(&company.payer, "0000001").await, "done");
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap();
    let mut failures: Vec<_> = token.sharers.iter().map(|sharer| sharer.failures).collect();
    failures.sort_unstable();
    assert_eq!(failures, [0, 0, 5]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nobody_qualifies_only_the_bank_can_help() {
    // Source: issue, item 4 "nobody qualifies → only a written procedure helps".
    let company = Company::new().await;
    let foreigner = &company.foreigner;
    let wrong: Vec<_> = company.world.shelf.wrong_codes(crate::harness::FOREIGN).take(10).collect();
    let input = serde_json::from_value(payee("0000009")).unwrap();
    for otp in wrong {
        let proof = Proof { otp: Some(otp), ..foreigner.confirmed() };
        foreigner.send::<PayeesRegister>(&input, &proof).await;
    }
    let own: OwnToken = foreigner.get::<TokensOwn>(&Empty {}).await;
    let token = own.token.unwrap();
    assert!(token.state == DeviceState::Stopped && token.releasers.is_empty(), "{token:?}");
}
