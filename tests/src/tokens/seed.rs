//! The bank's questions, each by what happens; Q5, Q6, Q9 and Q10 have files of their own.

use crate::harness::{
    Actor, Company, FOREIGN, OWN, SHARED, SPARE, SignedIn, address, code, contract_with, revokes, serial,
    suspends, user,
};
use crate::samples::payee;
use shared::domain::authenticator::Authenticator;
use shared::domain::fee::FeeReason;
use shared::domain::procedure::ProcedureForm;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::procedures::{Prepared, ProceduresPrepare};
use shared::operations::proof::{Empty, Proof};
use shared::operations::rescue::{Questions, RescueQuestions};
use shared::operations::tokens::{TokenList, TokensList, TokensRevoke};
use shared::operations::users::{UsersAdd, UsersChange, UsersSetState};

async fn pays(actor: &SignedIn, shown: &str) -> String {
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let proof = Proof { otp: Some(code(shown)), ..actor.confirmed() };
    actor.send::<PayeesRegister>(&input, &proof).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q1_a_token_shows_another_number_every_sixty_seconds_and_each_opens_once() {
    // Source: 77 seed Q1 60秒毎に変更となる、一回限り有効な使い捨てパスワード.
    let company = Company::new().await;
    let (shelf, clock) = (&company.world.shelf, &company.world.clock);
    let first = shelf.shows(SHARED, 0);
    clock.pass(59);
    assert_eq!(shelf.shows(SHARED, 0), first);
    assert_eq!(pays(&company.payer, &first).await, "done", "for its sixty seconds");
    clock.pass(1);
    let second = shelf.shows(SHARED, 0);
    assert_ne!(second, first);
    assert_eq!(pays(&company.payer, &first).await, "proof second_factor already_used");
    assert_eq!(pays(&company.payer, &second).await, "denied already_registered", "the number was right");
    assert_eq!(pays(&company.master, &second).await, "proof second_factor already_used", "for nobody twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q2_a_number_that_was_seen_or_phished_opens_nothing() {
    // Source: 77 seed Q2 盗み見やフィッシングによって万が一、第三者に知られた場合でも.
    let company = Company::new().await;
    let (shelf, clock) = (&company.world.shelf, &company.world.clock);
    // Seen over a shoulder while it was typed: whoever has the session and both passwords has one that was used.
    let seen = shelf.shows(SHARED, 0);
    assert_eq!(pays(&company.payer, &seen).await, "done");
    let thief = company.stranger().sign_in(&company.payer.person).await;
    assert_eq!(pays(&thief, &seen).await, "proof second_factor already_used");
    // Asked for by a false page and typed nowhere else: it is over before three minutes are.
    clock.next_code();
    let phished = shelf.shows(SHARED, 0);
    clock.pass(120);
    assert_eq!(pays(&thief, &phished).await, "proof second_factor wrong 9");
    // And one of another token never was any good.
    assert_eq!(pays(&thief, &shelf.shows(OWN, 0)).await, "proof second_factor wrong 8");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q3_the_seed_s_list_asks_for_a_number_and_other_work_does_not() {
    // Source: 77 seed Q3 ワンタイムパスワードの入力が必要な取引; rules 4.
    let company = Company::new().await;
    let (administrator, payer) = (&company.administrator, &company.payer);
    let add = user("ryo00001", Role::General, &[]);
    let edit =
        administrator.change(&company.clerk, |record| record.name = "田中 太郎".try_into().unwrap()).await;
    let cut = revokes(&[(&company.clerk, SHARED)]);
    let account = serde_json::from_value(payee("0000001")).unwrap();
    let (proof, payers) = (administrator.confirmed(), payer.confirmed());
    for (source, answer) in [
        ("ユーザの追加", administrator.send::<UsersAdd>(&add, &proof).await),
        ("ユーザの変更", administrator.send::<UsersChange>(&edit, &proof).await),
        ("トークンの失効", administrator.send::<TokensRevoke>(&cut, &proof).await),
        ("振込先口座情報登録", payer.send::<PayeesRegister>(&account, &payers).await),
    ] {
        assert_eq!(answer.told(), "proof second_factor missing", "{source}");
    }
    let with = Proof { otp: administrator.proof().otp, ..proof.clone() };
    assert_eq!(administrator.send::<UsersChange>(&edit, &with).await.told(), "done");
    let suspended = administrator.send::<UsersSetState>(&suspends(&[&company.clerk]), &proof).await;
    assert_eq!(suspended.told(), "done", "rules 4: suspending asks for the confirmation password alone");
    // What the page tells people is the table by which the above were asked.
    let told: Questions = company.master.get::<RescueQuestions>(&Empty {}).await;
    let table = &company.world.bank.policies.named("seventyseven").unwrap().authenticators;
    for row in told.guarded {
        assert!(table.of(row.work).unwrap().contains(&Authenticator::SecondFactor), "{}", row.work);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q7_a_further_token_costs_2200_yen_and_comes_to_the_registered_address() {
    // Source: 77 seed Q7 1つ毎に2,200円, 7日〜10日前後, お届け住所宛.
    let company = Company::new().await;
    let home = address("仙台市青葉区中央1-2-3");
    contract_with(&company.world, "midori", |contract| contract.address = Some(home.clone())).await;
    let page: Prepared = company.master.get::<ProceduresPrepare>(&Empty {}).await;
    assert_eq!(page.address, Some(home), "told before, and nowhere to name another one");
    let filed = company.master.filed(ProcedureForm::TokenAddition { quantity: 3 }).await;
    assert_eq!((filed.quote.reason, filed.quote.yen.amount()), (FeeReason::Addition, 6600));
    let (expected, today) = (filed.expected.unwrap(), filed.steps[0].at);
    assert_eq!((expected.least.days_from(today), expected.most.days_from(today)), (7, 10));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q8_colleagues_share_a_token_by_registering_one_serial_and_another_contract_s_people_cannot() {
    // Source: 77 seed Q8 同一シリアル番号を登録することによって共有; 別契約のユーザ間では共有できません.
    let company = Company::new().await;
    let (world, master) = (&company.world, &company.master);
    let mut newcomers = Vec::new();
    for id in ["ryo00001", "mei00002"] {
        newcomers.push(master.adds(id, Role::General, &[], None).await);
        world.clock.next_code();
    }
    for newcomer in &newcomers {
        assert_eq!(newcomer.registers(SPARE).await.told(), "done");
        world.clock.next_code();
    }
    let list: TokenList = master.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.iter().find(|token| token.serial == serial(SPARE)).unwrap();
    let mut sharers: Vec<_> = token.sharers.iter().map(|sharer| sharer.user.clone()).collect();
    let mut expected: Vec<_> = newcomers.iter().map(SignedIn::user).collect();
    sharers.sort();
    expected.sort();
    assert_eq!(sharers, expected);
    // With the very token in the hand: to another contract it does not exist, whatever number it shows.
    let theirs = crate::harness::open(world, "asahi", "asahi001", "seventyseven", &[]).await;
    for device in [SPARE, SHARED, FOREIGN] {
        let answer = theirs.registers(device).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied not_recognised".into(), 0), "{device}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q11_one_token_is_free_for_each_contract_and_the_answer_says_whose_it_is() {
    // Source: 77 seed Q11 1契約につき1つ無料で配付.
    let company = Company::new().await;
    let free = async |actor: &SignedIn| actor.get::<RescueQuestions>(&Empty {}).await.first_is_free;
    assert!(!free(&company.master).await, "theirs came with the contract");
    let theirs = crate::harness::open(&company.world, "asahi", "asahi001", "seventyseven", &[]).await;
    assert!(free(&theirs).await);
    let filed = theirs.filed(ProcedureForm::TokenAddition { quantity: 1 }).await;
    assert_eq!((filed.quote.reason, filed.quote.yen.amount()), (FeeReason::First, 0), "as it said");
    assert!(!free(&theirs).await, "it is on its way");
    assert_eq!(
        company.master.filing(ProcedureForm::TokenAddition { quantity: 1 }).await.quote.yen.amount(),
        2200
    );
}
