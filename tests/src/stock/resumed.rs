//! Imports that were interrupted, shared, or overtaken.

use super::office::{File, Office, on, pskc, serials};
use crate::harness::{Actor, Company, Fault, Setup, Target, World, csv, fresh_key, import_of, number};
use shared::domain::device_file::{DeviceFileFormat, RowProblem};
use shared::operations::bank::{BankImportTokens, ImportReport};
use shared::operations::desk::{DeskImport, StockImport};
use shared::operations::proof::Proof;

/// Devices of the large file.
const MANY: usize = 10_000;

async fn hurried() -> Office {
    Office::new(&World::with(Setup { import_seconds: 0, ..Setup::default() }).await).await
}

fn list(serials: &[String]) -> String {
    csv(&serials.iter().map(String::as_str).collect::<Vec<_>>())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_devices_interrupted_in_the_middle_are_gone_on_with() {
    // Source: issue, "a file of 10,000 devices interrupted in the middle".
    let office = Office::alone().await;
    let file = File::new(&office, pskc(&serials(MANY)), DeviceFileFormat::Pskc, 256 * 1024);
    office.sends(&file).await;
    let middle =
        |fault| office.world.faults.arm(fault, Target { action: "TransactWriteItems", after: 100, times: 1 });
    middle(Fault::LostAfter);
    let answer = office.clerk.send::<DeskImport>(&file.import(false), &office.clerk.proof()).await;
    assert_eq!((answer.told(), office.world.faults.disarm()), ("unavailable".into(), 1));
    assert!(office.seen().await.is_empty(), "nothing half imported");
    let record = office.world.bank.store.import(&file.name).await.unwrap().unwrap();
    assert_eq!((record.total, record.done), (10_000, 100 * 33), "counted with what is written");
    middle(Fault::LostBefore);
    assert_eq!(on(&office.clerk, &file).await.told(), "unavailable");
    assert_eq!(office.world.faults.disarm(), 1);
    office.world.faults.record_by_operation();
    let report: StockImport = on(&office.colleague, &file).await.output();
    assert_eq!((report.live, report.done), (true, 10_000));
    let traffic = office.world.faults.take_by_operation().remove("desk.import-on").unwrap();
    let transactions = traffic.iter().filter(|call| call.action == "TransactWriteItems").count();
    // Both before wrote 99 or 100 of the 304: what is written is neither written again nor read.
    assert!(transactions <= 304 - 199 + 2, "{transactions}");
    let reads = traffic.iter().filter(|call| call.touched.iter().any(|(_, key)| key.starts_with("STOCK")));
    assert_eq!(reads.filter(|call| call.action != "TransactWriteItems").count(), 0);
    assert_eq!(office.world.table().await.of("STOCK").len(), MANY);
    assert!(office.has("088109999").await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_request_does_a_part_and_tells_how_far_it_has_come() {
    // Source: issue, "resumable, with progress".
    let office = hurried().await;
    let file = File::csv(&office, list(&serials(100)));
    let begun = office.brings(&file).await;
    assert_eq!((begun.done, begun.total, begun.live), (33, 100, false));
    assert!(office.seen().await.is_empty() && !office.has("088100000").await);
    let mut told = Vec::new();
    for actor in [&office.colleague, &office.clerk, &office.colleague] {
        let report: StockImport = on(actor, &file).await.output();
        told.push((report.done, report.live));
    }
    assert_eq!(told, [(66, false), (99, false), (100, true)]);
    assert_eq!(office.seen().await.len(), 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_asked_for_again_and_goes_on() {
    let office = hurried().await;
    let file = File::csv(&office, list(&serials(50)));
    office.sends(&file).await;
    let draft =
        office.clerk.draft::<DeskImport>(&file.import(false), &office.clerk.proof()).key(&fresh_key());
    let first: StockImport = draft.clone().send(&office.world).await.output();
    assert_eq!((first.done, first.live), (33, false));
    let again = draft.send(&office.world).await;
    assert_eq!((again.output::<StockImport>().live, again.repeated()), (true, true));
    assert_eq!(office.seen().await.len(), 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_clerks_at_once_import_each_device_once() {
    let office = hurried().await;
    let file = File::csv(&office, list(&serials(200)));
    office.brings(&file).await;
    loop {
        let (one, other) = tokio::join!(on(&office.clerk, &file), on(&office.colleague, &file));
        assert_eq!((one.told(), other.told()), ("done".into(), "done".into()));
        if one.output::<StockImport>().live && other.output::<StockImport>().live {
            break;
        }
    }
    assert_eq!(office.seen().await.len(), 200);
    let table = office.world.table().await;
    let finished = table.of("AUDIT").into_iter().filter(|event| {
        event["subject"].as_m().is_ok_and(|subject| {
            subject
                .get("label")
                .and_then(|label| label.as_s().ok())
                .is_some_and(|label| label.ends_with(": 200/200"))
        })
    });
    // The one who finished it, and whoever found it finished.
    assert!(finished.count() >= 1);
    let import =
        table.of("IMPORT").into_iter().find(|item| item["import"].as_s().unwrap() == file.name.as_str());
    assert_eq!(number(import.unwrap(), "done"), 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_known_to_a_contract_is_not_for_the_stock_and_the_other_way_round() {
    // Source: issue, "a duplicate serial"; a serial is unique over the bank.
    let company = Company::new().await;
    let office = Office::new(&company.world).await;
    let both = csv(&["099000001", "099000002"]);
    assert!(office.brings(&File::csv(&office, csv(&["099000001"]))).await.live);
    let input = import_of("midori", &both);
    let report: ImportReport =
        company.stranger().send::<BankImportTokens>(&input, &Proof::default()).await.output();
    assert_eq!((report.live, report.rows[0].problem), (false, Some(RowProblem::Known)));
    let report = office.brings(&File::csv(&office, both)).await;
    assert_eq!((report.live, report.rows[0].problem), (false, Some(RowProblem::Known)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_dead_import_left_is_taken_over_whoever_it_was_for() {
    // Source: rules 5: a claim of an import that never became live does not stand.
    let company = Company::in_world(World::with(Setup { import_seconds: 0, ..Setup::default() }).await).await;
    let office = Office::new(&company.world).await;
    let dead = File::csv(&office, list(&serials(40)));
    assert!(!office.brings(&dead).await.live);
    let input = import_of("midori", &csv(&["088100000", "099000001"]));
    let report: ImportReport =
        company.stranger().send::<BankImportTokens>(&input, &Proof::default()).await.output();
    assert!(report.live, "{report:?}");
    assert_eq!(on(&office.clerk, &dead).await.told(), "denied overtaken");
    assert!(!office.has("088100000").await, "its claim is the contract's now");
    let report = office.brings(&dead).await;
    assert_eq!((report.live, report.bad), (false, 1), "begun anew, it meets what is somebody's");
    // And a contract's that died, for the stock.
    let faults = &company.world.faults;
    faults.arm(Fault::LostBefore, Target { action: "TransactWriteItems", after: 2, times: 9 });
    let input = import_of("midori", &csv(&["099000005"]));
    let told = company.stranger().send::<BankImportTokens>(&input, &Proof::default()).await.told();
    assert_eq!((told.as_str(), faults.disarm() > 0), ("unavailable", true));
    assert!(office.brings(&File::csv(&office, csv(&["099000005", "099000006"]))).await.live);
    assert!(office.has("099000005").await);
    let report: ImportReport =
        company.stranger().send::<BankImportTokens>(&input, &Proof::default()).await.output();
    assert_eq!((report.live, report.rows[0].problem), (false, Some(RowProblem::Known)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_files_with_one_serial_the_later_one_takes_over() {
    let office = hurried().await;
    let (first, second) = (serials(80), [serials(80)[79..].to_vec(), vec!["099000001".into()]].concat());
    let (first, second) = (File::csv(&office, list(&first)), File::csv(&office, list(&second)));
    office.brings(&first).await;
    assert!(office.brings(&second).await.live, "the first one has not come so far");
    let mut answer = on(&office.clerk, &first).await;
    while answer.told() == "done" {
        answer = on(&office.clerk, &first).await;
    }
    assert_eq!(answer.told(), "denied overtaken");
    assert_eq!(office.seen().await, ["088100079", "099000001"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_whose_day_is_over_are_sent_again_and_the_import_goes_on() {
    let office = hurried().await;
    let file = File::csv(&office, list(&serials(60)));
    assert_eq!(office.brings(&file).await.done, 33);
    office.world.clock.pass(86_400);
    let clerk = office.stranger().sign_in(&office.clerk.person).await;
    clerk.proves().await;
    assert_eq!(on(&clerk, &file).await.told(), "denied part_missing");
    let office = Office { clerk, ..office };
    office.sends(&file).await;
    let report: StockImport = on(&office.clerk, &file).await.output();
    assert_eq!((report.done, report.live), (60, true));
}
