use super::{addition, open, reissue, seen, steps};
use crate::harness::{Actor, Company, Desk, OWN, SHARED, SPARE, World, address, fresh_key, serial};
use shared::domain::device::{DeviceState, ReportReason};
use shared::domain::fee::FeeReason;
use shared::domain::id::UserId;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{FormerMaster, Lost, NewCompany, ProcedureForm, ProcedureKind, Step};
use shared::domain::user::Role;
use shared::operations::desk::{DeskReceive, DeskReceived, DeskReportLoss, Receive, ReportLoss};
use shared::operations::procedures::{
    Catalogue, FileProcedure, Prepared, ProceduresCatalogue, ProceduresFile, ProceduresPrepare,
    ProceduresWithdraw, WhichProcedure,
};
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{TokenList, TokensList};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_catalogue_is_there_for_those_who_cannot_sign_in() {
    // Source: issue 4 "Every form also exists blank, without signing in"; 77 seed Q6, Q7, Q11.
    let world = World::new().await;
    let catalogue: Catalogue = crate::harness::Stranger(world).get::<ProceduresCatalogue>(&Empty {}).await;
    assert_eq!(catalogue.procedures.len(), ProcedureKind::all().count());
    let fees = [&catalogue.fees.addition, &catalogue.fees.reissue, &catalogue.fees.faulty_returned];
    assert_eq!(fees.map(|yen| yen.amount()), [2200, 2200, 0]);
    let addition =
        catalogue.procedures.iter().find(|terms| terms.kind == ProcedureKind::TokenAddition).unwrap();
    assert_eq!((addition.days_least, addition.days_most), (7, 10));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_of_loss_stops_at_once_also_while_the_password_is_locked() {
    // Source: rules 4 "CP where it works, never the factor in trouble"; 77 seed Q6 すみやかに.
    let company = Company::new().await;
    let payer = &company.payer;
    let report = payer.filing(reissue(SHARED, ReportReason::Stolen)).await;
    let file = async |proof: &Proof| payer.send::<ProceduresFile>(&report, proof).await.told();
    assert_eq!(file(&Proof::default()).await, "proof confirmation_password missing");
    let wrong =
        Proof { confirmation_password: Some(crate::harness::password("chigau-desu-yo")), ..Proof::default() };
    for _ in 0..6 {
        file(&wrong).await;
    }
    let page: Prepared = payer.get::<ProceduresPrepare>(&Empty {}).await;
    assert_eq!(page.excused, [ProcedureKind::TokenReissue, ProcedureKind::StopRelease]);
    assert_eq!(file(&Proof::default()).await, "done", "nothing is asked for that does not work");
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap();
    assert_eq!(token.state, DeviceState::Reported);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_told_before_is_what_it_costs() {
    // Source: issue 4 "says what it costs and how long it takes before one sends it".
    let company = Company::new().await;
    let mut input = company.master.filing(addition(2)).await;
    assert_eq!(input.quote.yen.amount(), 4400, "the first came with the contract");
    input.quote.yen = 100_u64.try_into().unwrap();
    assert_eq!(
        company.master.send::<ProceduresFile>(&input, &company.master.confirmed()).await.told(),
        "stale"
    );
    for (form, told) in [
        (addition(0), "denied quantity"),
        (addition(11), "denied quantity"),
        (reissue("099999999", ReportReason::Lost), "denied device_unknown"),
        (reissue(crate::harness::FOREIGN, ReportReason::Lost), "denied device_unknown"),
        (ProcedureForm::ExpiryReplacement { serial: serial(OWN) }, "denied not_offered"),
        (ProcedureForm::PlanChange { plan_users: 50 }, "denied plan"),
        (ProcedureForm::PlanChange { plan_users: 20 }, "denied nothing_changed"),
        (ProcedureForm::LoginIdDisclosure { user: company.clerk.user() }, "denied on_screen"),
        (
            ProcedureForm::MasterChange { to: company.master.user(), former: FormerMaster::General },
            "denied nothing_changed",
        ),
        (ProcedureForm::PasswordReset { user: company.master.user(), lost: Lost::Login }, "denied on_screen"),
        (ProcedureForm::PasswordReset { user: company.clerk.user(), lost: Lost::Login }, "denied not_master"),
        (
            ProcedureForm::Unlock { user: UserId::try_from(company.foreigner.id()).unwrap() },
            "denied user_unknown",
        ),
    ] {
        assert_eq!(company.master.files(form.clone()).await.told(), told, "{form:?}");
    }
    // General users file for their own device only.
    for (form, told) in [
        (addition(1), "denied not_offered"),
        (ProcedureForm::Cancellation {}, "denied not_offered"),
        (reissue(OWN, ReportReason::Lost), "denied device_unknown"),
    ] {
        assert_eq!(company.clerk.files(form.clone()).await.told(), told, "{form:?}");
    }
    assert_eq!(company.world.table().await.of("PROCEDURE").len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_withdrawn_gives_the_free_token_back_and_leaves_the_device_stopped() {
    // Source: 77 seed Q11 1契約につき1つ無料; declaration of `procedures.withdraw`.
    let (company, desk) = open().await;
    let solo = crate::harness::open(&company.world, "asahi", "asahi001", "seventyseven", &[]).await;
    let filed = solo.filed(addition(1)).await;
    assert_eq!((filed.quote.reason, filed.quote.yen.amount()), (FeeReason::First, 0));
    assert_eq!(solo.files(addition(1)).await.told(), "denied under_way");
    let which = WhichProcedure { id: filed.id.clone() };
    let draft = solo.draft::<ProceduresWithdraw>(&which, &Proof::default()).key(&fresh_key());
    assert_eq!(draft.clone().send(&company.world).await.told(), "done");
    assert!(draft.send(&company.world).await.repeated());
    assert_eq!(solo.send::<ProceduresWithdraw>(&which, &Proof::default()).await.told(), "denied too_late");
    let again = solo.filed(addition(2)).await;
    assert_eq!(again.quote.yen.amount(), 2200, "the first is free again, the second is not");
    // Once the paper is there, it is too late.
    let received = Desk::step("asahi", &again.id, Step::Filed);
    assert_eq!(desk.clerk.works::<DeskReceived>(&received).await.told(), "done");
    let which = WhichProcedure { id: again.id.clone() };
    assert_eq!(solo.send::<ProceduresWithdraw>(&which, &Proof::default()).await.told(), "denied too_late");
    // A withdrawn report: the device stays stopped, and its reissue can be asked for again.
    let lost = company.master.filed(reissue(SPARE, ReportReason::Lost)).await;
    assert_eq!(
        company.master.files(reissue(SPARE, ReportReason::Lost)).await.told(),
        "denied already_reported"
    );
    let which = WhichProcedure { id: lost.id };
    assert_eq!(company.master.send::<ProceduresWithdraw>(&which, &Proof::default()).await.told(), "done");
    let list: TokenList = company.master.get::<TokensList>(&Empty {}).await;
    let token = list.tokens.iter().find(|token| token.serial == serial(SPARE)).unwrap();
    assert_eq!(token.state, DeviceState::Reported);
    company.master.filed(reissue(SPARE, ReportReason::Lost)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_loss_that_is_told_by_telephone_stops_at_once() {
    // Source: issue 4 "`report loss by phone` (stops at once, with a call-back reference)".
    let (company, desk) = open().await;
    let input = ReportLoss {
        contract: "midori".try_into().unwrap(),
        serial: serial(SHARED),
        reason: ReportReason::Lost,
        call_back: "佐藤様 022-000-0000".try_into().unwrap(),
    };
    let view: shared::operations::desk::DeskProcedureView =
        desk.clerk.works::<DeskReportLoss>(&input).await.output();
    assert_eq!(view.procedure.steps[0].note.as_deref(), Some("佐藤様 022-000-0000"));
    let refused = company.payer.next_proof();
    let payee = serde_json::from_value(crate::samples::payee("0000009")).unwrap();
    let told =
        company.payer.send::<shared::operations::payees::PayeesRegister>(&payee, &refused).await.told();
    assert_eq!(told, "proof second_factor device_reported");
    assert_eq!(desk.clerk.works::<DeskReportLoss>(&input).await.told(), "denied already_reported");
    let seen = seen(&company.master, &view.procedure.id).await;
    assert_eq!((steps(&seen), seen.steps[0].note.clone()), (vec![Step::Filed], None), "that is the desk's");
    let told = company.master.notices().await.pop().unwrap();
    assert_eq!((told.kind, told.sharers.len(), told.by), (NoticeKind::DeviceReported, 3, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn papers_come_to_the_counter() {
    let (company, desk) = open().await;
    let view = desk.receives("midori", addition(1)).await;
    assert_eq!(steps(&view.procedure), [Step::Filed, Step::Received]);
    // What the company could do on screen is no reason to send somebody away who brings a paper.
    company.stop_shared().await;
    desk.receives("midori", ProcedureForm::StopRelease { serial: serial(SHARED) }).await;
    let receive = |contract: Option<&str>, form: &ProcedureForm| Receive {
        contract: contract.map(|text| text.try_into().unwrap()),
        form: form.clone(),
    };
    let application = |plan_users| ProcedureForm::NewApplication {
        company: NewCompany {
            name: "朝日商店".try_into().unwrap(),
            address: address("仙台市青葉区本町1-1"),
            account: crate::harness::account(),
            master_name: "朝日 太郎".try_into().unwrap(),
            mail: "taro@asahi.example".try_into().unwrap(),
            plan_users,
        },
    };
    for (contract, form, told) in [
        (None, addition(1), "denied not_offered"),
        (None, application(50), "denied plan"),
        (None, application(20), "done"),
        (Some("midori"), application(20), "denied not_offered"),
        (Some("midori"), addition(1), "denied under_way"),
        (Some("midori"), ProcedureForm::ExpiryReplacement { serial: serial(OWN) }, "denied not_offered"),
        (Some("desk"), addition(1), "denied contract_ended"),
        (Some("nobody"), addition(1), "denied contract_ended"),
    ] {
        let answer = desk.clerk.works::<DeskReceive>(&receive(contract, &form)).await;
        assert_eq!(answer.told(), told, "{contract:?} {form:?}");
    }
    let told = company.administrator.again().await.adds("ryo00001", Role::General, &[], None).await;
    assert_eq!(told.files(reissue(SHARED, ReportReason::Lost)).await.told(), "denied device_unknown");
    let input = FileProcedure {
        form: addition(1),
        quote: company.master.again().await.filing(addition(1)).await.quote,
    };
    let at_the_desk = desk.clerk.send::<ProceduresFile>(&input, &desk.clerk.proof()).await;
    assert_eq!(at_the_desk.told(), "not_allowed");
}
