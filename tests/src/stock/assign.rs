//! From the stock to a contract.

use super::office::{File, Office, on};
use crate::harness::{Actor, Company, Setup, World, csv, import_of, serial};
use operations::assignment::Assignment;
use ports::transaction::{CommitError, Transaction};
use shared::domain::device::DeviceKind;
use shared::domain::id::ImportId;
use shared::domain::user::Role;
use shared::operations::bank::{BankImportTokens, BankOpenContract, ImportReport};
use shared::operations::proof::Proof;
use shared::operations::tokens::{Register, TokensRegister};
use std::sync::Arc;

const NEW: &str = "099000001";

/// What gives the device to a contract, as read now.
async fn assignment(world: &Arc<World>, contract: &str) -> Option<Assignment> {
    let store = &world.bank.store;
    let device = store.stock_device(&serial(NEW)).await.unwrap()?;
    let key = store.stock_key().await.unwrap().unwrap();
    let contract = store.contract(&contract.try_into().unwrap()).await.unwrap().unwrap().value;
    Some(Assignment::new(device, key, &contract, None))
}

async fn commit(world: &Arc<World>, assignment: Assignment) -> Result<(), CommitError> {
    let write = assignment.write(&world.bank).await.unwrap();
    world.bank.store.commit(Transaction { writes: vec![write], checks: Vec::new() }).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_assigned_device_is_the_contract_s_at_once_and_makes_codes_for_it() {
    // Source: issue, "token stock: ... assign to a contract".
    let company = Company::new().await;
    let office = Office::new(&company.world).await;
    office.brings(&File::csv(&office, csv(&[NEW]))).await;
    company.world.shelf.place(&csv(&[NEW]));
    commit(&company.world, assignment(&company.world, "midori").await.unwrap()).await.unwrap();
    assert!(!office.has(NEW).await && office.seen().await.is_empty());
    let contract =
        company.world.bank.store.contract(&"midori".try_into().unwrap()).await.unwrap().unwrap().value;
    let stored = company.world.bank.store.keyring(&contract.id).await.unwrap();
    let keyring = stored.live(&contract);
    let device = keyring.device(&serial(NEW)).unwrap();
    assert_eq!((device.kind, &device.import), (DeviceKind::Hardware, &ImportId::assigned()));
    assert!(!contract.live_imports.contains(&device.import));
    // Sealed for the contract: its own newcomer registers it, another company's does not know it.
    let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
    let proof = Proof { otp: Some(company.world.shelf.code(NEW)), ..newcomer.confirmed() };
    let foreign = company.stranger().sign_in(&company.foreigner.person).await;
    let foreign = foreign.adds("ryo00002", Role::General, &[], None).await;
    let other = Proof { otp: proof.otp.clone(), ..foreign.confirmed() };
    let input = Register { serial: serial(NEW) };
    assert_eq!(foreign.send::<TokensRegister>(&input, &other).await.told(), "denied not_recognised");
    let proof = Proof { otp: Some(company.world.shelf.code(NEW)), ..proof };
    assert_eq!(newcomer.send::<TokensRegister>(&input, &proof).await.told(), "done");
    // It is known now, and the file that brought it is still the same import.
    let report: ImportReport = company
        .stranger()
        .send::<BankImportTokens>(&import_of("sakura", &csv(&[NEW])), &Proof::default())
        .await
        .output();
    assert!(!report.live);
    assert!(office.brings(&File::csv(&office, csv(&[NEW]))).await.live);
    assert!(!office.has(NEW).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_assign_a_device_at_once_one_wins() {
    let company = Company::new().await;
    let office = Office::new(&company.world).await;
    office.brings(&File::csv(&office, csv(&[NEW]))).await;
    let (here, there) = (
        assignment(&company.world, "midori").await.unwrap(),
        assignment(&company.world, "sakura").await.unwrap(),
    );
    let again = here.clone();
    let (one, other) = tokio::join!(commit(&company.world, here), commit(&company.world, there));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(
        commit(&company.world, again).await,
        Err(CommitError::Conflict),
        "nor later, nor twice for the same"
    );
    assert!(assignment(&company.world, "midori").await.is_none());
    let mut holders = 0;
    for contract in ["midori", "sakura"] {
        let keyring = company.world.bank.store.keyring(&contract.try_into().unwrap()).await.unwrap();
        holders += keyring.devices.iter().filter(|device| device.value.serial == serial(NEW)).count();
    }
    assert_eq!((holders, company.world.table().await.of("STOCK").len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_of_an_import_that_is_not_live_is_not_to_be_had() {
    let company = Company::in_world(World::with(Setup { import_seconds: 0, ..Setup::default() }).await).await;
    let office = Office::new(&company.world).await;
    let serials: Vec<String> = std::iter::once(NEW.to_owned()).chain(super::office::serials(40)).collect();
    let file = File::csv(&office, csv(&serials.iter().map(String::as_str).collect::<Vec<_>>()));
    assert!(!office.brings(&file).await.live);
    assert!(assignment(&company.world, "midori").await.is_none(), "it is staged, and nobody's");
    assert!(on(&office.clerk, &file).await.told() == "done" && office.has(NEW).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_dead_import_left_in_a_contract_is_in_nobody_s_way() {
    // A contract's import died over the device; then it came into stock, and is given to that very contract.
    let company = Company::new().await;
    let office = Office::new(&company.world).await;
    let faults = &company.world.faults;
    faults.arm(
        crate::harness::Fault::LostBefore,
        crate::harness::Target { action: "TransactWriteItems", after: 2, times: 9 },
    );
    let died = company
        .stranger()
        .send::<BankImportTokens>(&import_of("midori", &csv(&[NEW])), &Proof::default())
        .await;
    assert!(died.told() == "unavailable" && faults.disarm() > 0);
    assert!(office.brings(&File::csv(&office, csv(&[NEW]))).await.live);
    commit(&company.world, assignment(&company.world, "midori").await.unwrap()).await.unwrap();
    let contract =
        company.world.bank.store.contract(&"midori".try_into().unwrap()).await.unwrap().unwrap().value;
    let keyring = company.world.bank.store.keyring(&contract.id).await.unwrap().live(&contract);
    assert!(keyring.device(&serial(NEW)).is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_company_has_the_name_of_the_stock() {
    let world = World::new().await;
    let input = crate::harness::open_contract("stock", "zaiko001", "seventyseven");
    let answer = crate::harness::Stranger(world).send::<BankOpenContract>(&input, &Proof::default()).await;
    assert_eq!(answer.told(), "denied contract_exists");
}
