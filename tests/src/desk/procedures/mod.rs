//! Procedures from the form to the customer's hands.

mod cancelled;
mod codes;
mod fees;
mod filing;
mod forms;
mod journey;
mod queue;
mod races;
mod steps;
mod tour;

pub use tour::tour;

use crate::harness::{Company, Desk, SignedIn, World, address, contract_with};
use shared::domain::device::ReportReason;
use shared::domain::id::{ProcedureId, Serial};
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::desk::{DeskProcedure, DeskProcedureView, ProcedureNamed};
use shared::operations::procedures::{ProcedureView, ProceduresView, WhichProcedure};
use std::sync::Arc;

/// The registered address of the company.
const ADDRESS: &str = "仙台市青葉区中央1-2-3";

/// A company with a registered address, and the desk.
async fn open() -> (Company, Desk) {
    open_in(World::new().await).await
}

/// The same in a bank that is set up in some way.
async fn open_in(world: Arc<World>) -> (Company, Desk) {
    let company = Company::in_world(world).await;
    contract_with(&company.world, "midori", |contract| contract.address = Some(address(ADDRESS))).await;
    let desk = Desk::open(&company.world).await;
    crate::harness::stocked(&company.world, &crate::harness::STOCKED).await;
    (company, desk)
}

/// A procedure that was carried out, and is owed for.
pub async fn charged(company: &Company, desk: &Desk) {
    crate::harness::stocked(&company.world, &crate::harness::STOCKED).await;
    let filed = company.master.filed(addition(1)).await;
    let procedure = crate::harness::named("midori", &filed.id);
    desk.executes(&procedure, Step::Filed, &crate::harness::STOCKED[..1]).await;
}

fn addition(quantity: u8) -> ProcedureForm {
    ProcedureForm::TokenAddition { quantity }
}

fn reissue(serial: &str, reason: ReportReason) -> ProcedureForm {
    let serial = Serial::try_from(serial).unwrap();
    ProcedureForm::TokenReissue { serial, reason, returned: false }
}

/// The procedure as somebody of the company sees it.
async fn seen(actor: &SignedIn, id: &ProcedureId) -> ProcedureView {
    use crate::harness::Actor;
    actor.get::<ProceduresView>(&WhichProcedure { id: id.clone() }).await
}

/// The procedure as somebody at the desk sees it.
async fn shown(actor: &SignedIn, procedure: &ProcedureNamed) -> DeskProcedureView {
    use crate::harness::Actor;
    actor.get::<DeskProcedure>(procedure).await
}

fn steps(view: &ProcedureView) -> Vec<Step> {
    view.steps.iter().map(|step| step.step).collect()
}
