//! Contracts at the desk: found by number, seen as their own people see them, stopped in an emergency.

use super::people::send;
use super::{decides, proposed, restart, stops};
use crate::harness::{Actor, Company, Desk, Post, Stranger, World, awaited, open_contract};
use serde_json::json;
use shared::domain::access::AccessFloor;
use shared::domain::contract::ContractStatus;
use shared::domain::desk::DESK;
use shared::domain::id::ContractId;
use shared::domain::notice::NoticeKind;
use shared::domain::proposal::ProposalDenied;
use shared::operations::bank::BankOpenContract;
use shared::operations::catalogue;
use shared::operations::desk::{
    ContractNamed, ContractPage, ContractView, Contracts, DeskContract, DeskContracts, DeskPropose,
};
use shared::operations::home::{HomeOverview, Overview};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;
use shared::operations::tokens::{TokenList, TokensList};
use shared::operations::users::{UserList, UsersList};
use std::sync::Arc;

fn named(contract: &str) -> ContractNamed {
    ContractNamed { contract: ContractId::try_from(contract).unwrap() }
}

async fn listed(desk: &Desk, number: Option<&str>, after: Option<&str>) -> Contracts {
    let input = ContractPage { number: number.map(str::to_owned), after: after.map(str::to_owned) };
    desk.auditor.get::<DeskContracts>(&input).await
}

fn ids(page: &Contracts) -> Vec<&str> {
    page.rows.iter().map(|row| row.id.as_str()).collect()
}

async fn open(world: &Arc<World>, contract: &str, master: &str) {
    let input = open_contract(contract, master, "seventyseven");
    assert_eq!(
        Stranger(world.clone()).send::<BankOpenContract>(&input, &Proof::default()).await.told(),
        "done"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn contracts_are_found_by_number_and_the_desk_s_own_is_none_of_them() {
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    for at in 0..53 {
        open(&world, &format!("10{at:02}"), &format!("master{at:02}")).await;
    }
    open(&world, "2001", "another1").await;
    let first = listed(&desk, None, None).await;
    assert_eq!((first.rows.len(), first.next.as_deref()), (50, Some("1049")));
    let second = listed(&desk, None, first.next.as_deref()).await;
    assert_eq!((ids(&second), second.next.as_deref()), (vec!["1050", "1051", "1052", "2001"], None));
    assert_eq!(ids(&listed(&desk, Some("200"), None).await), ["2001"]);
    assert_eq!(ids(&listed(&desk, Some("105"), Some("1050")).await), ["1051", "1052"]);
    for (number, after) in [
        (Some("3"), None),
        (Some("~"), None),
        (Some("1%20OR%201"), None),
        (None, Some("~~")),
        (None, Some("CONTRACTS#x")),
        (Some("1"), Some("2001")),
    ] {
        assert!(listed(&desk, number, after).await.rows.is_empty(), "{number:?} {after:?}");
    }
    let long = "1".repeat(65);
    assert!(listed(&desk, Some(&long), None).await.rows.is_empty(), "too long for any number");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_sees_a_contract_as_its_own_people_do() {
    // Source: issue 4, item 3 "see as the customer sees it".
    let company = Company::new().await;
    company.stop_shared().await;
    let desk = Desk::open(&company.world).await;
    let seen: ContractView = desk.auditor.get::<DeskContract>(&named("midori")).await;
    let master = company.stranger().sign_in(&company.master.person).await;
    let users: UserList = master.get::<UsersList>(&Empty {}).await;
    let tokens: TokenList = master.get::<TokensList>(&Empty {}).await;
    let home: Overview = master.get::<HomeOverview>(&Empty {}).await;
    let of = |users: &[shared::operations::users::UserRow]| {
        let of = |row: &shared::operations::users::UserRow| {
            (row.login_id.clone(), row.role, format!("{:?}", row.states), row.serial.clone())
        };
        users.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(of(&seen.users), of(&users.users));
    assert_eq!(json!(seen.tokens), json!(tokens.tokens));
    assert_eq!(json!(seen.rescue), json!(home.rescue));
    assert_eq!((seen.plan_users, seen.contract.status), (20, ContractStatus::Active));
    assert_eq!(seen.accounts.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_s_own_contract_is_like_one_that_does_not_exist() {
    // Source: decided design: no desk operation works on the desk's own contract.
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    for contract in [DESK, "nobody"] {
        let seen = desk.clerk.send::<DeskContract>(&named(contract), &Proof::default()).await;
        assert_eq!(seen.told(), "denied not_found", "{contract}");
        let answer = stops(&desk.clerk, contract).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied not_found".into(), 0), "{contract}");
    }
    let told = async |contract: &str| {
        let input = restart(contract);
        desk.clerk.send::<DeskPropose>(&input, &desk.clerk.next_proof()).await.told()
    };
    assert_eq!(told(DESK).await, "denied not_stopped");
    assert_eq!(told("nobody").await, "denied not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_contract_answers_every_request_of_its_people_so_at_once() {
    // Source: issue 4, item 3 "emergency stop and restart".
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    assert_eq!(company.clerk.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    assert_eq!(stops(&desk.clerk, "midori").await.told(), "done");
    ended(&company, "session_over contract_stopped").await;
    // The door keeps its one answer, and counts nothing more than any sign-in.
    let person = &company.clerk.person;
    let door = company.stranger().try_sign_in(&person.login_id, &person.login_password).await;
    assert_eq!(door.told(), "denied refused");
    assert_eq!(company.foreigner.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    assert_eq!(stops(&desk.clerk, "midori").await.told(), "denied nothing_to_do");
    let told: Vec<_> = company.master.notices().await.into_iter().map(|notice| notice.kind).collect();
    assert_eq!(told.last(), Some(&NoticeKind::ContractStopped));
    // What the clerk noted is the bank's own.
    let mut mails = Post::default().mails(&company.world).await;
    mails.retain(|mail| mail.to.as_str().ends_with("@midori.example"));
    let stopped: Vec<_> = mails.iter().filter(|mail| mail.subject.contains("緊急停止")).collect();
    assert_eq!(stopped.len(), 2, "the master and the administrator");
    assert!(mails.iter().all(|mail| !mail.text.contains("不正の疑い") && !mail.text.contains("mado0001")));
}

/// Every operation that a company's people may call is answered with the end of their contract.
pub(super) async fn ended(company: &Company, told: &str) {
    let before = company.world.table().await;
    for declaration in catalogue() {
        if matches!(declaration.access, AccessFloor::Public | AccessFloor::Bank) {
            continue;
        }
        for person in [&company.master, &company.clerk] {
            let answer = send(&company.world, &declaration, &person.cookie).await;
            assert_eq!(answer.told(), told, "{}", declaration.name);
            assert_eq!((answer.status, answer.figures.hashes), (401, 0), "{}", declaration.name);
        }
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_contract_answers_every_request_of_its_people_with_its_end_at_once() {
    // Source: issue 4, "a cancelled contract answers every request of its people with its end, at once".
    let company = Company::new().await;
    let key = store::keys::contract(&"midori".try_into().unwrap());
    let cancelled = aws_sdk_dynamodb::types::AttributeValue::S("cancelled".into());
    crate::harness::tamper(&company.world.past, &key, "contract_status", cancelled).await;
    ended(&company, "session_over contract_ended").await;
    let desk = Desk::open(&company.world).await;
    assert_eq!(stops(&desk.clerk, "midori").await.told(), "denied nothing_to_do");
    let input = restart("midori");
    let told = desk.clerk.send::<DeskPropose>(&input, &desk.clerk.next_proof()).await.told();
    assert_eq!(told, "denied not_stopped", "what has ended stays so");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_let_a_stopped_contract_work_again() {
    // Source: issue 4, item 3 "emergency stop and restart".
    let company = Company::new().await;
    let desk = Desk::open(&company.world).await;
    assert_eq!(stops(&desk.clerk, "midori").await.told(), "done");
    let view = proposed(&desk.clerk, &restart("midori")).await;
    assert_eq!(view.about.as_ref().map(|name| name.as_str()), Some("みどり精機株式会社"));
    assert_eq!(view.denied, Some(ProposalDenied::SamePerson));
    assert_eq!(decides(&desk.clerk, &view.proposal.id, true).await.told(), "denied same_person");
    assert_eq!(decides(&desk.second, &view.proposal.id, true).await.told(), "done");
    let again = company.stranger().sign_in(&company.clerk.person).await;
    assert_eq!(again.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(), "done");
    let told: Vec<_> = company.master.notices().await.into_iter().map(|notice| notice.kind).collect();
    assert!(told.contains(&NoticeKind::ContractRestarted), "{told:?}");
    let told = desk.clerk.send::<DeskPropose>(&restart("midori"), &desk.clerk.next_proof()).await.told();
    assert_eq!(told, "denied not_stopped");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contract_that_awaits_its_master_awaits_them_again_after_a_stop() {
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    awaited(&world, "asahi").await;
    let seen: ContractView = desk.clerk.get::<DeskContract>(&named("asahi")).await;
    assert!(seen.users.is_empty() && seen.start_up_until.is_some());
    assert_eq!(seen.contract.status, ContractStatus::Opened);
    assert_eq!(stops(&desk.clerk, "asahi").await.told(), "done");
    let id = proposed(&desk.clerk, &restart("asahi")).await.proposal.id;
    assert_eq!(decides(&desk.second, &id, true).await.told(), "done");
    let seen: ContractView = desk.clerk.get::<DeskContract>(&named("asahi")).await;
    assert_eq!(seen.contract.status, ContractStatus::Opened);
}
