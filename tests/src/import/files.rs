use super::{import, report, seen};
use crate::harness::{Company, OWN, csv, import_of};
use shared::domain::device_file::RowProblem;
use shared::operations::bank::{ImportReport, ImportTokens};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dry_run_reports_and_changes_nothing() {
    // Source: issue, item 6 "with a dry run and a report per row".
    let company = Company::new().await;
    let before = company.world.table().await;
    let input = ImportTokens { dry_run: true, ..import_of("midori", &csv(&["099000001", OWN])) };
    let report: ImportReport = import(&company.world, &input).await.output();
    assert!(!report.live && report.problem.is_none());
    let problems: Vec<_> =
        report.rows.iter().map(|row| (row.row, row.serial.as_str(), row.problem)).collect();
    assert_eq!(problems, [(1, "099000001", None), (2, OWN, Some(RowProblem::Known))]);
    assert_eq!(before.changes(&company.world.table().await).len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_bad_row_keeps_the_whole_file_out() {
    // Source: issue, item 6 "all or nothing per file".
    let company = Company::new().await;
    let before = company.world.table().await;
    let file = format!("{}099000003,not a seed,,,,\n", csv(&["099000001", "099000002"]));
    let report = report(&company.world, "midori", &file).await;
    let problems: Vec<_> = report.rows.iter().map(|row| row.problem).collect();
    assert_eq!((report.live, problems), (false, vec![None, None, Some(RowProblem::Seed)]));
    assert_eq!(before.changes(&company.world.table().await).len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_serial_known_anywhere_in_the_bank_is_refused() {
    // Source: issue, item 6 "a serial known anywhere in the bank is refused".
    let company = Company::new().await;
    let before = company.world.table().await;
    for contract in ["sakura", "midori"] {
        let report = report(&company.world, contract, &csv(&["099000001", OWN])).await;
        let problems: Vec<_> = report.rows.iter().map(|row| row.problem).collect();
        assert_eq!((report.live, problems), (false, vec![None, Some(RowProblem::Known)]), "{contract}");
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_file_again_is_the_same_import() {
    let company = Company::new().await;
    let file = csv(&["099000001"]);
    let first = report(&company.world, "midori", &file).await;
    let before = company.world.table().await;
    let second = report(&company.world, "midori", &file).await;
    assert!(first.live && !first.repeated && second.live && second.repeated && first.import == second.import);
    assert_eq!(before.changes(&company.world.table().await).len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_devices_come_in_one_file_and_no_seed_lies_open() {
    // Source: rules 5 "Limits of DynamoDB": a transaction has at most a hundred actions.
    let company = Company::new().await;
    let serials: Vec<String> = (0..100).map(|number| format!("0880{number:05}")).collect();
    let file = csv(&serials.iter().map(String::as_str).collect::<Vec<_>>());
    let report = report(&company.world, "midori", &file).await;
    assert!(report.live && report.rows.len() == 100);
    assert_eq!(seen(&company).await.len(), 103);
    let everything = format!("{}{}", company.world.table().await.text(), crate::harness::logged());
    assert!(
        !everything.contains("0000000000088000001")
            && !everything.contains("3030303030303030303038383030303031")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_contract_no_devices() {
    let company = Company::new().await;
    let answer = import(&company.world, &import_of("nowhere", &csv(&["099000001"]))).await;
    assert_eq!(answer.told(), "denied contract_unknown");
    let input = ImportTokens { file: shared::domain::secret::Secret::new("%%%"), ..import_of("midori", "") };
    assert_eq!(import(&company.world, &input).await.told(), "field input.file malformed");
}
