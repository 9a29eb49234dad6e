use super::{ADDRESS, addition, open, reissue, seen, shown};
use crate::harness::{Actor, Desk, OWN, SHARED, STOCKED, address, contract_with, named, serial};
use shared::domain::device::ReportReason;
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::desk::{
    DeskApprove, DeskCheck, DeskDeliver, DeskExecute, DeskProcedure, DeskReceived, DeskReject,
    DeskReportLoss, DeskShip, ProcedureNamed, ReportLoss, Ship, StepNamed,
};
use shared::operations::procedures::{
    ProcedureList, ProcedurePage, ProceduresList, ProceduresView, ProceduresWithdraw, WhichProcedure,
};
use shared::operations::proof::Proof;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn steps_are_done_in_turn_by_whoever_may() {
    // Source: issue 4 "a procedure's steps can't be skipped, done twice, or approved by the person who checked it".
    let (company, desk) = open().await;
    let filed = company.master.filed(addition(1)).await;
    let at = |after| Desk::step("midori", &filed.id, after);
    let out_of_turn = "denied out_of_turn";
    assert_eq!(desk.clerk.works::<DeskCheck>(&at(Step::Filed)).await.told(), out_of_turn);
    assert_eq!(desk.approver.works::<DeskApprove>(&at(Step::Filed)).await.told(), out_of_turn);
    let execution = Desk::execution(&named("midori", &filed.id), &STOCKED[..1]);
    assert_eq!(desk.clerk.works::<DeskExecute>(&execution).await.told(), "stale");
    assert_eq!(desk.clerk.works::<DeskReceived>(&at(Step::Filed)).await.told(), "done");
    // Once more with the page as it was, and with the page as it is now.
    assert_eq!(desk.second.works::<DeskReceived>(&at(Step::Filed)).await.told(), "stale");
    assert_eq!(desk.second.works::<DeskReceived>(&at(Step::Received)).await.told(), out_of_turn);
    // The approver checked it: another one has to approve, and there is none.
    assert_eq!(desk.approver.works::<DeskCheck>(&at(Step::Received)).await.told(), "done");
    assert_eq!(desk.approver.works::<DeskApprove>(&at(Step::Checked)).await.told(), "denied same_person");
    assert_eq!(desk.clerk.works::<DeskApprove>(&at(Step::Checked)).await.told(), "not_allowed");
    assert_eq!(desk.auditor.works::<DeskReject>(&at(Step::Checked)).await.told(), "not_allowed");
    let offers = shown(&desk.approver, &named("midori", &filed.id)).await.offers;
    let told: Vec<_> =
        offers.iter().map(|offer| (offer.step, offer.denied.map(|why| why.to_string()))).collect();
    assert_eq!(told, [(Step::Approved, Some("same_person".into())), (Step::Rejected, None)]);
    assert_eq!(company.world.table().await.of("CHARGE").len(), 0, "nothing was charged on the way");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rejection_says_why_and_ends_it() {
    let (company, desk) = open().await;
    let filed = company.master.filed(addition(1)).await;
    let mut input = Desk::step("midori", &filed.id, Step::Filed);
    assert_eq!(desk.clerk.works::<DeskReject>(&input).await.told(), "field input.note required");
    input.note = Some("印鑑が届出と異なります".try_into().unwrap());
    assert_eq!(desk.clerk.works::<DeskReject>(&input).await.told(), "done");
    let seen = seen(&company.master, &filed.id).await;
    assert_eq!(seen.steps.last().unwrap().note.as_deref(), Some("印鑑が届出と異なります"));
    assert!(seen.expected.is_none() && !seen.can_be_withdrawn);
    let told = company.master.notices().await;
    let mark = told.last().unwrap().procedure.clone().unwrap();
    assert_eq!((mark.id, mark.note.as_deref()), (filed.id.clone(), Some("印鑑が届出と異なります")));
    input.after = Step::Rejected;
    assert_eq!(desk.clerk.works::<DeskReject>(&input).await.told(), "denied out_of_turn");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_another_company_s_does_not_exist() {
    // Source: architecture, invariant 6.
    let (company, desk) = open().await;
    let filed = company.master.filed(addition(1)).await;
    let which = |id: &str| WhichProcedure { id: id.try_into().unwrap() };
    for (theirs, nothing) in [
        (
            company.foreigner.send::<ProceduresView>(&which(filed.id.as_str()), &Proof::default()).await,
            company.foreigner.send::<ProceduresView>(&which("nothing"), &Proof::default()).await,
        ),
        (
            company.foreigner.send::<ProceduresWithdraw>(&which(filed.id.as_str()), &Proof::default()).await,
            company.foreigner.send::<ProceduresWithdraw>(&which("nothing"), &Proof::default()).await,
        ),
    ] {
        crate::refusals::same("procedures", &theirs, &nothing);
        assert_eq!(theirs.told(), "denied not_found");
    }
    // At the desk a procedure is found by its own company only, and the desk is no company.
    for contract in [Some("sakura"), Some("desk"), Some("nobody"), None] {
        let contract = contract.map(|text| text.try_into().unwrap());
        let procedure = ProcedureNamed { contract, id: filed.id.clone() };
        let asked = desk.clerk.send::<DeskProcedure>(&procedure, &Proof::default()).await;
        assert_eq!(asked.told(), "denied not_found");
        let input = StepNamed { procedure, after: Step::Filed, note: None };
        assert_eq!(desk.clerk.works::<DeskReceived>(&input).await.told(), "denied not_found");
    }
    let loss = |contract: &str, device: &str| ReportLoss {
        contract: contract.try_into().unwrap(),
        serial: serial(device),
        reason: ReportReason::Lost,
        call_back: "佐藤様 022-000-0000".try_into().unwrap(),
    };
    for (contract, device) in [("sakura", OWN), ("desk", crate::harness::DESK_DEVICES[1]), ("nobody", OWN)] {
        let told = desk.clerk.works::<DeskReportLoss>(&loss(contract, device)).await.told();
        assert_eq!(told, "denied device_unknown", "{contract}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn general_users_see_what_concerns_them() {
    // Source: declaration of `procedures.list`.
    let (company, _) = open().await;
    let general = company.clerk.filed(reissue(SHARED, ReportReason::Lost)).await;
    company.world.clock.next_code();
    let master = company.master.filed(addition(1)).await;
    let list = async |actor: &crate::harness::SignedIn| {
        let list: ProcedureList = actor.get::<ProceduresList>(&ProcedurePage::default()).await;
        list.procedures.into_iter().map(|procedure| procedure.id).collect::<Vec<_>>()
    };
    assert_eq!(list(&company.administrator).await, [master.id.clone(), general.id.clone()], "newest first");
    assert_eq!(list(&company.clerk).await, vec![general.id.clone()]);
    assert_eq!(list(&company.payer).await, []);
    let which = WhichProcedure { id: master.id };
    let asked = company.clerk.send::<ProceduresView>(&which, &Proof::default()).await;
    assert_eq!(asked.told(), "denied not_found");
    // Nor do they withdraw a colleague's.
    let which = WhichProcedure { id: general.id };
    let asked = company.payer.send::<ProceduresWithdraw>(&which, &Proof::default()).await;
    assert_eq!(asked.told(), "denied not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parcel_goes_to_the_registered_address_and_keeps_it() {
    // Source: 77 seed Q7 郵送先を個別でご指定いただくことはできません; issue 4 "an address change mid-shipment".
    let (company, desk) = open().await;
    let filed = company.master.filed(addition(1)).await;
    let procedure = named("midori", &filed.id);
    desk.executes(&procedure, Step::Filed, &STOCKED[..1]).await;
    let ship = |line: &str| Ship {
        procedure: procedure.clone(),
        after: Step::Executed,
        address: address(line),
        parcel: None,
    };
    assert_eq!(desk.clerk.works::<DeskShip>(&ship("よそ1-1")).await.told(), "stale", "nowhere else");
    // The company moves while the label is being printed: the page shows an address of yesterday.
    contract_with(&company.world, "midori", |contract| contract.address = Some(address("移転先2-2"))).await;
    assert_eq!(desk.clerk.works::<DeskShip>(&ship(ADDRESS)).await.told(), "stale");
    assert_eq!(desk.clerk.works::<DeskShip>(&ship("移転先2-2")).await.told(), "done");
    contract_with(&company.world, "midori", |contract| contract.address = Some(address("その次3-3"))).await;
    let delivered = Desk::step("midori", &filed.id, Step::Shipped);
    assert_eq!(desk.clerk.works::<DeskDeliver>(&delivered).await.told(), "done");
    let shipped = shown(&desk.clerk, &procedure).await.procedure.shipment.unwrap();
    assert_eq!(shipped.address, address("移転先2-2"), "where it went");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_released_by_a_detour_without_two_people_of_the_desk() {
    // Source: architecture, invariant 5; 77 seed Q4 ハードウェアトークンが1つの場合.
    let (company, desk) = open().await;
    company.stop_shared().await;
    let release = || ProcedureForm::StopRelease { serial: serial(SHARED) };
    // A colleague on another device can: nobody needs the bank, whoever asks.
    for actor in [&company.master, &company.clerk, &company.administrator] {
        assert_eq!(actor.files(release()).await.told(), "denied on_screen");
    }
    // The other device is reported: nobody can any more.
    company.administrator.filed(reissue(OWN, ReportReason::Faulty)).await;
    let filed = company.clerk.filed(release()).await;
    assert_eq!(company.master.files(release()).await.told(), "denied under_way");
    let procedure = named("midori", &filed.id);
    let stopped = async || {
        let stored = company.world.bank.store.keyring(&"midori".try_into().unwrap()).await.unwrap();
        let device = stored.devices.iter().find(|device| device.value.serial == serial(SHARED)).unwrap();
        device.value.otp.stopped_at.is_some()
    };
    // One person at the desk, whatever they try, frees nobody.
    let execution = Desk::execution(&procedure, &[]);
    let at = |after| Desk::step("midori", &filed.id, after);
    assert_eq!(desk.approver.works::<DeskExecute>(&execution).await.told(), "stale");
    assert_eq!(desk.approver.works::<DeskReceived>(&at(Step::Filed)).await.told(), "done");
    assert_eq!(desk.approver.works::<DeskCheck>(&at(Step::Received)).await.told(), "done");
    assert_eq!(desk.approver.works::<DeskApprove>(&at(Step::Checked)).await.told(), "denied same_person");
    assert_eq!(desk.approver.works::<DeskExecute>(&execution).await.told(), "stale");
    assert!(stopped().await);
    let other = crate::harness::joins(
        &company.world,
        "shonin02",
        shared::domain::desk::DeskRole::Approver,
        Some(crate::harness::DESK_DEVICES[4]),
    )
    .await;
    assert_eq!(other.works::<DeskApprove>(&at(Step::Checked)).await.told(), "done");
    assert_eq!(other.works::<DeskExecute>(&execution).await.told(), "done");
    assert!(!stopped().await, "all who share it are free at once");
}
