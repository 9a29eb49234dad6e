//! Procedures as people see them: customers, and the desk.

use crate::tokens::view::name;
use shared::domain::device::Keyring;
use shared::domain::fee::{Charge, FeeReason};
use shared::domain::id::UserId;
use shared::domain::instant::CivilDate;
use shared::domain::notice::ProcedureMark;
use shared::domain::policy::BankPolicy;
use shared::domain::procedure::{Procedure, ProcedureKind, Step, StepDone, path};
use shared::domain::user::User;
use shared::operations::procedures::{ChargeView, Expected, PersonNamed, ProcedureView, StepView, Terms};

/// Who looks at a procedure.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Viewer<'a> {
    /// Somebody of the company, with its devices.
    Customer(&'a User, &'a Keyring),
    /// Somebody at the desk.
    Desk,
}

impl Viewer<'_> {
    /// Whether they see it at all [issue 4: general users see what concerns them]: what the bank itself filed for a
    /// device concerns all who share it, and who moved to the one that came of it.
    pub(crate) fn sees(self, procedure: &Procedure) -> bool {
        match self {
            Self::Customer(user, keyring) => {
                let own = keyring.link_of(&user.id).map(|link| &link.serial);
                user.role.has_administrator_rights()
                    || procedure.concerns(&user.id)
                    || own.is_some_and(|own| procedure.renews(own))
            }
            Self::Desk => true,
        }
    }

    /// Whether they may withdraw it, as long as it can be.
    pub(crate) fn withdraws(self, procedure: &Procedure) -> bool {
        match self {
            Self::Customer(user, _) => {
                let filed = procedure.filed_by.as_ref().is_some_and(|by| by.user == user.id);
                user.role.has_administrator_rights() || filed
            }
            Self::Desk => false,
        }
    }
}

/// How many days a kind takes: fewest, and most usually.
fn days(policy: &BankPolicy, kind: ProcedureKind) -> (u32, u32) {
    let figures = &policy.procedures;
    if kind.ships() {
        (figures.delivery_days_least, figures.delivery_days_most)
    } else {
        (figures.work_days, figures.work_days)
    }
}

/// The terms of a kind.
pub(crate) fn terms(policy: &BankPolicy, kind: ProcedureKind) -> Terms {
    let (days_least, days_most) = days(policy, kind);
    Terms {
        kind,
        path: path(kind).to_vec(),
        days_least,
        days_most,
        on_screen: kind.on_screen(),
        for_anybody: kind.for_anybody(),
    }
}

/// When it may be done: devices from the filing on [77 seed Q7 お申込みから], other work from the receipt of the paper.
fn expected(policy: &BankPolicy, procedure: &Procedure) -> Option<Expected> {
    let received = procedure.steps.iter().find(|done| done.step == Step::Received).map(|done| done.at);
    let from = received.filter(|_| !procedure.kind().ships()).unwrap_or(procedure.filed_at());
    let (day, (least, most)) = (CivilDate::in_japan(from), days(policy, procedure.kind()));
    let open = !procedure.is_over();
    open.then(|| Expected { least: day.plus_days(least), most: day.plus_days(most) })
}

fn step(viewer: Viewer<'_>, done: &StepDone) -> StepView {
    let desk = matches!(viewer, Viewer::Desk);
    // What clerks note for each other is theirs; a customer is told why something was rejected.
    let told = desk || done.step == Step::Rejected;
    StepView {
        step: done.step,
        at: done.at,
        by: done.by.as_ref().filter(|_| desk).map(|by| by.name.clone()),
        note: done.note.clone().filter(|_| told),
    }
}

/// A procedure with its progress.
pub(crate) fn procedure(
    viewer: Viewer<'_>,
    policy: &BankPolicy,
    users: &[User],
    procedure: &Procedure,
    charge: Option<&Charge>,
) -> ProcedureView {
    let named = |user: &UserId| Some(PersonNamed { user: user.clone(), name: name(users, user)? });
    ProcedureView {
        id: procedure.id.clone(),
        number: procedure.number.clone(),
        form: procedure.form.clone(),
        people: procedure.form.people().into_iter().filter_map(named).collect(),
        channel: procedure.channel,
        priority: procedure.priority,
        filed_by: procedure.filed_by.as_ref().map(|by| by.name.clone()),
        path: path(procedure.kind()).to_vec(),
        steps: procedure.steps.iter().map(|done| step(viewer, done)).collect(),
        quote: procedure.quote,
        charge: charge.map(|charge| ChargeView {
            reason: charge.reason,
            yen: charge.yen,
            at: charge.at,
            refunded_at: charge.refunded_at,
            refunded: charge.given_back(),
        }),
        expected: expected(policy, procedure),
        serials: procedure.serials.clone(),
        shipment: procedure.shipment.clone(),
        returned_at: procedure.returned_at,
        can_be_withdrawn: procedure.can_be_withdrawn() && viewer.withdraws(procedure),
    }
}

/// What a notice says of a procedure.
pub(crate) fn mark(procedure: &Procedure) -> ProcedureMark {
    ProcedureMark {
        id: procedure.id.clone(),
        number: procedure.number.clone(),
        kind: procedure.kind(),
        yen: (procedure.quote.reason != FeeReason::Free).then_some(procedure.quote.yen),
        note: None,
    }
}
