//! Mutations of procedures, ready to be sent.

use super::mutations::{Sending, keyed};
use crate::harness::{
    Actor, Company, Desk, SHARED, STOCKED, SignedIn, address, contract_with, named, serial, stocked,
};
use shared::domain::device::ReportReason;
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::Operation;
use shared::operations::desk::{
    DeskApprove, DeskCheck, DeskDeliver, DeskExecute, DeskReceive, DeskReceived, DeskReject, DeskReportLoss,
    DeskReturnDevice, DeskShip, ProcedureNamed, Ship, StepNamed,
};
use shared::operations::procedures::{ProceduresFile, ProceduresWithdraw, WhichProcedure};
use shared::operations::proof::Proof;

/// Where the company gets its post.
const ADDRESS: &str = "仙台市青葉区中央1-2-3";

fn sample<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(crate::samples::input(name)).unwrap()
}

fn reissue() -> ProcedureForm {
    let reason = ReportReason::Faulty;
    ProcedureForm::TokenReissue { serial: serial(SHARED), reason, returned: true }
}

/// A desk, and a reissue that a customer filed.
async fn filed(company: &Company) -> (Desk, ProcedureNamed) {
    contract_with(&company.world, "midori", |contract| contract.address = Some(address(ADDRESS))).await;
    let desk = Desk::open(&company.world).await;
    stocked(&company.world, &STOCKED).await;
    let filed = company.master.filed(reissue()).await;
    (desk, named("midori", &filed.id))
}

async fn executed(company: &Company) -> (Desk, ProcedureNamed) {
    let (desk, procedure) = filed(company).await;
    desk.executes(&procedure, Step::Filed, &STOCKED[..1]).await;
    (desk, procedure)
}

fn step<O: Operation<Input = StepNamed>>(
    clerk: &SignedIn,
    procedure: ProcedureNamed,
    after: Step,
) -> Sending {
    let note = Some("印鑑相違".try_into().unwrap());
    keyed(clerk.draft::<O>(&StepNamed { procedure, after, note }, &clerk.next_proof()))
}

pub async fn file(company: &Company) -> Sending {
    let input = company.master.filing(reissue()).await;
    keyed(company.master.draft::<ProceduresFile>(&input, &company.master.confirmed()))
}

pub async fn withdraw(company: &Company) -> Sending {
    let which = WhichProcedure { id: company.master.filed(reissue()).await.id };
    keyed(company.master.draft::<ProceduresWithdraw>(&which, &Proof::default()))
}

pub async fn receive(company: &Company) -> Sending {
    let clerk = Desk::open(&company.world).await.clerk;
    keyed(clerk.draft::<DeskReceive>(&sample("desk.receive"), &clerk.proof()))
}

pub async fn report_loss(company: &Company) -> Sending {
    let clerk = Desk::open(&company.world).await.clerk;
    keyed(clerk.draft::<DeskReportLoss>(&sample("desk.report-loss"), &clerk.proof()))
}

pub async fn received(company: &Company) -> Sending {
    let (desk, procedure) = filed(company).await;
    step::<DeskReceived>(&desk.clerk, procedure, Step::Filed)
}

pub async fn reject(company: &Company) -> Sending {
    let (desk, procedure) = filed(company).await;
    step::<DeskReject>(&desk.clerk, procedure, Step::Filed)
}

pub async fn check(company: &Company) -> Sending {
    let (desk, procedure) = filed(company).await;
    let input = StepNamed { procedure: procedure.clone(), after: Step::Filed, note: None };
    assert_eq!(desk.clerk.works::<DeskReceived>(&input).await.told(), "done");
    step::<DeskCheck>(&desk.second, procedure, Step::Received)
}

pub async fn approve(company: &Company) -> Sending {
    let (desk, procedure) = filed(company).await;
    let at = |after| StepNamed { procedure: procedure.clone(), after, note: None };
    assert_eq!(desk.clerk.works::<DeskReceived>(&at(Step::Filed)).await.told(), "done");
    assert_eq!(desk.clerk.works::<DeskCheck>(&at(Step::Received)).await.told(), "done");
    step::<DeskApprove>(&desk.approver, procedure, Step::Checked)
}

pub async fn execute(company: &Company) -> Sending {
    let (desk, procedure) = filed(company).await;
    desk.approves(&procedure, Step::Filed).await;
    let input = Desk::execution(&procedure, &STOCKED[..1]);
    keyed(desk.clerk.draft::<DeskExecute>(&input, &desk.clerk.next_proof()))
}

pub async fn ship(company: &Company) -> Sending {
    let (desk, procedure) = executed(company).await;
    let input = Ship { procedure, after: Step::Executed, address: address(ADDRESS), parcel: None };
    keyed(desk.clerk.draft::<DeskShip>(&input, &desk.clerk.next_proof()))
}

pub async fn deliver(company: &Company) -> Sending {
    let (desk, procedure) = executed(company).await;
    let to = address(ADDRESS);
    let input = Ship { procedure: procedure.clone(), after: Step::Executed, address: to, parcel: None };
    assert_eq!(desk.clerk.works::<DeskShip>(&input).await.told(), "done");
    step::<DeskDeliver>(&desk.clerk, procedure, Step::Shipped)
}

pub async fn return_device(company: &Company) -> Sending {
    let (desk, procedure) = executed(company).await;
    step::<DeskReturnDevice>(&desk.clerk, procedure, Step::Executed)
}
