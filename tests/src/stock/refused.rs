//! Whoever may not, and whatever is not what it says.

use super::office::{File, Office, on};
use crate::harness::{Actor, Company, csv};
use shared::domain::secret::Secret;
use shared::operations::desk::{
    DeskImport, DeskImportOn, DeskStock, DeskUploadPart, ImportNamed, ImportStock, StockPage, UploadPart,
};
use shared::operations::proof::Proof;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn auditors_look_and_change_nothing_and_customers_do_not_even_look() {
    // Source: issue, "its own roles (clerk, approver, auditor)".
    let company = Company::new().await;
    let office = Office::new(&company.world).await;
    let file = File::csv(&office, csv(&["099000001"]));
    office.sends(&file).await;
    let before = company.world.table().await;
    for actor in [&office.auditor, &company.master, &company.foreigner] {
        let proof = actor.proof();
        let part = actor.send::<DeskUploadPart>(&file.part(0), &proof).await;
        let begun = actor.send::<DeskImport>(&file.import(false), &proof).await;
        let named = ImportNamed { file: file.name.clone() };
        let on = actor.send::<DeskImportOn>(&named, &proof).await;
        for answer in [part, begun, on] {
            assert_eq!((answer.told(), answer.figures.hashes), ("not_allowed".into(), 0));
        }
    }
    let looked = company.master.send::<DeskStock>(&StockPage::default(), &Proof::default()).await;
    assert_eq!(looked.told(), "not_allowed");
    assert!(office.auditor.get::<DeskStock>(&StockPage::default()).await.rows.is_empty());
    let mut changes = before.changes(&company.world.table().await);
    changes.remove("SESSION");
    assert!(changes.is_empty(), "{changes:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_begins_with_both_authenticators() {
    // Source: rules 4 "desk: everything that writes": Y, Y.
    let office = Office::alone().await;
    let file = File::csv(&office, csv(&["099000001"]));
    office.sends(&file).await;
    let (clerk, nothing) = (&office.clerk, Proof::default());
    for (proof, told) in
        [(nothing, "proof confirmation_password missing"), (clerk.confirmed(), "proof second_factor missing")]
    {
        assert_eq!(clerk.send::<DeskImport>(&file.import(false), &proof).await.told(), told);
    }
    assert!(office.world.table().await.of("STOCK").is_empty());
    assert_eq!(
        on(clerk, &file).await.told(),
        "denied not_begun",
        "going on asks for none, and begins nothing"
    );
    assert_eq!(clerk.send::<DeskImport>(&file.import(false), &clerk.proof()).await.told(), "done");
    assert_eq!(office.seen().await, ["099000001"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_what_its_name_says() {
    // Source: the attack of a clerk who puts another file under a name that was checked.
    let office = Office::alone().await;
    let (good, other) = (csv(&["099000001"]), csv(&["099000002"]));
    let file = File::csv(&office, good);
    let forged = File { name: file.name.clone(), ..File::csv(&office, other) };
    office.sends(&forged).await;
    for dry_run in [true, false] {
        let answer = office.clerk.send::<DeskImport>(&file.import(dry_run), &office.clerk.proof()).await;
        assert_eq!(answer.told(), "denied other_file");
    }
    office.sends(&file).await;
    assert_eq!(
        office.clerk.send::<DeskImport>(&file.import(false), &office.clerk.proof()).await.told(),
        "done"
    );
    assert_eq!(office.seen().await, ["099000001"], "sending a part again puts it in place of itself");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_that_are_missing_late_or_too_many_are_told() {
    let office = Office::alone().await;
    let text = csv(&["099000001", "099000002"]);
    let file = File::new(&office, text, shared::domain::device_file::DeviceFileFormat::Csv, 100);
    assert_eq!(file.parts(), 2);
    let import = async |input: &ImportStock| {
        office.clerk.send::<DeskImport>(input, &office.clerk.proof()).await.told()
    };
    assert_eq!(import(&file.import(true)).await, "denied part_missing", "nothing was ever sent");
    let (first, last) = (file.part(0), file.part(1));
    let send =
        async |part: &UploadPart| office.clerk.send::<DeskUploadPart>(part, &Proof::default()).await.told();
    assert_eq!(send(&last).await, "done");
    assert_eq!(import(&file.import(true)).await, "denied part_missing");
    assert_eq!(send(&first).await, "done");
    let swapped = UploadPart { bytes: last.bytes.clone(), ..first.clone() };
    assert_eq!(send(&swapped).await, "done");
    assert_eq!(import(&file.import(true)).await, "denied other_file");
    assert_eq!(send(&first).await, "done");
    assert_eq!(import(&file.import(true)).await, "done");
    for (part, told) in [
        (UploadPart { parts: 65, ..first.clone() }, "denied too_many_parts"),
        (UploadPart { parts: 0, ..first.clone() }, "field input.parts required"),
        (UploadPart { part: 2, ..first.clone() }, "field input.part malformed"),
        (UploadPart { bytes: Secret::new(""), ..first.clone() }, "field input.bytes required"),
        (UploadPart { bytes: Secret::new("%"), ..first.clone() }, "field input.bytes malformed"),
        (
            UploadPart {
                bytes: Secret::new(data_encoding::BASE64.encode(&vec![0; 256 * 1024 + 1])),
                ..first.clone()
            },
            "field input.bytes too_long",
        ),
        (UploadPart { file: "assigned".try_into().unwrap(), ..first.clone() }, "field input.file malformed"),
    ] {
        assert_eq!(send(&part).await, told);
    }
    for (input, told) in [
        (ImportStock { parts: 65, ..file.import(true) }, "denied too_many_parts"),
        (ImportStock { parts: 0, ..file.import(true) }, "field input.parts required"),
        (ImportStock { parts: 1, ..file.import(true) }, "denied other_file"),
        (ImportStock { file: "x".try_into().unwrap(), ..file.import(true) }, "field input.file malformed"),
        (ImportStock { key: Some(Secret::new("no hex")), ..file.import(true) }, "field input.key malformed"),
    ] {
        assert_eq!(import(&input).await, told);
    }
    let largest = File::csv(&office, vec![b'x'; 256 * 1024]);
    assert_eq!(send(&largest.part(0)).await, "done", "the largest part goes through");
    office.world.clock.pass(86_400);
    let clerk = office.stranger().sign_in(&office.clerk.person).await;
    clerk.proves().await;
    let answer = clerk.send::<DeskImport>(&file.import(false), &clerk.proof()).await;
    assert_eq!(answer.told(), "denied part_missing", "a day is over");
}
