//! Words of the desk, and the reasons of its rules.

use super::Said;
use super::said::said;
use crate::components::ChipKind;
use crate::i18n::{Locale, td_string};
use shared::domain::contract::ContractStatus;
use shared::domain::desk::DeskRole;
use shared::domain::instant::Instant;
use shared::domain::postal::PostalAddress;
use shared::domain::procedure::{FormDenied, Step, StepDenied};

/// What somebody does at the desk.
pub fn desk_role(locale: Locale, role: DeskRole) -> &'static str {
    match role {
        DeskRole::Clerk => td_string!(locale, desk.role.clerk),
        DeskRole::Approver => td_string!(locale, desk.role.approver),
        DeskRole::Auditor => td_string!(locale, desk.role.auditor),
    }
}

/// The word of a contract's status, and how its chip looks.
pub fn contract_status(locale: Locale, status: ContractStatus) -> (ChipKind, &'static str) {
    match status {
        ContractStatus::Active => (ChipKind::Ok, td_string!(locale, desk.status.active)),
        ContractStatus::Opened => (ChipKind::Warm, td_string!(locale, desk.status.opened)),
        ContractStatus::Stopped => (ChipKind::Bad, td_string!(locale, desk.status.stopped)),
        ContractStatus::Cancelled => (ChipKind::Neutral, td_string!(locale, desk.status.cancelled)),
    }
}

/// A postal address on one line.
pub fn address(locale: Locale, address: &PostalAddress) -> String {
    td_string!(locale, desk.address, code = address.code.as_str(), line = address.line.as_str()).to_string()
}

/// What is to be done next with a procedure whose last step was this one.
pub fn awaits(locale: Locale, step: Step) -> &'static str {
    match step {
        Step::Filed => td_string!(locale, desk.queue.filed),
        Step::Received => td_string!(locale, desk.queue.received),
        Step::Checked => td_string!(locale, desk.queue.checked),
        Step::Approved => td_string!(locale, desk.queue.approved),
        Step::Executed => td_string!(locale, desk.queue.executed),
        Step::Shipped => td_string!(locale, desk.queue.shipped),
        Step::Delivered | Step::Rejected | Step::Withdrawn => super::step(locale, step),
    }
}

/// How long ago something was, in the largest unit.
pub fn age(locale: Locale, at: Instant, now: Instant) -> String {
    let minutes = now.0.saturating_sub(at.0).max(0) / 60_000;
    match (minutes, minutes / 60, minutes / 60 / 24) {
        (0, ..) => td_string!(locale, desk.age.now).to_owned(),
        (minutes, 0, _) => td_string!(locale, desk.age.minutes, count = minutes).to_string(),
        (_, hours, 0) => td_string!(locale, desk.age.hours, count = hours).to_string(),
        (.., days) => td_string!(locale, desk.age.days, count = days).to_string(),
    }
}

/// The name of an operation of the procedures' desk; `None` for any other.
pub fn desk_work(locale: Locale, name: &str) -> Option<&'static str> {
    let text = match name {
        "desk.queue" => td_string!(locale, desk.operation.queue),
        "desk.procedure" => td_string!(locale, desk.operation.procedure),
        "desk.receive" => td_string!(locale, desk.operation.receive),
        "desk.report-loss" => td_string!(locale, desk.operation.report_loss),
        "desk.received" => td_string!(locale, desk.operation.received),
        "desk.check" => td_string!(locale, desk.operation.check),
        "desk.approve" => td_string!(locale, desk.operation.approve),
        "desk.reject" => td_string!(locale, desk.operation.reject),
        "desk.execute" => td_string!(locale, desk.operation.execute),
        "desk.ship" => td_string!(locale, desk.operation.ship),
        "desk.deliver" => td_string!(locale, desk.operation.deliver),
        "desk.return-device" => td_string!(locale, desk.operation.return_device),
        "desk.fees" => td_string!(locale, desk.operation.fees),
        _ => return None,
    };
    Some(text)
}

/// Why a step can't be done.
pub fn step_denied(locale: Locale, reason: StepDenied) -> Said {
    match reason {
        StepDenied::NotFound => said!(locale, desk.step_denied.not_found),
        StepDenied::OutOfTurn => said!(locale, desk.step_denied.out_of_turn),
        StepDenied::RoleNotAllowed => said!(locale, desk.step_denied.role_not_allowed),
        StepDenied::SamePerson => said!(locale, desk.step_denied.same_person),
        StepDenied::DeviceCount => said!(locale, desk.step_denied.device_count),
        StepDenied::NotInStock => said!(locale, desk.step_denied.not_in_stock),
        StepDenied::Gone => said!(locale, desk.step_denied.gone),
        StepDenied::ContractEnded => said!(locale, desk.step_denied.contract_ended),
        StepDenied::ContractExists => said!(locale, desk.step_denied.contract_exists),
        StepDenied::PolicyUnknown => said!(locale, desk.step_denied.policy_unknown),
    }
}

/// Why a paper form can't be received.
pub fn paper_denied(locale: Locale, reason: FormDenied) -> Said {
    match reason {
        FormDenied::NotOffered => said!(locale, desk.form_denied.not_offered),
        FormDenied::DeviceUnknown => said!(locale, desk.form_denied.device_unknown),
        FormDenied::UserUnknown => said!(locale, desk.form_denied.user_unknown),
        FormDenied::Quantity => said!(locale, desk.form_denied.quantity),
        FormDenied::AlreadyReported => said!(locale, desk.form_denied.already_reported),
        FormDenied::NotStopped => said!(locale, desk.form_denied.not_stopped),
        FormDenied::OnScreen => said!(locale, desk.form_denied.on_screen),
        FormDenied::NotMaster => said!(locale, desk.form_denied.not_master),
        FormDenied::UnderWay => said!(locale, desk.form_denied.under_way),
        FormDenied::NothingChanged => said!(locale, desk.form_denied.nothing_changed),
        FormDenied::Plan => said!(locale, desk.form_denied.plan),
        FormDenied::ContractEnded => said!(locale, desk.form_denied.contract_ended),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_the_largest_unit() {
        let now = Instant(1_795_253_107_000);
        for (seconds, expected) in [
            (59, "たった今"),
            (60, "1分前"),
            (3599, "59分前"),
            (3600, "1時間前"),
            (86_399, "23時間前"),
            (3 * 86_400, "3日前"),
        ] {
            assert_eq!(age(Locale::ja, now.minus_seconds(seconds), now), expected);
        }
        assert_eq!(age(Locale::ja, now.plus_seconds(5), now), "たった今");
    }
}
