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
    let rejects = done <= Step::Approved;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Yen;
    use crate::domain::fee::{FeeReason, Quote};
    use crate::domain::procedure::{Channel, Priority, ProcedureForm};
    use strum::IntoEnumIterator;

    fn clerk(id: &str, role: DeskRole) -> Clerk {
        let named = Named { user: id.try_into().unwrap(), name: id.try_into().unwrap() };
        Clerk { named, role }
    }

    fn filed(form: ProcedureForm) -> Procedure {
        Procedure {
            id: "p".try_into().unwrap(),
            number: "7K4M-2Q9X".into(),
            contract: None,
            opened: None,
            form,
            channel: Channel::Screen,
            filed_by: None,
            steps: vec![StepDone { step: Step::Filed, at: Instant(1), by: None, note: None }],
            quote: Quote {
                reason: FeeReason::Free,
                yen: Yen::default(),
                if_returned: None,
                takes_first: false,
            },
            priority: Priority::Ordinary,
            serials: Vec::new(),
            shipment: None,
            returned_at: None,
        }
    }

    fn after(procedure: &Procedure, steps: &[(Step, &Clerk)]) -> Procedure {
        let step = |before: Procedure, (step, clerk): &(Step, &Clerk)| {
            advance(&before, *step, clerk, None, Instant(2)).unwrap()
        };
        steps.iter().fold(procedure.clone(), step)
    }

    #[test]
    fn steps_can_neither_be_skipped_nor_done_twice() {
        // Source: issue 4 "a procedure's steps can't be skipped, done twice"; domain 12.
        let (one, two) = (clerk("one", DeskRole::Approver), clerk("two", DeskRole::Approver));
        let way = [
            (Step::Received, &one),
            (Step::Checked, &one),
            (Step::Approved, &two),
            (Step::Executed, &one),
            (Step::Shipped, &one),
            (Step::Delivered, &one),
        ];
        for (form, last) in
            [(ProcedureForm::TokenAddition { quantity: 1 }, 6), (ProcedureForm::Cancellation {}, 4)]
        {
            let start = filed(form);
            for done in 0..=last {
                let at = after(&start, &way[..done]);
                let next = way[..last].get(done).map(|(step, _)| *step);
                for step in Step::iter() {
                    let rejects = step == Step::Rejected && done <= 3;
                    let may = next == Some(step) || rejects;
                    let told = judge(&at, step, &two);
                    assert_eq!(told.is_ok(), may, "{:?}: {step} after {}", at.form, at.step());
                    assert!(may || told == Err(StepDenied::OutOfTurn), "{step}");
                }
                assert_eq!(at.is_over(), done == last);
            }
        }
    }

    #[test]
    fn nothing_follows_a_rejection_or_a_withdrawal() {
        let one = clerk("one", DeskRole::Approver);
        let mut withdrawn = filed(ProcedureForm::Cancellation {});
        let rejected = after(&withdrawn, &[(Step::Rejected, &one)]);
        withdrawn.steps.push(StepDone { step: Step::Withdrawn, at: Instant(2), by: None, note: None });
        for over in [rejected, withdrawn] {
            assert!(over.is_over() && !over.can_be_withdrawn());
            for step in Step::iter() {
                assert_eq!(judge(&over, step, &one), Err(StepDenied::OutOfTurn), "{step}");
            }
        }
    }

    #[test]
    fn whoever_checked_does_not_approve_and_auditors_do_nothing() {
        // Source: issue 4 "approved by the person who checked it", "its own roles (clerk, approver, auditor)".
        let (checker, other) = (clerk("checker", DeskRole::Approver), clerk("other", DeskRole::Approver));
        let (clerk, auditor) = (clerk("clerk", DeskRole::Clerk), clerk("auditor", DeskRole::Auditor));
        let start = filed(ProcedureForm::Cancellation {});
        let checked = after(&start, &[(Step::Received, &clerk), (Step::Checked, &checker)]);
        for (who, told) in [
            (&checker, Err(StepDenied::SamePerson)),
            (&clerk, Err(StepDenied::RoleNotAllowed)),
            (&auditor, Err(StepDenied::RoleNotAllowed)),
            (&other, Ok(())),
        ] {
            assert_eq!(judge(&checked, Step::Approved, who), told, "{}", who.named.user);
        }
        for step in [Step::Received, Step::Rejected] {
            assert_eq!(judge(&start, step, &auditor), Err(StepDenied::RoleNotAllowed), "{step}");
        }
        let approved = after(&checked, &[(Step::Approved, &other)]);
        assert_eq!(judge(&approved, Step::Executed, &auditor), Err(StepDenied::RoleNotAllowed));
        assert_eq!(judge(&approved, Step::Executed, &clerk), Ok(()), "executing is nobody's own");
    }
}
