//! ログインID取得: a letter by post and a code by mail, one without the other opens nothing.

use crate::harness::{
    Actor, Answer, Company, Letter, Person, Post, Stranger, World, awaited, code, password, with_code,
};
use ports::meter::Figures;
use shared::domain::contract::ContractStatus;
use shared::domain::secret::Secret;
use shared::domain::user::Role;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    Me, ObtainLoginId, RequestStartUp, SessionMe, SessionObtainLoginId, SessionRequestStartUp,
};
use std::sync::Arc;

async fn ask(world: &Arc<World>, input: &RequestStartUp) -> Answer {
    Stranger(world.clone()).send::<SessionRequestStartUp>(input, &Proof::default()).await
}

async fn obtain(world: &Arc<World>, input: &ObtainLoginId, proof: &Proof) -> Answer {
    Stranger(world.clone()).send::<SessionObtainLoginId>(input, proof).await
}

fn cost(figures: Figures) -> (u32, u32) {
    (figures.calls, figures.hashes)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_master_obtains_a_login_id_with_the_letter_and_the_code() {
    // Source: issue 4, item 3 "the start-up letter by which its master obtains a login ID (ログインID取得)".
    let world = World::new().await;
    let letter = awaited(&world, "asahi").await;
    let post = Post::default();
    let proof = with_code(&letter.mailed().await);
    let mails = post.mails(&world).await;
    let [mail] = mails.as_slice() else { panic!("one mail: {mails:?}") };
    assert_eq!(mail.to.as_str(), "asahi@asahi.example");
    let typed = proof.mailed_code.as_ref().unwrap().expose().to_owned();
    assert!(mail.text.contains(&typed) && !mail.text.contains("7K4M"), "the code alone");
    // As people type it.
    let input = ObtainLoginId { number: Secret::new(" 7k4m 2qxp９abc-defg"), ..letter.obtains("asahi001") };
    assert_eq!(obtain(&world, &input, &proof).await.told(), "done");
    let person = Person {
        contract: "asahi".into(),
        login_id: "asahi001".into(),
        login_password: "asa-hi-no-noboru-kishi".into(),
        confirmation_password: "yuu-gure-no-michi-bata".into(),
        serial: None,
    };
    let master = Stranger(world.clone()).sign_in(&person).await;
    let me: Me = master.get::<SessionMe>(&Empty {}).await;
    assert_eq!((me.role, me.temporary.any(), me.name.as_str()), (Role::Master, false, "朝日 次郎"));
    let contract = world.bank.store.contract(&"asahi".try_into().unwrap()).await.unwrap().unwrap().value;
    assert_eq!((contract.status, contract.start_up), (ContractStatus::Active, None));
    let mails = post.mails(&world).await;
    assert!(mails.iter().any(|mail| mail.subject == "ログインIDを取得しました"), "{mails:?}");
    // The letter is used up: nobody becomes a second master by it.
    let again = letter.obtains("asahi002");
    assert_eq!(obtain(&world, &again, &proof).await.told(), "denied refused");
    assert_eq!(ask(&world, &letter.asks()).await.told(), "done");
    assert!(post.mails(&world).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_for_a_code_learns_nothing() {
    // Source: rules 5, "the same answer, whoever asks".
    let company = Company::new().await;
    let world = &company.world;
    let letter = awaited(world, "asahi").await;
    let right = ask(world, &letter.asks()).await;
    let post = Post::default();
    assert_eq!(
        post.mails(world).await.iter().filter(|mail| mail.to.as_str().starts_with("asahi@")).count(),
        1
    );
    for (contract, number) in [
        ("asahi", "7K4M-2QXP-9ABC-DEFH"),
        ("asahi", ""),
        ("nobody", letter.number),
        ("midori", letter.number),
        ("desk", letter.number),
    ] {
        let input = RequestStartUp { contract: contract.try_into().unwrap(), number: Secret::new(number) };
        let wrong = ask(world, &input).await;
        assert_eq!(wrong.body, right.body, "{contract} {number}");
        assert_eq!((wrong.status, cost(wrong.figures)), (right.status, cost(right.figures)), "{contract}");
    }
    assert!(post.mails(world).await.is_empty(), "a wrong number mails nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_wrong_is_one_answer_after_the_same_work() {
    // Source: rules 5; issue 4, bad input "a replayed, late or guessed mail code".
    let company = Company::new().await;
    let world = &company.world;
    let letter = awaited(world, "asahi").await;
    let right = with_code(&letter.mailed().await);
    let guess = Proof { mailed_code: Some(code("00000000")), ..Proof::default() };
    let other = |contract: &str, number: &str| ObtainLoginId {
        contract: contract.try_into().unwrap(),
        number: Secret::new(number),
        ..letter.obtains("asahi001")
    };
    let mut answers = Vec::new();
    for (input, proof) in [
        (letter.obtains("asahi001"), &guess),
        (other("asahi", "2222-2222-2222-2222"), &right),
        (other("nobody", letter.number), &right),
        (other("midori", letter.number), &right),
        (other("desk", letter.number), &guess),
    ] {
        let answer = obtain(world, &input, proof).await;
        assert_eq!(answer.told(), "denied refused", "{:?}", input.contract);
        answers.push((answer.apart_from_reference(), cost(answer.figures)));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:#?}");
    let missing = obtain(world, &letter.obtains("asahi001"), &Proof::default()).await;
    assert_eq!(missing.told(), "proof mailed_code missing");
    // Wrong numbers took no try at the master's code: strangers can't use it up.
    for _ in 0..8 {
        obtain(world, &other("asahi", "2222-2222-2222-2222"), &guess).await;
    }
    assert_eq!(obtain(world, &letter.obtains("asahi001"), &right).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_at_the_code_are_counted_and_a_late_one_opens_nothing() {
    // Source: rules 5; issue 4, bad input.
    let world = World::new().await;
    let letter = awaited(&world, "asahi").await;
    let right = with_code(&letter.mailed().await);
    let guess = Proof { mailed_code: Some(code("00000000")), ..Proof::default() };
    for _ in 0..5 {
        assert_eq!(obtain(&world, &letter.obtains("asahi001"), &guess).await.told(), "denied refused");
    }
    let worn_out = obtain(&world, &letter.obtains("asahi001"), &right).await;
    assert_eq!(worn_out.told(), "denied refused", "five tries were all");
    let right = with_code(&letter.mailed().await);
    world.clock.pass(600);
    assert_eq!(obtain(&world, &letter.obtains("asahi001"), &right).await.told(), "denied refused", "late");
    let replaced = with_code(&letter.mailed().await);
    let right = with_code(&letter.mailed().await);
    assert_eq!(obtain(&world, &letter.obtains("asahi001"), &replaced).await.told(), "denied refused");
    assert_eq!(obtain(&world, &letter.obtains("asahi001"), &right).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_that_is_too_old_opens_nothing() {
    let world = World::new().await;
    let letter = awaited(&world, "asahi").await;
    world.clock.pass(60 * 86_400 - 60);
    let right = with_code(&letter.mailed().await);
    world.clock.pass(60);
    assert_eq!(obtain(&world, &letter.obtains("asahi001"), &right).await.told(), "denied refused");
    Post::default().mails(&world).await;
    assert_eq!(ask(&world, &letter.asks()).await.told(), "done");
    assert!(Post::default().mails(&world).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_chosen_badly_is_told_by_field_and_costs_no_try() {
    // Source: rules 3; nothing is told before the code was proved.
    let company = Company::new().await;
    let world = &company.world;
    let letter: Letter = awaited(world, "asahi").await;
    let right = with_code(&letter.mailed().await);
    let with = |change: &dyn Fn(&mut ObtainLoginId)| {
        let mut input = letter.obtains("asahi001");
        change(&mut input);
        input
    };
    for _ in 0..2 {
        for (input, told) in [
            (
                with(&|input| input.login_id = "short".try_into().unwrap()),
                "field input.login_id login_id_shape",
            ),
            (with(&|input| input.login_password = password("pass")), "field input.login_password too_short"),
            (
                with(&|input| input.confirmation_password = input.login_password.clone()),
                "field input.confirmation_password same_as_other",
            ),
            (with(&|input| input.login_id = "hanako01".try_into().unwrap()), "denied login_id_taken"),
        ] {
            assert_eq!(obtain(world, &input, &right).await.told(), told);
            let stranger = Proof { mailed_code: Some(code("00000000")), ..Proof::default() };
            let other = ObtainLoginId { contract: "nobody".try_into().unwrap(), ..input };
            assert_eq!(obtain(world, &other, &stranger).await.told(), "denied refused", "{told}");
        }
    }
    assert_eq!(obtain(world, &letter.obtains("asahi001"), &right).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_master_comes_of_a_letter_however_many_use_it_at_once() {
    let world = World::new().await;
    let letter = awaited(&world, "asahi").await;
    let right = with_code(&letter.mailed().await);
    let (one, two) = (letter.obtains("asahi001"), letter.obtains("asahi002"));
    let (one, two) = futures::join!(obtain(&world, &one, &right), obtain(&world, &two, &right));
    let mut told = [one.told(), two.told()];
    told.sort();
    assert_eq!(told, ["denied refused", "done"]);
    let contract = "asahi".try_into().unwrap();
    assert_eq!(world.bank.store.users(&contract).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tries_at_a_letter_are_throttled_by_source_and_contract() {
    // Source: rules 5, the door.
    let world = World::new().await;
    let letter = awaited(&world, "asahi").await;
    let wrong = RequestStartUp { number: Secret::new("2"), ..letter.asks() };
    for _ in 0..30 {
        assert_eq!(ask(&world, &wrong).await.told(), "done");
    }
    assert_eq!(ask(&world, &letter.asks()).await.told(), "busy");
    let other = RequestStartUp { contract: "other".try_into().unwrap(), ..letter.asks() };
    assert_eq!(ask(&world, &other).await.told(), "done", "another contract's is counted by itself");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_of_a_letter_and_the_chosen_passwords_stand_nowhere() {
    // Source: architecture, invariant 7.
    let world = World::new().await;
    let letter = awaited(&world, "asahi").await;
    let right = with_code(&letter.mailed().await);
    assert_eq!(obtain(&world, &letter.obtains("asahi001"), &right).await.told(), "done");
    let (table, log) = (world.table().await.text(), crate::harness::logged());
    for secret in ["7K4M2QXP9ABCDEFG", letter.number, "asa-hi-no-noboru-kishi", "yuu-gure-no-michi-bata"] {
        assert!(!table.contains(secret) && !log.contains(secret), "{secret}");
    }
}
