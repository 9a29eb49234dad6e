//! 受付 → 確認 → 承認 → 実行 → 発送 → お届け: which step comes next, and who may do it.

use super::form::ProcedureKind;
use super::{Procedure, StepDone};
use crate::domain::desk::DeskRole;
use crate::domain::instant::Instant;
use crate::domain::notice::Named;
use serde::{Deserialize, Serialize};

words! {
    /// A step of a procedure.
    pub enum Step {
        /// 申込: filed on screen or by telephone; its paper is awaited.
        Filed,
        /// 受付: the paper is there.
        Received,
        /// 確認: seal and identity were checked.
        Checked,
        /// 承認: by another person.
        Approved,
        /// 実行.
        Executed,
        /// 発送.
        Shipped,
        /// お届け.
        Delivered,
        /// 差戻し: the bank refused it.
        Rejected,
        /// 取下げ: withdrawn by the customer.
        Withdrawn,
    }
}

/// A clerk at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clerk {
    /// Who.
    pub named: Named,
    /// Their role.
    pub role: DeskRole,
}

words! {
    /// Why a step can't be done, in the order in which it is found out.
    pub enum StepDenied {
        /// There is no such procedure.
        NotFound,
        /// It was done, or another one comes first.
        OutOfTurn,
        /// Auditors only look; only approvers approve.
        RoleNotAllowed,
        /// Whoever checked it does not approve it.
        SamePerson,
        /// Not as many devices as it asks for, or none for one that asks for none.
        DeviceCount,
        /// A device that is not in stock.
        NotInStock,
        /// What it is about does not exist any more.
        Gone,
        /// The contract has ended.
        ContractEnded,
        /// A contract has this number already.
        ContractExists,
        /// There is no such policy.
        PolicyUnknown,
    }
}

/// The steps of a kind, in order.
#[must_use]
pub fn path(kind: ProcedureKind) -> &'static [Step] {
    if kind.ships() {
        &[
            Step::Filed,
            Step::Received,
            Step::Checked,
            Step::Approved,
            Step::Executed,
            Step::Shipped,
            Step::Delivered,
        ]
    } else {
        &[Step::Filed, Step::Received, Step::Checked, Step::Approved, Step::Executed]
    }
}

/// What may come after the last step that was done.
#[must_use]
pub fn next_steps(procedure: &Procedure) -> Vec<Step> {
    let path = path(procedure.kind());
    let done = procedure.step();
    let Some(at) = path.iter().position(|step| *step == done) else { return Vec::new() };
    let rejects = done < Step::Approved || done == Step::Approved;
    path.get(at + 1).copied().into_iter().chain(rejects.then_some(Step::Rejected)).collect()
}

/// A step that could come next, and why the clerk who asks can't do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offer {
    /// The step.
    pub step: Step,
    /// Why not; none: they could.
    pub denied: Option<StepDenied>,
}

/// Whether `clerk` may do `step` now.
///
/// # Errors
/// Why not.
pub fn judge(procedure: &Procedure, step: Step, clerk: &Clerk) -> Result<(), StepDenied> {
    if !next_steps(procedure).contains(&step) {
        return Err(StepDenied::OutOfTurn);
    }
    let approves = step == Step::Approved;
    if clerk.role == DeskRole::Auditor || approves && clerk.role != DeskRole::Approver {
        return Err(StepDenied::RoleNotAllowed);
    }
    let checked = |done: &&StepDone| done.step == Step::Checked;
    let checker = procedure.steps.iter().find(checked).and_then(|done| done.by.as_ref());
    if approves && checker.is_some_and(|checker| checker.user == clerk.named.user) {
        return Err(StepDenied::SamePerson);
    }
    Ok(())
}

/// The procedure after a step.
///
/// # Errors
/// Why it can't be done.
pub fn advance(
    procedure: &Procedure,
    step: Step,
    clerk: &Clerk,
    note: Option<String>,
    now: Instant,
) -> Result<Procedure, StepDenied> {
    judge(procedure, step, clerk)?;
    let mut after = procedure.clone();
    after.steps.push(StepDone { step, at: now, by: Some(clerk.named.clone()), note });
    Ok(after)
}
