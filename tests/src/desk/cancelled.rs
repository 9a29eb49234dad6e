//! A contract that the bank ends by itself.

use super::contracts::ended;
use super::stops;
use crate::harness::{Actor, Answer, Company, Desk, Draft, Post, Stranger, World, awaited};
use operations::pipeline::Source;
use shared::domain::desk::DESK;
use shared::domain::notice::NoticeKind;
use shared::operations::Operation;
use shared::operations::bank::BankCancelContract;
use shared::operations::desk::ContractNamed;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;
use std::sync::Arc;

async fn cancels(world: &Arc<World>, contract: &str) -> Answer {
    let input = ContractNamed { contract: contract.try_into().unwrap() };
    Stranger(world.clone()).send::<BankCancelContract>(&input, &Proof::default()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bank_ends_a_contract_at_once_and_only_once() {
    // Source: issue 5, item 6 "its own throwaway contract … cancelled after".
    let company = Company::new().await;
    let world = &company.world;
    let before = world.table().await;
    assert_eq!(cancels(world, "midori").await.told(), "done");
    let table = world.table().await;
    let changes = before.changes(&table).into_iter().collect::<Vec<_>>();
    let one = |kind: &str| (kind.to_owned(), 1);
    assert_eq!(changes, [one("BANKAUDIT"), one("CONTRACT"), one("OUTBOX")], "one transaction");
    ended(&company, "session_over contract_ended").await;
    let person = &company.clerk.person;
    let door = company.stranger().try_sign_in(&person.login_id, &person.login_password).await;
    assert_eq!(door.told(), "denied refused", "the door keeps its one answer");
    let told = company.master.notices().await.pop().unwrap();
    assert_eq!((told.kind, told.by, told.sharers.len()), (NoticeKind::ContractEnded, None, 4));
    let mails = Post::default().mails(world).await;
    assert_eq!(mails.iter().filter(|mail| mail.id.starts_with(&told.id)).count(), 4, "everybody is told");
    let before = world.table().await;
    assert_eq!(cancels(world, "midori").await.told(), "done");
    assert!(before.changes(&world.table().await).is_empty(), "what has ended ends no more");
    assert_eq!(company.foreigner.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contract_that_is_stopped_or_awaits_its_master_can_end() {
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    assert_eq!(stops(&desk.clerk, "midori").await.told(), "done");
    assert_eq!(cancels(&company.world, "midori").await.told(), "done");
    ended(&company, "session_over contract_ended").await;
    awaited(&company.world, "asahi").await;
    assert_eq!(cancels(&company.world, "asahi").await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_company_s_contract_can_t_be_ended() {
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    let before = world.table().await;
    for contract in [DESK, "stock", "nobody"] {
        let answer = cancels(&world, contract).await;
        assert_eq!((answer.status, answer.told()), (409, "denied contract_unknown".into()), "{contract}");
    }
    let named = |body: &str| Draft::new(&BankCancelContract::DECLARATION, None).body(body).send(&world);
    for (body, told) in [
        (r#"{"input":{"contract":"CONTRACT#midori"}}"#, "field input.contract malformed"),
        (r#"{"input":{"contract":""}}"#, "field input.contract malformed"),
        (r#"{"input":{}}"#, "field input.contract required"),
    ] {
        let answer = named(body).await;
        assert_eq!((answer.status, answer.told()), (400, told.into()), "{body}");
    }
    assert!(before.changes(&world.table().await).is_empty(), "nothing was written");
    assert_eq!(desk.clerk.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_a_customer_nor_the_desk_can_end_a_contract_so() {
    // Source: rules 5 "Bank": no public route. Who is at the desk ends contracts by a procedure that two judge.
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    for somebody in [&company.master, &company.foreigner, &desk.clerk, &desk.approver] {
        let draft = Draft::new(&BankCancelContract::DECLARATION, Some(&somebody.cookie));
        let answer = draft.body(r#"{"input":{"contract":"midori"}}"#).through(Source::Public);
        assert_eq!(answer.send(&company.world).await.status, 404);
    }
    assert_eq!(company.master.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
}
