//! What happens at once.

use super::{addition, open, reissue};
use crate::harness::{Actor, Answer, Desk, SHARED, named};
use futures::future::join_all;
use shared::domain::device::ReportReason;
use shared::domain::procedure::{FormerMaster, LoginMethod, ProcedureForm, Step};
use shared::operations::desk::{DeskApprove, DeskReceive, DeskReceived, Receive};
use shared::operations::procedures::{ProceduresFile, ProceduresWithdraw, WhichProcedure};
use shared::operations::proof::Proof;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_loss_that_two_people_report_at_once_is_one_procedure() {
    let (company, _) = open().await;
    let input = company.master.filing(reissue(SHARED, ReportReason::Lost)).await;
    let sent = [&company.master, &company.payer, &company.clerk, &company.administrator].map(|actor| {
        let draft = actor.draft::<ProceduresFile>(&input, &actor.confirmed());
        let world = company.world.clone();
        tokio::spawn(async move { draft.send(&world).await })
    });
    let answers: Vec<Answer> = join_all(sent).await.into_iter().map(Result::unwrap).collect();
    let told: Vec<String> = answers.iter().map(Answer::told).collect();
    assert_eq!(told.iter().filter(|told| *told == "done").count(), 1, "{told:?}");
    assert!(told.iter().all(|told| told == "done" || told == "denied already_reported"), "{told:?}");
    assert_eq!(company.world.table().await.of("PROCEDURE").len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_that_two_clerks_do_at_once_is_done_once() {
    let (company, desk) = open().await;
    let filed = company.master.filed(addition(1)).await;
    let step = Desk::step("midori", &filed.id, Step::Filed);
    desk.clerk.next_proof();
    let withdraw = WhichProcedure { id: filed.id.clone() };
    let mut drafts = vec![company.master.draft::<ProceduresWithdraw>(&withdraw, &Proof::default())];
    for clerk in [&desk.clerk, &desk.second, &desk.approver] {
        drafts.push(clerk.draft::<DeskReceived>(&step, &clerk.proof()));
    }
    let sent = drafts.into_iter().map(|draft| {
        let world = company.world.clone();
        tokio::spawn(async move { draft.send(&world).await.told() })
    });
    let told: Vec<_> = join_all(sent).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(told.iter().filter(|told| *told == "done").count(), 1, "{told:?}");
    let approve = Desk::step("midori", &filed.id, Step::Checked);
    assert_eq!(desk.approver.works::<DeskApprove>(&approve).await.told(), "stale");
    assert_eq!(super::shown(&desk.auditor, &named("midori", &filed.id)).await.procedure.steps.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_equal_forms_that_name_no_device_one_is_filed() {
    // Source: issue 4 "procedures on paper that are not lost in a drawer": what is under way is not filed again.
    let (company, desk) = open().await;
    let master = &company.master;
    let filed_before = company.world.table().await.of("PROCEDURE").len();
    let forms = [
        addition(1),
        ProcedureForm::LoginMethod { method: LoginMethod::Certificate },
        ProcedureForm::MasterChange { to: company.payer.user(), former: FormerMaster::General },
    ];
    for form in &forms {
        // Two tabs of the master, a colleague, and a paper at the counter.
        let input = master.filing(form.clone()).await;
        let received = Receive { contract: Some("midori".try_into().unwrap()), form: form.clone() };
        let drafts = [
            master.draft::<ProceduresFile>(&input, &master.confirmed()),
            master.draft::<ProceduresFile>(&input, &master.confirmed()),
            company.administrator.draft::<ProceduresFile>(&input, &company.administrator.confirmed()),
            desk.clerk.draft::<DeskReceive>(&received, &desk.clerk.next_proof()),
        ];
        let sent = drafts.map(|draft| {
            let world = company.world.clone();
            tokio::spawn(async move { draft.send(&world).await.told() })
        });
        let told: Vec<_> = join_all(sent).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(told.iter().filter(|told| *told == "done").count(), 1, "{form:?}: {told:?}");
        assert!(told.iter().all(|told| told == "done" || told == "denied under_way"), "{form:?}: {told:?}");
    }
    let filed = company.world.table().await.of("PROCEDURE").len();
    assert_eq!(filed - filed_before, forms.len());
}
