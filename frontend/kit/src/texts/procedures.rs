//! Words for procedures, and the reasons of their rules.

use super::Said;
use super::said::said;
use crate::components::ChipKind;
use crate::i18n::{Locale, td_string};
use shared::domain::device::ReportReason;
use shared::domain::fee::FeeReason;
use shared::domain::procedure::{
    Channel, FormDenied, FormerMaster, LoginMethod, Lost, PinKind, Priority, ProcedureKind, Step,
};
use shared::operations::procedures::ProcedureDenied;
use shared::operations::session::StartUpRefused;

/// A procedure, as menus and histories call it.
pub fn procedure(locale: Locale, word: ProcedureKind) -> &'static str {
    match word {
        ProcedureKind::TokenAddition => td_string!(locale, procedures.kind.token_addition.name),
        ProcedureKind::TokenReissue => td_string!(locale, procedures.kind.token_reissue.name),
        ProcedureKind::ExpiryReplacement => td_string!(locale, procedures.kind.expiry_replacement.name),
        ProcedureKind::StopRelease => td_string!(locale, procedures.kind.stop_release.name),
        ProcedureKind::Revocation => td_string!(locale, procedures.kind.revocation.name),
        ProcedureKind::PasswordReset => td_string!(locale, procedures.kind.password_reset.name),
        ProcedureKind::Unlock => td_string!(locale, procedures.kind.unlock.name),
        ProcedureKind::LoginIdDisclosure => td_string!(locale, procedures.kind.login_id_disclosure.name),
        ProcedureKind::MasterChange => td_string!(locale, procedures.kind.master_change.name),
        ProcedureKind::PinChange => td_string!(locale, procedures.kind.pin_change.name),
        ProcedureKind::CertificateRevocation => {
            td_string!(locale, procedures.kind.certificate_revocation.name)
        }
        ProcedureKind::ContractData => td_string!(locale, procedures.kind.contract_data.name),
        ProcedureKind::PlanChange => td_string!(locale, procedures.kind.plan_change.name),
        ProcedureKind::LoginMethod => td_string!(locale, procedures.kind.login_method.name),
        ProcedureKind::RaisedCaps => td_string!(locale, procedures.kind.raised_caps.name),
        ProcedureKind::Cancellation => td_string!(locale, procedures.kind.cancellation.name),
        ProcedureKind::NewApplication => td_string!(locale, procedures.kind.new_application.name),
    }
}

/// The title of its paper.
pub fn procedure_form(locale: Locale, word: ProcedureKind) -> &'static str {
    match word {
        ProcedureKind::TokenAddition => td_string!(locale, procedures.kind.token_addition.form),
        ProcedureKind::TokenReissue => td_string!(locale, procedures.kind.token_reissue.form),
        ProcedureKind::ExpiryReplacement => td_string!(locale, procedures.kind.expiry_replacement.form),
        ProcedureKind::StopRelease => td_string!(locale, procedures.kind.stop_release.form),
        ProcedureKind::Revocation => td_string!(locale, procedures.kind.revocation.form),
        ProcedureKind::PasswordReset => td_string!(locale, procedures.kind.password_reset.form),
        ProcedureKind::Unlock => td_string!(locale, procedures.kind.unlock.form),
        ProcedureKind::LoginIdDisclosure => td_string!(locale, procedures.kind.login_id_disclosure.form),
        ProcedureKind::MasterChange => td_string!(locale, procedures.kind.master_change.form),
        ProcedureKind::PinChange => td_string!(locale, procedures.kind.pin_change.form),
        ProcedureKind::CertificateRevocation => {
            td_string!(locale, procedures.kind.certificate_revocation.form)
        }
        ProcedureKind::ContractData => td_string!(locale, procedures.kind.contract_data.form),
        ProcedureKind::PlanChange => td_string!(locale, procedures.kind.plan_change.form),
        ProcedureKind::LoginMethod => td_string!(locale, procedures.kind.login_method.form),
        ProcedureKind::RaisedCaps => td_string!(locale, procedures.kind.raised_caps.form),
        ProcedureKind::Cancellation => td_string!(locale, procedures.kind.cancellation.form),
        ProcedureKind::NewApplication => td_string!(locale, procedures.kind.new_application.form),
    }
}

/// What it is for.
pub fn procedure_about(locale: Locale, word: ProcedureKind) -> &'static str {
    match word {
        ProcedureKind::TokenAddition => td_string!(locale, procedures.kind.token_addition.about),
        ProcedureKind::TokenReissue => td_string!(locale, procedures.kind.token_reissue.about),
        ProcedureKind::ExpiryReplacement => td_string!(locale, procedures.kind.expiry_replacement.about),
        ProcedureKind::StopRelease => td_string!(locale, procedures.kind.stop_release.about),
        ProcedureKind::Revocation => td_string!(locale, procedures.kind.revocation.about),
        ProcedureKind::PasswordReset => td_string!(locale, procedures.kind.password_reset.about),
        ProcedureKind::Unlock => td_string!(locale, procedures.kind.unlock.about),
        ProcedureKind::LoginIdDisclosure => td_string!(locale, procedures.kind.login_id_disclosure.about),
        ProcedureKind::MasterChange => td_string!(locale, procedures.kind.master_change.about),
        ProcedureKind::PinChange => td_string!(locale, procedures.kind.pin_change.about),
        ProcedureKind::CertificateRevocation => {
            td_string!(locale, procedures.kind.certificate_revocation.about)
        }
        ProcedureKind::ContractData => td_string!(locale, procedures.kind.contract_data.about),
        ProcedureKind::PlanChange => td_string!(locale, procedures.kind.plan_change.about),
        ProcedureKind::LoginMethod => td_string!(locale, procedures.kind.login_method.about),
        ProcedureKind::RaisedCaps => td_string!(locale, procedures.kind.raised_caps.about),
        ProcedureKind::Cancellation => td_string!(locale, procedures.kind.cancellation.about),
        ProcedureKind::NewApplication => td_string!(locale, procedures.kind.new_application.about),
    }
}

/// What is to be handed in.
pub fn procedure_papers(locale: Locale, word: ProcedureKind) -> &'static str {
    match word {
        ProcedureKind::TokenAddition => td_string!(locale, procedures.kind.token_addition.papers),
        ProcedureKind::TokenReissue => td_string!(locale, procedures.kind.token_reissue.papers),
        ProcedureKind::ExpiryReplacement => td_string!(locale, procedures.kind.expiry_replacement.papers),
        ProcedureKind::StopRelease => td_string!(locale, procedures.kind.stop_release.papers),
        ProcedureKind::Revocation => td_string!(locale, procedures.kind.revocation.papers),
        ProcedureKind::PasswordReset => td_string!(locale, procedures.kind.password_reset.papers),
        ProcedureKind::Unlock => td_string!(locale, procedures.kind.unlock.papers),
        ProcedureKind::LoginIdDisclosure => td_string!(locale, procedures.kind.login_id_disclosure.papers),
        ProcedureKind::MasterChange => td_string!(locale, procedures.kind.master_change.papers),
        ProcedureKind::PinChange => td_string!(locale, procedures.kind.pin_change.papers),
        ProcedureKind::CertificateRevocation => {
            td_string!(locale, procedures.kind.certificate_revocation.papers)
        }
        ProcedureKind::ContractData => td_string!(locale, procedures.kind.contract_data.papers),
        ProcedureKind::PlanChange => td_string!(locale, procedures.kind.plan_change.papers),
        ProcedureKind::LoginMethod => td_string!(locale, procedures.kind.login_method.papers),
        ProcedureKind::RaisedCaps => td_string!(locale, procedures.kind.raised_caps.papers),
        ProcedureKind::Cancellation => td_string!(locale, procedures.kind.cancellation.papers),
        ProcedureKind::NewApplication => td_string!(locale, procedures.kind.new_application.papers),
    }
}

/// A step, as the line of steps names it.
pub fn step(locale: Locale, word: Step) -> &'static str {
    match word {
        Step::Filed => td_string!(locale, procedures.step.filed),
        Step::Received => td_string!(locale, procedures.step.received),
        Step::Checked => td_string!(locale, procedures.step.checked),
        Step::Approved => td_string!(locale, procedures.step.approved),
        Step::Executed => td_string!(locale, procedures.step.executed),
        Step::Shipped => td_string!(locale, procedures.step.shipped),
        Step::Delivered => td_string!(locale, procedures.step.delivered),
        Step::Rejected => td_string!(locale, procedures.step.rejected),
        Step::Withdrawn => td_string!(locale, procedures.step.withdrawn),
    }
}

/// How far a procedure is, as a chip.
pub fn procedure_state(locale: Locale, step: Step, over: bool) -> (ChipKind, &'static str) {
    let word = match step {
        Step::Filed => td_string!(locale, procedures.state.filed),
        Step::Received => td_string!(locale, procedures.state.received),
        Step::Checked => td_string!(locale, procedures.state.checked),
        Step::Approved => td_string!(locale, procedures.state.approved),
        Step::Executed => td_string!(locale, procedures.state.executed),
        Step::Shipped => td_string!(locale, procedures.state.shipped),
        Step::Delivered => td_string!(locale, procedures.state.delivered),
        Step::Rejected => td_string!(locale, procedures.state.rejected),
        Step::Withdrawn => td_string!(locale, procedures.state.withdrawn),
    };
    let kind = match step {
        Step::Rejected => ChipKind::Bad,
        Step::Withdrawn => ChipKind::Neutral,
        _ if over => ChipKind::Ok,
        _ => ChipKind::Warm,
    };
    (kind, word)
}

/// How a procedure came to the bank.
pub fn channel(locale: Locale, word: Channel) -> &'static str {
    match word {
        Channel::Screen => td_string!(locale, procedures.channel.screen),
        Channel::Paper => td_string!(locale, procedures.channel.paper),
        Channel::Phone => td_string!(locale, procedures.channel.phone),
        Channel::Bank => td_string!(locale, procedures.channel.bank),
    }
}

/// How soon it is looked at.
pub fn priority(locale: Locale, word: Priority) -> &'static str {
    match word {
        Priority::Urgent => td_string!(locale, procedures.priority.urgent),
        Priority::Ordinary => td_string!(locale, procedures.priority.ordinary),
    }
}

/// For what a fee is asked.
pub fn fee_reason(locale: Locale, word: FeeReason) -> &'static str {
    match word {
        FeeReason::Free => td_string!(locale, procedures.fee.free),
        FeeReason::First => td_string!(locale, procedures.fee.first),
        FeeReason::Addition => td_string!(locale, procedures.fee.addition),
        FeeReason::Reissue => td_string!(locale, procedures.fee.reissue),
        FeeReason::Faulty => td_string!(locale, procedures.fee.faulty),
        FeeReason::Expiry => td_string!(locale, procedures.fee.expiry),
    }
}

/// Why a device was reported.
pub fn report_reason(locale: Locale, word: ReportReason) -> &'static str {
    match word {
        ReportReason::Lost => td_string!(locale, procedures.reason.lost),
        ReportReason::Stolen => td_string!(locale, procedures.reason.stolen),
        ReportReason::Faulty => td_string!(locale, procedures.reason.faulty),
    }
}

/// Which passwords are lost or locked.
pub fn lost(locale: Locale, word: Lost) -> &'static str {
    match word {
        Lost::Login => td_string!(locale, procedures.lost.login),
        Lost::Confirmation => td_string!(locale, procedures.lost.confirmation),
        Lost::Both => td_string!(locale, procedures.lost.both),
    }
}

/// What the former master becomes.
pub fn former_master(locale: Locale, word: FormerMaster) -> &'static str {
    match word {
        FormerMaster::Administrator => td_string!(locale, procedures.former.administrator),
        FormerMaster::General => td_string!(locale, procedures.former.general),
    }
}

/// A PIN.
pub fn pin(locale: Locale, word: PinKind) -> &'static str {
    match word {
        PinKind::Inquiry => td_string!(locale, procedures.pin.inquiry),
        PinKind::Transfer => td_string!(locale, procedures.pin.transfer),
        PinKind::Approval => td_string!(locale, procedures.pin.approval),
        PinKind::Confirmation => td_string!(locale, procedures.pin.confirmation),
    }
}

/// A way of signing in.
pub fn login_method(locale: Locale, word: LoginMethod) -> &'static str {
    match word {
        LoginMethod::Password => td_string!(locale, procedures.method.password),
        LoginMethod::Certificate => td_string!(locale, procedures.method.certificate),
    }
}

/// Why a form can't be filed.
pub fn form_denied(locale: Locale, reason: FormDenied) -> Said {
    match reason {
        FormDenied::NotOffered => said!(locale, procedures.denied.not_offered),
        FormDenied::DeviceUnknown => said!(locale, procedures.denied.device_unknown),
        FormDenied::UserUnknown => said!(locale, procedures.denied.user_unknown),
        FormDenied::Quantity => said!(locale, procedures.denied.quantity),
        FormDenied::AlreadyReported => said!(locale, procedures.denied.already_reported),
        FormDenied::NotStopped => said!(locale, procedures.denied.not_stopped),
        FormDenied::OnScreen => said!(locale, procedures.denied.on_screen),
        FormDenied::NotMaster => said!(locale, procedures.denied.not_master),
        FormDenied::UnderWay => said!(locale, procedures.denied.under_way),
        FormDenied::NothingChanged => said!(locale, procedures.denied.nothing_changed),
        FormDenied::Plan => said!(locale, procedures.denied.plan),
        FormDenied::ContractEnded => said!(locale, procedures.denied.contract_ended),
    }
}

/// Why a procedure is not shown, or not withdrawn.
pub fn procedure_denied(locale: Locale, reason: ProcedureDenied) -> Said {
    match reason {
        ProcedureDenied::NotFound => said!(locale, procedures.refused.not_found),
        ProcedureDenied::TooLate => said!(locale, procedures.refused.too_late),
    }
}

/// Why no login ID was obtained: one text for whatever is wrong with letter and code.
pub fn start_up_refused(locale: Locale, reason: StartUpRefused) -> Said {
    match reason {
        StartUpRefused::Refused => said!(locale, startup.denied.refused),
        StartUpRefused::LoginIdTaken => said!(locale, startup.denied.login_id_taken),
    }
}
