//! Stored forms: a sample of every kind of item at every schema version that ever was must stay readable.

use crate::golden;
use crate::harness::{
    Actor, Company, OWN, Post, SHARED, Setup, Table, World, fresh_key, kind, login_id, serial, with_software,
};
use crate::samples::payee;
use crate::stock::office::Office;
use aws_sdk_dynamodb::types::AttributeValue;
use shared::domain::attempt::LockPolicy;
use shared::domain::audit::Stream;
use shared::domain::instant::Instant;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::Proof;
use shared::operations::session::SessionRequestReset;
use shared::operations::tokens::{GrantSoftware, TokensGrantSoftware};
use std::collections::{BTreeSet, HashMap};

/// The samples of schema version 1: a whole small table.
const SAMPLES: &str = "tests/golden/items-v1.json";

/// Kinds of item, as `store::keys` lists them.
const KINDS: [&str; 27] = [
    "AUDIT",
    "BANKAUDIT",
    "BANKDATA",
    "CHARGE",
    "CONFIRM",
    "CONTRACT",
    "FILINGS",
    "IDEMPOTENCY",
    "IMPORT",
    "KEYRING",
    "LIFE",
    "LOGIN",
    "NOTICE",
    "OUTBOX",
    "PAYEE",
    "PROCEDURE",
    "PROPOSAL",
    "RESET",
    "ROSTER",
    "SERIAL",
    "SESSION",
    "SOFTWARE",
    "STOCK",
    "STRANGERS",
    "THROTTLE",
    "UPLOAD",
    "USER",
];

/// A table in which every kind of item stands.
async fn lived_in() -> Company {
    let company = Company::in_world(World::with(Setup { import_seconds: 0, ..with_software() }).await).await;
    company.stranger().try_sign_in("nobody99", "anything").await;
    company.stranger().try_sign_in("tanaka3k", "wrong").await;
    let asked = crate::harness::request_reset("sakura01");
    company.stranger().send::<SessionRequestReset>(&asked, &Proof::default()).await;
    let input = serde_json::from_value(payee("0000001")).unwrap();
    let wrong = shared::operations::proof::Proof {
        otp: company.world.shelf.wrong_codes(SHARED).next(),
        ..company.master.confirmed()
    };
    company.master.send::<PayeesRegister>(&input, &wrong).await;
    let draft = company.payer.draft::<PayeesRegister>(&input, &company.payer.proof()).key(&fresh_key());
    assert_eq!(draft.send(&company.world).await.told(), "done");
    let desk = crate::desk::lived_in(&company.world).await;
    crate::desk::procedures::charged(&company, &desk).await;
    let master = &company.master;
    let somebody = master.adds("soft0001", Role::General, &[], None).await;
    let input = GrantSoftware { user: somebody.user() };
    assert_eq!(master.send::<TokensGrantSoftware>(&input, &master.next_proof()).await.told(), "done");
    company.world.expires("midori", OWN, "2027-04-20").await;
    assert_eq!(company.world.day().await, (1, 1, 0));
    Post::default().sweep(&company.world).await;
    crate::stock::tour(&company, &Office::of(desk)).await;
    company
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_item_stands_in_the_map_of_the_table() {
    // Source: architecture 5: `store::keys` is the map.
    let table = lived_in().await.world.table().await;
    let kinds: BTreeSet<String> = table.0.keys().map(|(partition, _)| kind(partition)).collect();
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), KINDS);
    // Samples are written once per schema version, and never changed after.
    if golden::writing() && !golden::path(SAMPLES).exists() {
        golden::compare(SAMPLES, &table.exported());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn items_of_schema_version_1_can_still_be_read() {
    // Source: architecture 1: items are tested with a stored sample of every old version.
    let text = std::fs::read_to_string(golden::path(SAMPLES)).expect("the samples are in the repository");
    let table = Table::imported(&text);
    assert!(table.0.values().all(|item| item["schema"] == AttributeValue::N("1".into())));
    let world = World::new().await;
    table.put(&world.past).await;
    let store = &world.bank.store;
    let contract = "midori".try_into().unwrap();
    let there = store.contract(&contract).await.unwrap().unwrap();
    assert_eq!((there.value.name.as_str(), there.value.live_imports.len()), ("みどり精機株式会社", 1));
    assert_eq!(store.users(&contract).await.unwrap().len(), 4);
    assert_eq!(store.roster(&contract).await.unwrap().value.users, 4);
    let keyring = store.keyring(&contract).await.unwrap();
    assert_eq!((keyring.devices.len(), keyring.links.len()), (3, 4));
    assert!(keyring.devices.iter().any(|device| !device.value.otp.failures.is_empty()));
    assert_eq!(store.confirmations(&contract).await.unwrap().len(), 4);
    assert_eq!(store.payees(&contract, None, 9).await.unwrap().rows.len(), 1);
    let states = store.logins(&[login_id("tanaka3k")]).await.unwrap();
    assert_eq!(states.first().map(|state| state.attempts.failures), Some(1));
    let lock = LockPolicy { tries: 6, temporary_seconds: 1800, rounds: 3 };
    let now = Instant(2_000_000_000_000);
    let reserved = store.reserve_login(&login_id("tanaka3k"), None, &lock, now).await.unwrap();
    let ports::records::Reserved::Taken(found, _) = reserved else { panic!("{reserved:?}") };
    let record = found.record;
    assert!(store.reserve_confirmation(&record.who, &lock, now).await.is_ok());
    assert!(store.session(&record.who).await.unwrap().is_some());
    let import = &there.value.live_imports[0];
    assert!(store.import(import).await.unwrap().is_some());
    assert_eq!(store.serial_claims(&[serial(SHARED)]).await.unwrap().len(), 1);
    let mut read = 0;
    for user in store.users(&contract).await.unwrap() {
        for stream in [Stream::Session, Stream::Work] {
            read += store.history(&user.value.id, stream, Instant(0), None, 99).await.unwrap().rows.len();
        }
        let who = ports::records::Identity { contract: contract.clone(), user: user.value.id };
        let keys = table.0.keys().filter(|(partition, _)| *partition == format!("IDEMPOTENCY#{}", who.user));
        for (_, sort) in keys {
            let (operation, key) = sort.split_once('#').unwrap();
            let key = key.try_into().unwrap();
            assert!(store.actor(&who, Some((operation, &key))).await.unwrap().repeat.is_some());
        }
    }
    let of_midori = |item: &&HashMap<String, AttributeValue>| item["contract"].as_s().unwrap() == "midori";
    assert_eq!(read, table.of("AUDIT").into_iter().filter(of_midori).count());
}
