//! Q9, played with the clock.

use crate::harness::{
    Actor, Company, Desk, FOREIGN, Fault, OWN, Post, SHARED, SPARE, SignedIn, Target, World, kind, revokes,
    serial,
};
use crate::samples::payee;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::join_all;
use shared::domain::device::DeviceState;
use shared::domain::fee::FeeReason;
use shared::domain::id::ProcedureId;
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{Channel, Procedure, ProcedureForm, ProcedureKind, Step, next_steps};
use shared::domain::user::Role;
use shared::operations::desk::DeskReject;
use shared::operations::home::{HomeOverview, NeedKind, Overview};
use shared::operations::payees::PayeesRegister;
use shared::operations::procedures::{
    ProcedureList, ProcedurePage, ProcedureView, ProceduresList, ProceduresView, ProceduresWithdraw,
    WhichProcedure,
};
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{OwnToken, TokensOwn, TokensRevoke};
use std::collections::BTreeSet;

/// One calendar month before the last day of 2028, which is printed on every device.
const TOLD: &str = "2028-11-30";

async fn back(company: &Company, person: &SignedIn) -> SignedIn {
    company.stranger().sign_in(&person.person).await
}

async fn pay(actor: &SignedIn, number: &str) -> String {
    let input = serde_json::from_value(payee(number)).unwrap();
    actor.send::<PayeesRegister>(&input, &actor.proof()).await.told()
}

async fn filed(world: &World, contract: &str) -> Vec<Procedure> {
    let contract = contract.try_into().unwrap();
    let page = world.bank.store.procedures(Some(&contract), None, 99).await.unwrap();
    page.rows.into_iter().map(|filed| filed.procedure.value).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_people_are_told_one_calendar_month_before_and_another_token_is_on_its_way() {
    // Source: 77 seed Q9 有効期限の1ヵ月前に電子メールでお知らせのうえ、新しいハードウェアトークンを送付します.
    let company = Company::new().await;
    let (world, post) = (&company.world, Post::default());
    post.mails(world).await;
    world.clock.reach("2028-11-29", 86_399);
    assert_eq!(world.day().await, (0, 0, 0), "not a second before that day in Japan");
    world.clock.reach(TOLD, 0);
    assert_eq!(world.day().await, (3, 3, 0));

    let midori = filed(world, "midori").await;
    let about: BTreeSet<_> = midori.iter().filter_map(|one| one.form.serial().cloned()).collect();
    // Source: 77 seed Q9 ご利用開始登録いただいていないハードウェアトークンにつきましては、送付致しません.
    assert_eq!(
        about,
        BTreeSet::from([serial(SHARED), serial(OWN)]),
        "never one that nobody registered: {SPARE}"
    );
    for one in &midori {
        assert_eq!((one.kind(), one.channel), (ProcedureKind::ExpiryReplacement, Channel::Bank));
        assert_eq!(
            (one.quote.reason, one.quote.yen.amount()),
            (FeeReason::Expiry, 0),
            "77 seed, free of charge"
        );
        assert!(next_steps(one).contains(&Step::Approved) && one.filed_by.is_none(), "a person approves it");
        assert!(matches!(&one.form, ProcedureForm::ExpiryReplacement { .. }));
    }
    let mails = post.mails(world).await;
    let told: BTreeSet<_> = mails.iter().map(|mail| mail.to.to_string()).collect();
    let people = ["hanako01", "misaki88", "tanaka3k", "suzuki77", "sakura01"];
    assert_eq!(
        told,
        people.map(|who| format!("{who}@midori.example")).into(),
        "who uses it, and administrators"
    );
    let clerk = mails.iter().filter(|mail| mail.to.as_str().starts_with("tanaka3k")).count();
    assert_eq!(clerk, 1, "a general user hears of their own");

    let master = back(&company, &company.master).await;
    let home: Overview = master.get::<HomeOverview>(&Empty {}).await;
    let need = home.needs.iter().find(|need| need.kind == NeedKind::TokenExpires).unwrap();
    assert!(need.renewal.is_some() && need.days == Some(31), "{need:?}");
    let own: OwnToken = master.get::<TokensOwn>(&Empty {}).await;
    let token = own.token.unwrap();
    assert!(token.near_expiry && token.renewal.is_some() && token.state == DeviceState::Working);
    assert_eq!(master.life(SHARED).await.first().map(|event| event.kind), Some(LifeKind::ExpiryTold));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_a_token_ends_with_its_printed_day_in_japan() {
    // Source: 77 seed Q9; rules 1 "not past the end of its printed day in Japan".
    let company = Company::new().await;
    company.world.clock.reach("2028-12-31", 86_399 - 59);
    let (payer, administrator) =
        (back(&company, &company.payer).await, back(&company, &company.administrator).await);
    assert_eq!(pay(&payer, "0000001").await, "done", "the last minute");
    company.world.clock.reach("2029-01-01", 0);
    assert_eq!(pay(&payer, "0000002").await, "proof second_factor device_expired");
    // Source: 77 seed Q10: it counts neither for a release nor for a revocation.
    let cut = administrator.send::<TokensRevoke>(&revokes(&[(&payer, SHARED)]), &administrator.proof()).await;
    assert!(cut.text().contains("own_device_expired"), "{}", cut.text());
    let home: Overview = payer.get::<HomeOverview>(&Empty {}).await;
    assert!(home.needs.iter().any(|need| need.kind == NeedKind::TokenExpired));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_a_run_that_is_repeated_does_nothing_twice() {
    // Source: issue 4, "A daily job, safe to run twice".
    let company = Company::new().await;
    let world = &company.world;
    world.clock.reach(TOLD, 0);
    assert_eq!(world.day().await, (3, 3, 0));
    let before = world.table().await;
    for day in ["2028-11-30", "2028-12-01", "2028-12-31", "2029-06-01"] {
        world.clock.reach(day, 3600);
        assert_eq!(world.day().await, (0, 0, 0), "{day}");
    }
    assert_eq!(before, world.table().await, "nothing was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_runs_beside_each_other_file_each_replacement_once() {
    // Source: issue 4, "safe to run twice"; one transaction for each device.
    let company = Company::new().await;
    let world = &company.world;
    world.clock.reach(TOLD, 0);
    let runs = (0..4).map(|_| {
        let world = world.clone();
        tokio::spawn(async move { world.day().await })
    });
    let runs: Vec<_> = join_all(runs).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(runs.iter().map(|(_, filed, _)| filed).sum::<u32>(), 3, "{runs:?}");
    assert_eq!(runs.iter().map(|(.., left)| left).sum::<u32>(), 0, "{runs:?}");
    let table = world.table().await;
    assert_eq!(table.of("PROCEDURE").len(), 3);
    let told = table.of("LIFE").into_iter().filter(|item| item["kind"].as_s().unwrap() == "expiry_told");
    assert_eq!(told.count(), 3);
    let notices =
        company.master.notices().await.into_iter().filter(|one| one.kind == NoticeKind::DeviceExpires);
    assert_eq!(notices.count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_days_that_were_missed_are_made_up_for() {
    // Source: issue 4, "or to miss a day": also where the printed day has passed meanwhile.
    for late in ["2028-12-04", "2029-01-20", "2030-06-01"] {
        let company = Company::new().await;
        company.world.clock.reach(late, 0);
        assert_eq!(company.world.day().await, (3, 3, 0), "{late}");
        assert_eq!(company.world.day().await, (0, 0, 0), "{late}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_what_broke_is_done_by_the_next_run() {
    let company = Company::new().await;
    let world = &company.world;
    world.clock.reach(TOLD, 0);
    let action = "TransactWriteItems";
    for (fault, expected) in [(Fault::LostBefore, (3, 2, 1)), (Fault::LostAfter, (1, 0, 1))] {
        world.faults.arm(fault, Target { action, after: 0, times: 1 });
        assert_eq!(world.day().await, expected, "{fault:?}");
        assert_eq!(world.faults.disarm(), 1);
    }
    assert_eq!(world.day().await, (0, 0, 0), "it was done, though nobody heard of it");
    assert_eq!(world.table().await.of("PROCEDURE").len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_who_begins_with_a_token_in_its_last_month_is_sent_another_one_too() {
    let company = Company::new().await;
    let world = &company.world;
    world.clock.reach(TOLD, 0);
    assert_eq!(world.day().await, (3, 3, 0));
    let master = back(&company, &company.master).await;
    world.clock.next_code();
    let newcomer = master.adds("ryo00001", Role::General, &[], Some(SPARE)).await;
    world.clock.next_code();
    assert_eq!(world.day().await, (1, 1, 0));
    assert_eq!(newcomer.life(SPARE).await.first().map(|event| event.kind), Some(LifeKind::ExpiryTold));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_nothing_is_sent_where_nobody_uses_it_any_more() {
    // Source: 77 seed Q9; a reported one has a procedure of its own [77 seed Q6]; a contract that ended has none.
    let company = Company::new().await;
    let world = &company.world;
    assert_eq!(company.master.life(OWN).await.len(), 1);
    let second = company.master.adds("admin002", Role::Administrator, &[], Some(SPARE)).await;
    world.clock.next_code();
    assert_eq!(second.revokes(&[(&company.administrator, OWN)]).await, [None], "its last link");
    world.report("midori", SHARED, shared::domain::device::ReportReason::Lost).await;
    let key = store::keys::contract(&"sakura".try_into().unwrap());
    let ended = AttributeValue::S("cancelled".into());
    crate::harness::tamper(&world.past, &key, "contract_status", ended).await;
    world.clock.reach(TOLD, 0);
    assert_eq!(world.day().await, (1, 1, 0), "the one that is in use");
    let serials: Vec<_> =
        filed(world, "midori").await.iter().filter_map(|one| one.form.serial().cloned()).collect();
    assert_eq!(serials, [serial(SPARE)]);
    assert!(filed(world, "sakura").await.is_empty(), "{FOREIGN}");
    let table = world.table().await;
    assert!(table.0.keys().any(|(partition, _)| kind(partition) == "BANKAUDIT"));
}

/// The replacement of a device that the bank filed last.
async fn renewal(world: &World, device: &str) -> Procedure {
    let of = |one: &Procedure| one.form.serial() == Some(&serial(device));
    filed(world, "midori").await.into_iter().find(of).unwrap()
}

async fn rejects(desk: &Desk, id: &ProcedureId) {
    let mut input = Desk::step("midori", id, Step::Checked);
    input.note = Some("お届け先の確認のため".try_into().unwrap());
    let told = desk.clerk.works::<DeskReject>(&input).await;
    assert_eq!(told.told(), "done", "{}", told.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_a_rejected_replacement_is_filed_again_from_the_next_day_to_the_printed_one() {
    // Source: 77 seed Q9; `expiry::is_due`: one device in use is not forgotten by one rejection.
    let company = Company::new().await;
    let world = &company.world;
    world.clock.reach(TOLD, 0);
    assert_eq!(world.day().await, (3, 3, 0));
    let first = renewal(world, OWN).await;
    let desk = Desk::open(world).await;
    rejects(&desk, &first.id).await;
    let own: OwnToken = back(&company, &company.administrator).await.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.token.unwrap().renewal, None, "nothing is on its way");
    assert_eq!(world.day().await, (0, 0, 0), "not on the day of the rejection");

    world.clock.reach("2028-12-01", 0);
    let runs = (0..3).map(|_| {
        let world = world.clone();
        tokio::spawn(async move { world.day().await })
    });
    let runs: Vec<_> = join_all(runs).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(runs.iter().map(|(_, filed, _)| filed).sum::<u32>(), 1, "{runs:?}");
    let second = renewal(world, OWN).await;
    assert!(second.id > first.id && second.number != first.number, "the newest comes first in lists");
    let own: OwnToken = back(&company, &company.administrator).await.get::<TokensOwn>(&Empty {}).await;
    assert_eq!(own.token.unwrap().renewal, Some(second.id.clone()));

    world.clock.reach("2028-12-31", 3600);
    rejects(&desk.again().await, &second.id).await;
    world.clock.reach("2029-01-01", 0);
    assert_eq!(world.day().await, (0, 0, 0), "the bank has decided, and the day has passed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q9_who_shares_a_token_sees_what_comes_in_its_place() {
    // Source: 77 seed Q8, Q9: the mail names the procedure to everybody on the device.
    let company = Company::new().await;
    let world = &company.world;
    world.clock.reach(TOLD, 0);
    assert_eq!(world.day().await, (3, 3, 0));
    let (shared, other) = (renewal(world, SHARED).await.id, renewal(world, OWN).await.id);
    let clerk = back(&company, &company.clerk).await;
    let list: ProcedureList = clerk.get::<ProceduresList>(&ProcedurePage::default()).await;
    assert_eq!(list.procedures.iter().map(|one| &one.id).collect::<Vec<_>>(), [&shared]);
    let which = |id: &ProcedureId| WhichProcedure { id: id.clone() };
    let seen: ProcedureView = clerk.get::<ProceduresView>(&which(&shared)).await;
    assert!(!seen.can_be_withdrawn);
    let told = clerk.send::<ProceduresWithdraw>(&which(&shared), &Proof::default()).await;
    assert_eq!(told.told(), "denied not_found");
    let told = clerk.send::<ProceduresView>(&which(&other), &Proof::default()).await;
    assert_eq!(told.told(), "denied not_found", "a device that they don't share");
}
