//! A tour of everything that is done with procedures, for whoever watches what it does to the table.

use super::{ADDRESS, addition, open, reissue};
use crate::harness::{Actor, Company, Desk, OWN, SPARE, STOCKED, account, address, named, serial};
use shared::domain::device::ReportReason;
use shared::domain::procedure::{FormerMaster, Lost, NewCompany, ProcedureForm, Step};
use shared::operations::desk::{
    DeskExecute, DeskReceive, DeskReject, DeskReportLoss, DeskReturnDevice, Execute, Opens, ProcedureNamed,
    Receive, ReportLoss,
};
use shared::operations::procedures::{ProceduresWithdraw, WhichProcedure};
use shared::operations::proof::Proof;

/// The tour, in a company of its own.
pub async fn tour() -> Company {
    let (company, desk) = open().await;
    let (master, foreigner) = (&company.master, &company.foreigner);
    let reset = ProcedureForm::PasswordReset { user: foreigner.user(), lost: Lost::Both };
    assert_eq!(foreigner.files(reset.clone()).await.told(), "denied on_screen");
    let reissued = company.administrator.filed(reissue(OWN, ReportReason::Faulty)).await;
    let withdrawn = WhichProcedure { id: master.filed(addition(1)).await.id };
    assert_eq!(master.send::<ProceduresWithdraw>(&withdrawn, &Proof::default()).await.told(), "done");
    let solo = crate::harness::open(&company.world, "solo", "solo0001", "seventyseven", &[]).await;
    let first = solo.filed(addition(1)).await;
    let mut reject = Desk::step("solo", &first.id, Step::Filed);
    reject.note = Some("申込書不備".try_into().unwrap());
    assert_eq!(desk.clerk.works::<DeskReject>(&reject).await.told(), "done");
    let procedure = named("midori", &reissued.id);
    desk.executes(&procedure, Step::Filed, &STOCKED[..1]).await;
    desk.delivers(&procedure, &address(ADDRESS)).await;
    let back = Desk::step("midori", &reissued.id, Step::Delivered);
    assert_eq!(desk.clerk.works::<DeskReturnDevice>(&back).await.told(), "done");
    let loss = ReportLoss {
        contract: "midori".try_into().unwrap(),
        serial: serial(SPARE),
        reason: ReportReason::Lost,
        call_back: "022-000-0000".try_into().unwrap(),
    };
    assert_eq!(desk.clerk.works::<DeskReportLoss>(&loss).await.told(), "done");
    let (to, former) = (company.administrator.user(), FormerMaster::Administrator);
    for (contract, form) in [
        ("sakura", reset),
        ("midori", ProcedureForm::StopRelease { serial: serial(SPARE) }),
        ("midori", ProcedureForm::Revocation { users: vec![company.payer.user()] }),
        ("midori", ProcedureForm::MasterChange { to, former }),
        ("midori", ProcedureForm::PlanChange { plan_users: 99 }),
        ("sakura", ProcedureForm::Cancellation {}),
    ] {
        let desk = desk.again().await;
        let received = desk.receives(contract, form).await;
        desk.executes(&named(contract, &received.procedure.id), Step::Received, &[]).await;
    }
    apply(&desk.again().await).await;
    company
}

/// A contract is opened for a new company; the first number is taken.
async fn apply(desk: &Desk) {
    let newcomer = NewCompany {
        name: "朝日商店".try_into().unwrap(),
        address: address("仙台市青葉区本町1-1"),
        account: account(),
        master_name: "朝日 太郎".try_into().unwrap(),
        mail: "taro@asahi.example".try_into().unwrap(),
        plan_users: 20,
    };
    let form = ProcedureForm::NewApplication { company: newcomer };
    let received = desk.clerk.works::<DeskReceive>(&Receive { contract: None, form }).await;
    let received: shared::operations::desk::DeskProcedureView = received.output();
    let procedure = ProcedureNamed { contract: None, id: received.procedure.id };
    desk.approves(&procedure, Step::Received).await;
    for (contract, told) in [("midori", "denied contract_exists"), ("asahi", "done")] {
        let opens = Some(Opens { contract: contract.try_into().unwrap(), policy: "seventyseven".into() });
        let input = Execute { opens, ..Desk::execution(&procedure, &STOCKED[1..2]) };
        assert_eq!(desk.clerk.works::<DeskExecute>(&input).await.told(), told, "{contract}");
    }
}
