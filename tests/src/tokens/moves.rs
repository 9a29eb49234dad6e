//! Moving to the device that the bank sent in place of one's own.

use crate::harness::{Actor, Company, OWN, SHARED, SPARE, SignedIn, serial};
use crate::samples::payee;
use aws_sdk_dynamodb::types::AttributeValue;
use shared::domain::device::{DeviceState, ReportReason};
use shared::domain::notice::NoticeKind;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::rescue::{HelpView, RescueWhatIf, WhatIf, WhatIfAnswer};
use shared::operations::tokens::{
    OwnToken, ReleaseStop, TokenList, TokensList, TokensOwn, TokensReleaseStop,
};

/// The bank sent the spare device in place of another one.
async fn sent(company: &Company, old: &str) {
    let old = AttributeValue::S(old.into());
    company.world.changes("midori", SPARE, "replaces", old).await;
}

async fn pay(actor: &SignedIn, device: &str) -> String {
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let otp = Some(actor.world.shelf.code(device));
    actor.send::<PayeesRegister>(&input, &Proof { otp, ..actor.confirmed() }).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q6_each_person_moves_from_a_lost_token_to_the_one_that_was_sent() {
    // Source: 77 seed Q6; a lost one works for nobody from the moment it is reported.
    let company = Company::new().await;
    let (payer, clerk) = (&company.payer, &company.clerk);
    company.world.report("midori", SHARED, ReportReason::Lost).await;
    assert_eq!(pay(payer, SHARED).await, "proof second_factor device_reported");
    let own: OwnToken = payer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!((own.token.map(|token| token.state), own.successor), (Some(DeviceState::Reported), None));
    assert_eq!(payer.registers(SPARE).await.told(), "denied already_linked", "a spare is no replacement");
    sent(&company, SHARED).await;
    let own: OwnToken = payer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.successor, Some(serial(SPARE)));
    assert_eq!(payer.registers(SPARE).await.told(), "done");
    company.world.clock.next_code();
    assert_eq!(pay(payer, SPARE).await, "done");
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    let sharers =
        |device: &str| list.tokens.iter().find(|token| token.serial == serial(device)).unwrap().sharers.len();
    assert_eq!((sharers(SHARED), sharers(SPARE)), (2, 1), "the others move when they register it");
    company.world.clock.next_code();
    assert_eq!(clerk.registers(SPARE).await.told(), "done");
    assert_eq!(clerk.registers(SHARED).await.told(), "denied already_linked", "nobody goes back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q6_who_stayed_on_the_first_of_three_tokens_moves_to_the_last() {
    // Source: 77 seed Q6: the second one was lost, too, before everybody had moved to it.
    let company = Company::new().await;
    let (payer, world) = (&company.payer, &company.world);
    world.report("midori", SHARED, ReportReason::Lost).await;
    world.changes("midori", OWN, "replaces", AttributeValue::S(SHARED.into())).await;
    let own: OwnToken = payer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.successor, Some(serial(OWN)));
    world.report("midori", OWN, ReportReason::Lost).await;
    sent(&company, OWN).await;
    let own: OwnToken = payer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.successor, Some(serial(SPARE)));
    let list: TokenList = company.master.get::<TokensList>(&Empty {}).await;
    let here = list.tokens.iter().filter(|token| token.moves_here).map(|token| &token.serial);
    assert_eq!(here.collect::<Vec<_>>(), [&serial(SPARE)], "the list offers the same");
    assert_eq!(payer.registers(OWN).await.told(), "denied device_reported");
    assert_eq!(payer.registers(SPARE).await.told(), "done");
    world.clock.next_code();
    assert_eq!(company.administrator.registers(SPARE).await.told(), "done", "from the second one, too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_is_not_left_by_moving_to_a_replacement() {
    // Source: 77 seed Q4, rules 5 "nobody frees themself by a spare"; attack: a replacement that comes for the
    // printed day, while the token is stopped.
    let company = Company::new().await;
    sent(&company, SHARED).await;
    company.stop_shared().await;
    let answer = company.payer.registers(SPARE).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("denied already_linked".into(), 0));
    let own: OwnToken = company.payer.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.successor, None, "and it is not offered");
    let administrator = &company.administrator;
    let stopped_at = ports::environment::Clock::now(&*company.world.clock);
    let input = ReleaseStop { serial: serial(SHARED), stopped_at };
    assert_eq!(
        administrator.send::<TokensReleaseStop>(&input, &administrator.next_proof()).await.told(),
        "done"
    );
    assert_eq!(company.payer.registers(SPARE).await.told(), "done", "a colleague released it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q6_a_lost_token_is_registered_by_nobody_and_its_stop_is_released_by_nobody_here() {
    // Source: 77 seed Q6, Q10; attack: the finder registers it, a colleague releases it.
    let company = Company::new().await;
    company.stop_shared().await;
    let stopped_at = ports::environment::Clock::now(&*company.world.clock);
    company.world.report("midori", SHARED, ReportReason::Stolen).await;
    let finder = company.administrator.adds("ryo00001", Role::General, &[], None).await;
    company.world.clock.next_code();
    let answer = finder.registers(SHARED).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("denied device_reported".into(), 0));
    let input = ReleaseStop { serial: serial(SHARED), stopped_at };
    let release =
        company.administrator.send::<TokensReleaseStop>(&input, &company.administrator.proof()).await;
    assert_eq!((release.told(), release.figures.hashes), ("denied reported".into(), 0));
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap();
    assert!(token.releasers.is_empty() && token.release_denied.is_some(), "and the page promises nothing");
    let asked = WhatIf { user: company.clerk.user(), problem: shared::domain::rescue::Problem::OtpStopped };
    let answer: WhatIfAnswer = company.master.get::<RescueWhatIf>(&asked).await;
    let ways: Vec<_> = answer.helps.iter().map(|HelpView { way, .. }| way.to_string()).collect();
    assert_eq!(ways, ["written_procedure"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_and_a_revocation_at_once_leave_one_of_them() {
    // Attack: to slip out of a revocation by moving to the replacement in the same moment.
    for _ in 0..3 {
        let company = Company::new().await;
        sent(&company, SHARED).await;
        let (mover, operator) = (company.payer.clone(), company.administrator.clone());
        let moving = tokio::spawn(async move { mover.registers(SPARE).await.told() });
        let victim = company.payer.clone();
        let cutting = tokio::spawn(async move { operator.revokes(&[(&victim, SHARED)]).await[0] });
        let (moved, cut) = (moving.await.unwrap(), cutting.await.unwrap());
        let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
        let linked: Vec<_> = list
            .tokens
            .iter()
            .filter(|token| token.sharers.iter().any(|sharer| sharer.user == company.payer.user()))
            .map(|token| token.serial.to_string())
            .collect();
        match cut {
            None => assert_eq!((moved.as_str(), linked.len()), ("denied waiting", 0), "cut first"),
            Some(_) => assert_eq!((moved.as_str(), linked), ("done", vec![SPARE.to_owned()]), "moved first"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stops_a_device_while_registering_it_is_named_with_it() {
    // Source: 77 seed Q4: people are told which one.
    let company = Company::new().await;
    let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
    let wrong: Vec<_> = company.world.shelf.wrong_codes(SPARE).take(10).collect();
    for otp in wrong {
        let input = shared::operations::tokens::Register { serial: serial(SPARE) };
        let proof = Proof { otp: Some(otp), ..newcomer.confirmed() };
        newcomer.send::<shared::operations::tokens::TokensRegister>(&input, &proof).await;
    }
    let notices = newcomer.notices().await;
    let told = notices.iter().find(|notice| notice.kind == NoticeKind::DeviceStopped).unwrap();
    assert_eq!(told.serial, Some(serial(SPARE)));
    assert_ne!(OWN, SPARE);
}
