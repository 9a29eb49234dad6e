use super::{import, report, seen};
use crate::harness::{Actor, Company, Fault, Target, csv, import_of, serial};
use futures::future::join_all;
use shared::domain::user::Role;
use shared::operations::bank::ImportReport;
use shared::operations::proof::Proof;
use shared::operations::tokens::{Register, TokensRegister};

const NEW: [&str; 2] = ["099000001", "099000002"];

/// Transactions of an import of a few devices: the record, the devices, the flip.
const STEPS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_ends_early_is_seen_by_nobody_and_can_be_sent_again() {
    // Source: rules 5 "readers ignore what is not flipped"; architecture 8.3.
    for step in 0..STEPS {
        for fault in [Fault::LostBefore, Fault::LostAfter, Fault::Throttled] {
            let company = Company::new().await;
            let newcomer = company.master.adds("ryo00001", Role::General, &[], None).await;
            company.world.shelf.place(&csv(&NEW));
            company.world.faults.arm(fault, Target { action: "TransactWriteItems", after: step, times: 9 });
            let answer = import(&company.world, &import_of("midori", &csv(&NEW))).await;
            assert_eq!(answer.told(), "unavailable", "{fault:?} at {step}");
            assert!(company.world.faults.disarm() > 0, "{fault:?} at {step}");
            let flipped = step == STEPS - 1 && fault == Fault::LostAfter;
            assert_eq!(seen(&company).await.len(), if flipped { 5 } else { 3 }, "{fault:?} at {step}");
            if !flipped {
                let proof = Proof { otp: Some(company.world.shelf.code(NEW[0])), ..newcomer.confirmed() };
                let answer =
                    newcomer.send::<TokensRegister>(&Register { serial: serial(NEW[0]) }, &proof).await;
                assert_eq!(answer.told(), "denied not_recognised", "like one that does not exist");
            }
            let again = report(&company.world, "midori", &csv(&NEW)).await;
            assert!(again.live && again.repeated == flipped, "{fault:?} at {step}");
            assert_eq!(seen(&company).await.len(), 5);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_file_takes_over_what_a_dead_import_left() {
    // Source: rules 5: a claim of an import that never became live does not stand.
    for contract in ["midori", "sakura"] {
        let company = Company::new().await;
        company
            .world
            .faults
            .arm(Fault::LostBefore, Target { action: "TransactWriteItems", after: STEPS - 1, times: 9 });
        let answer = import(&company.world, &import_of("midori", &csv(&NEW))).await;
        assert_eq!((answer.told(), company.world.faults.disarm() > 0), ("unavailable".into(), true));
        let other = csv(&[NEW[0], "099000003"]);
        let taken = report(&company.world, contract, &other).await;
        assert!(taken.live, "{contract}: {taken:?}");
        assert_eq!(seen(&company).await.len(), if contract == "midori" { 5 } else { 3 });
        let late: ImportReport = report(&company.world, "midori", &csv(&NEW)).await;
        assert!(!late.live, "the first file can't come to life any more: {late:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_imports_of_the_same_serial_at_once_one_wins() {
    // Source: issue, item 6; architecture 5 "uniqueness is a marker item in the same transaction".
    let company = Company::new().await;
    let files: Vec<(&str, String)> = (0..4)
        .map(|at| {
            (if at % 2 == 0 { "midori" } else { "sakura" }, csv(&["099000001", &format!("09910000{at}")]))
        })
        .collect();
    let sent = files.iter().map(|(contract, file)| {
        let (world, input) = (company.world.clone(), import_of(contract, file));
        tokio::spawn(async move { import(&world, &input).await })
    });
    let answers: Vec<_> = join_all(sent).await.into_iter().map(Result::unwrap).collect();
    let live = answers.iter().filter(|answer| answer.status == 200 && answer.output::<ImportReport>().live);
    assert!(live.count() <= 1, "{answers:?}");
    assert!(answers.iter().all(|answer| answer.status < 500), "{answers:?}");
    // Who was overtaken may send the file again; in the end exactly one contract has the device.
    let mut winners = 0;
    for (contract, file) in &files {
        winners += usize::from(report(&company.world, contract, file).await.live);
    }
    assert_eq!(winners, 1);
}
