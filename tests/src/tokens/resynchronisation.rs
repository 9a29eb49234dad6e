use crate::harness::{Actor, Company, OWN, SHARED, SignedIn, serial};
use crate::samples::payee;
use shared::domain::notice::NoticeKind;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{TokenList, TokensList, TokensResynchronise};

async fn pay(actor: &SignedIn, device: &str, ahead: i64) -> String {
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let otp = Some(crate::harness::code(&actor.world.shelf.shows(device, ahead)));
    actor.send::<PayeesRegister>(&input, &Proof { otp, ..actor.confirmed() }).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shared_device_that_drifted_is_found_again_by_two_numbers_in_a_row() {
    // Source: rules 5 "registration and resynchronisation search ± 10 steps with two consecutive codes";
    // RFC 4226 7.4.
    let company = Company::new().await;
    let payer = &company.payer;
    assert_eq!(
        pay(payer, SHARED, 7).await,
        "proof second_factor wrong 9",
        "its clock is seven minutes ahead"
    );
    let one = Proof { next_otp: None, ..payer.pair(SHARED, 7) };
    let missing = payer.send::<TokensResynchronise>(&Empty {}, &one).await;
    assert_eq!((missing.told(), missing.figures.hashes), ("proof consecutive_codes missing".into(), 0));
    let apart = Proof { next_otp: payer.pair(SHARED, 9).otp, ..payer.pair(SHARED, 7) };
    let wrong = payer.send::<TokensResynchronise>(&Empty {}, &apart).await;
    assert_eq!(wrong.told(), "proof consecutive_codes wrong 8", "not in a row");
    let found = payer.send::<TokensResynchronise>(&Empty {}, &payer.pair(SHARED, 7)).await;
    assert_eq!(found.told(), "done");
    company.world.clock.next_code();
    assert_eq!(pay(&company.master, SHARED, 8).await, "done", "for all who share it");
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap();
    assert!(token.failures.is_empty() && token.drifts, "{token:?}");
    let told = payer.notices().await;
    assert!(told.iter().any(|notice| notice.kind == NoticeKind::DeviceResynchronised));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_that_were_used_find_no_clock_and_count_nothing() {
    // Attack: two numbers that somebody looked at over a shoulder, typed again.
    let company = Company::new().await;
    let administrator = &company.administrator;
    let pair = administrator.pair(OWN, 0);
    assert_eq!(administrator.send::<TokensResynchronise>(&Empty {}, &pair).await.told(), "done");
    let again = administrator.send::<TokensResynchronise>(&Empty {}, &pair).await;
    assert_eq!(again.told(), "proof consecutive_codes already_used");
    assert_eq!(pay(administrator, OWN, 1).await, "proof second_factor already_used");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_is_not_left_by_finding_the_clock_again() {
    // Source: 77 seed Q4; attack: right numbers of a stopped device.
    let company = Company::new().await;
    company.stop_shared().await;
    let answer = company.master.send::<TokensResynchronise>(&Empty {}, &company.master.pair(SHARED, 0)).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("proof consecutive_codes stopped".into(), 0));
    let nobody = company.administrator.adds_nobody().await;
    let answer = nobody.send::<TokensResynchronise>(&Empty {}, &nobody.confirmed()).await;
    assert_eq!(answer.told(), "denied no_device");
}

impl SignedIn {
    /// A colleague without a device, added by somebody whose own works.
    async fn adds_nobody(&self) -> SignedIn {
        self.adds("ryo00001", Role::General, &[], None).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_wrong_pairs_stop_the_device_like_ten_wrong_numbers() {
    // Source: 77 seed Q4; rules 3 "OTP: 10 → stop".
    let company = Company::new().await;
    let administrator = &company.administrator;
    let wrong: Vec<_> = company.world.shelf.wrong_codes(OWN).take(11).collect();
    let mut told = Vec::new();
    for pair in wrong.windows(2) {
        let [otp, next_otp] = pair else { unreachable!() };
        let proof =
            Proof { otp: Some(otp.clone()), next_otp: Some(next_otp.clone()), ..administrator.confirmed() };
        told.push(administrator.send::<TokensResynchronise>(&Empty {}, &proof).await.told());
    }
    assert_eq!(told[0], "proof consecutive_codes wrong 9");
    assert_eq!(told[9], "proof consecutive_codes stopped");
    let stopped = administrator.notices().await.pop().unwrap();
    assert_eq!((stopped.kind, stopped.serial), (NoticeKind::DeviceStopped, Some(serial(OWN))));
}
