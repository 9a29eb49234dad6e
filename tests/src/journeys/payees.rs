use crate::harness::{Actor, Company, SHARED, code, fresh_key};
use crate::samples::payee;
use shared::operations::payees::{PayeeList, PayeePage, PayeesList, PayeesRegister, RegisterPayee};
use shared::operations::proof::Proof;

fn account(number: &str) -> RegisterPayee {
    serde_json::from_value(payee(number)).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_payee_is_registered_with_both_proofs_and_once() {
    // Source: issue, item 4 "payees"; rules 4 "payee registers: CP and 2F".
    let company = Company::new().await;
    let payer = &company.payer;
    for (proof, told) in [
        (Proof::default(), "proof confirmation_password missing"),
        (payer.confirmed(), "proof second_factor missing"),
        (Proof { confirmation_password: None, ..payer.proof() }, "proof confirmation_password missing"),
        (Proof { otp: Some(code("12345678")), ..payer.confirmed() }, "field proof.otp otp_shape"),
    ] {
        let answer = payer.send::<PayeesRegister>(&account("0000001"), &proof).await;
        assert_eq!((answer.told(), answer.figures.hashes), (told.into(), 0));
    }
    assert_eq!(payer.send::<PayeesRegister>(&account("0000001"), &payer.proof()).await.told(), "done");
    let answer = payer.send::<PayeesRegister>(&account("0000001"), &payer.next_proof()).await;
    assert_eq!(answer.told(), "denied already_registered");
    let list: PayeeList = payer.get::<PayeesList>(&PayeePage::default()).await;
    assert_eq!(list.payees.len(), 1);
    let there: PayeeList = company.foreigner.get::<PayeesList>(&PayeePage::default()).await;
    assert!(there.payees.is_empty(), "nothing crosses contracts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_accepted_once_by_anyone() {
    // Source: rules 5 "already used ... audited, not counted, whoever used it"; 77 seed Q1.
    let company = Company::new().await;
    let (payer, master) = (&company.payer, &company.master);
    assert_eq!(payer.send::<PayeesRegister>(&account("0000001"), &payer.proof()).await.told(), "done");
    for actor in [payer, master] {
        let answer = actor.send::<PayeesRegister>(&account("0000002"), &actor.proof()).await;
        assert_eq!(answer.told(), "proof second_factor already_used");
    }
    let past = Proof { otp: Some(code(&company.world.shelf.shows(SHARED, -1))), ..payer.confirmed() };
    let answer = payer.send::<PayeesRegister>(&account("0000002"), &past).await;
    assert_eq!(answer.told(), "proof second_factor already_used", "the number before the used one");
    let wrong = company.world.shelf.wrong_codes(SHARED).next();
    let answer =
        payer.send::<PayeesRegister>(&account("0000002"), &Proof { otp: wrong, ..payer.confirmed() }).await;
    assert_eq!(answer.told(), "proof second_factor wrong 9", "none of the above counted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_may_be_one_step_off_and_no_more() {
    // Source: rules 3 "OTP window: current step ± 1".
    let wrong = "proof second_factor wrong 9";
    for (ahead, told) in [(1, "done"), (2, wrong), (-2, wrong)] {
        let company = Company::new().await;
        let otp = Some(code(&company.world.shelf.shows(SHARED, ahead)));
        let proof = Proof { otp, ..company.payer.confirmed() };
        let answer = company.payer.send::<PayeesRegister>(&account("0000001"), &proof).await;
        assert_eq!(answer.told(), told, "{ahead} steps");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_may_be_typed_full_width_and_in_groups() {
    // Source: issue, "Bad input": full-width digits and spaces are normalised.
    let company = Company::new().await;
    let shown = company.world.shelf.shows(SHARED, 0);
    let wide: String = shown.chars().map(|digit| char::from_u32(digit as u32 + 0xFEE0).unwrap()).collect();
    let typed = format!(
        "　{} {} ",
        wide.chars().take(3).collect::<String>(),
        wide.chars().skip(3).collect::<String>()
    );
    let proof = Proof { otp: Some(code(&typed)), ..company.payer.confirmed() };
    let body = serde_json::to_string(&serde_json::json!({
        "input": payee("0000001"),
        "proof": { "confirmation_password": company.payer.person.confirmation_password, "otp": typed },
    }));
    let draft = company.payer.draft::<PayeesRegister>(&account("0000001"), &proof).body(body.unwrap());
    assert_eq!(draft.send(&company.world).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeated_request_happens_once_and_says_so() {
    // Source: architecture 8.3; rules 5 "Idempotency".
    let company = Company::new().await;
    let (payer, world, key) = (&company.payer, &company.world, fresh_key());
    let proof = payer.proof();
    let first = payer.draft::<PayeesRegister>(&account("0000001"), &proof).key(&key);
    let done = first.clone().send(world).await;
    assert!(done.told() == "done" && !done.repeated());
    let before = world.table().await;
    let again = first.clone().send(world).await;
    assert!(again.repeated() && again.json() == done.json() && again.figures.hashes == 0);
    let other = payer.draft::<PayeesRegister>(&account("0000002"), &proof).key(&key).send(world).await;
    assert_eq!((other.status, other.told()), (422, "other_input".into()));
    assert_eq!(before.changes(&world.table().await).len(), 0, "nothing was written");
    world.clock.next_code();
    let colleague =
        company.master.draft::<PayeesRegister>(&account("0000003"), &company.master.proof()).key(&key);
    assert_eq!(colleague.send(world).await.told(), "done", "a key is one's own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_is_forgotten_after_a_day() {
    let company = Company::new().await;
    let (world, key) = (&company.world, fresh_key());
    let first = company.payer.draft::<PayeesRegister>(&account("0000001"), &company.payer.proof()).key(&key);
    assert_eq!(first.send(world).await.told(), "done");
    world.clock.pass(86_400);
    let payer = company.stranger().sign_in(&company.payer.person).await;
    let late = payer.draft::<PayeesRegister>(&account("0000002"), &payer.proof()).key(&key).send(world).await;
    assert!(late.told() == "done" && !late.repeated(), "{}", late.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_register_is_read_page_by_page() {
    let company = Company::new().await;
    let payer = &company.payer;
    for number in 1..=51 {
        company.world.clock.next_code();
        if number % 10 == 0 {
            payer.get::<PayeesList>(&PayeePage::default()).await;
        }
        let answer = payer.send::<PayeesRegister>(&account(&format!("{number:07}")), &payer.proof()).await;
        assert_eq!(answer.told(), "done", "{number}");
    }
    let first: PayeeList = payer.get::<PayeesList>(&PayeePage::default()).await;
    let second: PayeeList = payer.get::<PayeesList>(&PayeePage { after: first.next.clone() }).await;
    assert_eq!((first.payees.len(), second.payees.len(), second.next), (50, 1, None));
}
