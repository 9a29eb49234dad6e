//! What becomes of a file, row by row.

use super::office::{File, Office, on, pskc, serials};
use crate::harness::{Actor, Company, DESK_DEVICES, OWN, csv, import_of, logged};
use shared::domain::device_file::{DeviceFileFormat, FileProblem, RowProblem};
use shared::operations::bank::{BankImportTokens, ImportReport};
use shared::operations::desk::{DeskImport, DeskStock, DeskUploadPart, StockImport, StockPage};
use shared::operations::proof::Proof;
use shared::operations::{Operation, desk};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_come_into_stock_in_parts_and_no_seed_lies_open() {
    // Source: issue, "token stock: import"; rules 5 "Big files are staged in parts ... live by one flip".
    let office = Office::alone().await;
    let serials = serials(120);
    let file = File::new(&office, pskc(&serials), DeviceFileFormat::Pskc, 20_000);
    assert!(file.parts() > 3);
    let report = office.brings(&file).await;
    assert_eq!((report.live, report.total, report.done, report.bad), (true, 120, 120, 0));
    assert_eq!(office.seen().await, serials);
    let table = office.world.table().await;
    assert_eq!((table.of("STOCK").len(), table.of("SERIAL").len()), (120, 120 + DESK_DEVICES.len()));
    assert_eq!(table.of("UPLOAD").len(), file.parts() as usize);
    let everything = format!("{}{}", table.text(), logged());
    for serial in [&serials[0], &serials[119]] {
        let seed = format!("{serial:0>20}");
        let forms = [
            seed.clone(),
            data_encoding::BASE64.encode(seed.as_bytes()),
            data_encoding::HEXLOWER.encode(seed.as_bytes()),
            format!("{:?}", seed.as_bytes()).trim_matches(['[', ']']).to_owned(),
        ];
        assert!(forms.iter().all(|form| !everything.contains(form)), "{serial}");
    }
    let again = office.clerk.send::<DeskImport>(&file.import(false), &office.clerk.next_proof()).await;
    assert_eq!(again.output::<StockImport>(), report, "the same file again is the same import");
    assert_eq!(on(&office.colleague, &file).await.output::<StockImport>(), report);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dry_run_reports_each_row_in_the_way_and_changes_nothing() {
    // Source: issue, "token stock: import (dry run, report)" and "each row's fate reported, nothing half imported".
    let company = Company::new().await;
    let office = Office::new(&company.world).await;
    let list = format!(
        "{}099000002,3132333435363738393031323334353637383930,2027-03-31,,,\n\
         099000003,313233343536373839303132333435,,,,\n\
         099000001,3132333435363738393031323334353637383930,,,,\n\
         099000004,3132333435363738393031323334353637383930,2027-04-01,,,\n",
        csv(&["099000001", OWN])
    );
    let file = File::csv(&office, list);
    office.sends(&file).await;
    let kept = ["AUDIT", "SESSION", "IDEMPOTENCY"];
    let before = company.world.table().await;
    for dry_run in [true, false] {
        let answer = office.clerk.send::<DeskImport>(&file.import(dry_run), &Proof::default()).await;
        let report: StockImport = answer.output();
        let rows: Vec<_> = report.rows.iter().map(|row| (row.row, row.problem)).collect();
        let expected = [
            (2, Some(RowProblem::Known)),    // a contract has it
            (3, Some(RowProblem::Expired)),  // yesterday, in Japan
            (4, Some(RowProblem::Seed)),     // 120 bits
            (5, Some(RowProblem::Repeated)), // and the first of the two stands alone
        ];
        assert_eq!((report.live, report.total, report.bad, rows), (false, 6, 4, expected.to_vec()));
        let mut changes = before.changes(&company.world.table().await);
        changes.retain(|kind, _| !kept.contains(&kind.as_str()));
        assert!(changes.is_empty(), "{changes:?}");
    }
    assert_eq!(on(&office.clerk, &file).await.told(), "denied not_begun");
    assert!(office.seen().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_are_none_are_told_so() {
    // Source: issue, "Bad input": entity bombs, a wrong MAC, deep nesting.
    let office = Office::alone().await;
    let sample = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/devices");
        std::fs::read(folder.join(name)).unwrap()
    };
    let deep = "<a>".repeat(1000) + &"</a>".repeat(1000);
    for (bytes, key, problem) in [
        (sample("entity-bomb.xml"), None, FileProblem::EntitiesRefused),
        (sample("totp-encrypted-sha256.xml"), None, FileProblem::KeyMissing),
        (
            sample("totp-encrypted-sha256.xml"),
            Some("ffffffffffffffffffffffffffffffff"),
            FileProblem::MacMismatch,
        ),
        (deep.into_bytes(), None, FileProblem::NotReadable),
        (b"<a/>".to_vec(), None, FileProblem::NotReadable),
    ] {
        let file = File::new(&office, bytes, DeviceFileFormat::Pskc, 256 * 1024);
        office.sends(&file).await;
        let key = key.map(shared::domain::secret::Secret::new);
        let input = desk::ImportStock { key, ..file.import(false) };
        let answer = office.clerk.send::<DeskImport>(&input, &office.clerk.proof()).await;
        assert_eq!(answer.output::<StockImport>().problem, Some(problem));
    }
    let file = File::new(&office, sample("totp-encrypted-sha256.xml"), DeviceFileFormat::Pskc, 500);
    office.sends(&file).await;
    let key = Some(shared::domain::secret::Secret::new("000102030405060708090a0b0c0d0e0f"));
    let input = desk::ImportStock { key, ..file.import(false) };
    let answer = office.clerk.send::<DeskImport>(&input, &office.clerk.next_proof()).await;
    assert!(answer.output::<StockImport>().live, "{}", answer.text());
    assert!(!office.world.table().await.text().contains("000102030405060708090a0b0c0d0e0f"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_of_spreadsheets_come_into_stock() {
    // Source: issue, "CSV in Shift_JIS and UTF-8 with and without a byte-order mark".
    let office = Office::alone().await;
    let head = [0x83, 0x56, 0x83, 0x8A, 0x83, 0x41, 0x83, 0x8B, 0x94, 0xD4, 0x8D, 0x86]; // シリアル番号
    let seed = "3132333435363738393031323334353637383930";
    let rest = |serial: &str| format!(",seed\r\n\"{serial}\",{seed}\r\n").into_bytes();
    let shift_jis = [&head[..], &rest("099000001")].concat();
    let plain = ["シリアル番号".as_bytes(), &rest("099000002")].concat();
    let marked = ["\u{FEFF}シリアル番号".as_bytes(), &rest("099000003")].concat();
    for bytes in [shift_jis, plain, marked] {
        let report = office.brings(&File::csv(&office, bytes)).await;
        assert_eq!((report.live, report.total), (true, 1), "{report:?}");
    }
    assert_eq!(office.seen().await, ["099000001", "099000002", "099000003"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contract_gets_no_device_past_its_day() {
    // Source: issue, "Bad input": an expired date; the same for both imports.
    let company = Company::new().await;
    let seed = "3132333435363738393031323334353637383930";
    let list = format!("serial,seed,expires_on\n099000001,{seed},2027-03-31\n");
    let input = import_of("midori", &list);
    let report: ImportReport =
        company.stranger().send::<BankImportTokens>(&input, &Proof::default()).await.output();
    assert_eq!((report.live, report.rows[0].problem), (false, Some(RowProblem::Expired)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_stock_is_read_by_serial_in_pages() {
    let office = Office::alone().await;
    office
        .brings(&File::csv(&office, csv(&serials(60).iter().map(String::as_str).collect::<Vec<_>>())))
        .await;
    let page = |serial: Option<&str>, after: Option<&str>| StockPage {
        serial: serial.map(Into::into),
        after: after.map(Into::into),
    };
    let first = office.clerk.get::<DeskStock>(&page(None, None)).await;
    assert_eq!((first.rows.len(), first.next.as_deref()), (50, Some("088100049")));
    let rest = office.clerk.get::<DeskStock>(&page(None, first.next.as_deref())).await;
    assert_eq!((rest.rows.len(), rest.next), (10, None));
    assert!(first.rows.iter().all(|row| row.assignable));
    for (typed, found) in [("0881-0003-", 10), ("0881-0000-1", 1), ("08810002", 10), ("zzz", 0), ("%23", 0)] {
        let found_now = office.clerk.get::<DeskStock>(&page(Some(typed), None)).await.rows.len();
        assert_eq!(found_now.min(50), found.min(50), "{typed}");
    }
    assert!(office.clerk.get::<DeskStock>(&page(Some("0881"), Some("9"))).await.rows.is_empty());
    office.world.clock.pass(60 * 60 * 24 * 620);
    let clerk = office.stranger().sign_in(&office.clerk.person).await;
    clerk.proves().await;
    let later = clerk.get::<DeskStock>(&page(None, None)).await;
    assert!(later.rows.iter().all(|row| !row.assignable), "too near its printed day");
}

#[test]
fn a_part_fits_a_body_and_an_item() {
    // Sources: Lambda's 6 MB of a request; DynamoDB's 400 KB of an item.
    let declared = DeskUploadPart::DECLARATION.body_limit;
    let base64 = desk::PART_BYTES.div_ceil(3) * 4;
    assert!(base64 + 1024 < declared && declared < 4_000_000);
    const { assert!(desk::PART_BYTES + 4096 < 400 * 1024) };
}
