//! Words of procedures.

use crate::i18n::{Locale, td_string};
use crate::money;
use shared::domain::account::Yen;
use shared::domain::device::ReportReason;
use shared::domain::fee::{FeeReason, Quote};
use shared::domain::postal::PostalAddress;
use shared::domain::procedure::{Channel, FormerMaster, LoginMethod, Lost, PinKind, Priority, ProcedureKind, Step};

/// A kind of procedure, as its paper is headed.
pub fn procedure_kind(locale: Locale, kind: ProcedureKind) -> &'static str {
    match kind {
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
        ProcedureKind::CertificateRevocation => td_string!(locale, procedures.kind.certificate_revocation.name),
        ProcedureKind::ContractData => td_string!(locale, procedures.kind.contract_data.name),
        ProcedureKind::PlanChange => td_string!(locale, procedures.kind.plan_change.name),
        ProcedureKind::LoginMethod => td_string!(locale, procedures.kind.login_method.name),
        ProcedureKind::RaisedCaps => td_string!(locale, procedures.kind.raised_caps.name),
        ProcedureKind::Cancellation => td_string!(locale, procedures.kind.cancellation.name),
        ProcedureKind::NewApplication => td_string!(locale, procedures.kind.new_application.name),
    }
}

/// A step of a procedure.
pub fn procedure_step(locale: Locale, step: Step) -> &'static str {
    match step {
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

/// How a procedure came to the bank.
pub fn channel(locale: Locale, channel: Channel) -> &'static str {
    match channel {
        Channel::Screen => td_string!(locale, procedures.channel.screen),
        Channel::Paper => td_string!(locale, procedures.channel.paper),
        Channel::Phone => td_string!(locale, procedures.channel.phone),
        Channel::Bank => td_string!(locale, procedures.channel.bank),
    }
}

/// How soon it must be looked at.
pub fn priority(locale: Locale, priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => td_string!(locale, procedures.priority.urgent),
        Priority::Ordinary => td_string!(locale, procedures.priority.ordinary),
    }
}

/// For what a fee is asked.
pub fn fee_reason(locale: Locale, reason: FeeReason) -> &'static str {
    match reason {
        FeeReason::Free => td_string!(locale, procedures.fee.free),
        FeeReason::First => td_string!(locale, procedures.fee.first),
        FeeReason::Addition => td_string!(locale, procedures.fee.addition),
        FeeReason::Reissue => td_string!(locale, procedures.fee.reissue),
        FeeReason::Faulty => td_string!(locale, procedures.fee.faulty),
        FeeReason::Expiry => td_string!(locale, procedures.fee.expiry),
    }
}

/// Why a device was reported.
pub fn report_reason(locale: Locale, reason: ReportReason) -> &'static str {
    match reason {
        ReportReason::Lost => td_string!(locale, procedures.reason.lost),
        ReportReason::Stolen => td_string!(locale, procedures.reason.stolen),
        ReportReason::Faulty => td_string!(locale, procedures.reason.faulty),
    }
}

/// What of a sole master's secrets is to be set anew.
pub fn lost(locale: Locale, lost: Lost) -> &'static str {
    match lost {
        Lost::Login => td_string!(locale, procedures.lost.login),
        Lost::Confirmation => td_string!(locale, procedures.lost.confirmation),
        Lost::Both => td_string!(locale, procedures.lost.both),
    }
}

/// What a former master becomes.
pub fn former_master(locale: Locale, former: FormerMaster) -> &'static str {
    match former {
        FormerMaster::Administrator => td_string!(locale, procedures.former.administrator),
        FormerMaster::General => td_string!(locale, procedures.former.general),
    }
}

/// A kind of PIN.
pub fn pin_kind(locale: Locale, pin: PinKind) -> &'static str {
    match pin {
        PinKind::Inquiry => td_string!(locale, procedures.pin.inquiry),
        PinKind::Transfer => td_string!(locale, procedures.pin.transfer),
        PinKind::Approval => td_string!(locale, procedures.pin.approval),
        PinKind::Confirmation => td_string!(locale, procedures.pin.confirmation),
    }
}

/// A way of signing in.
pub fn login_method(locale: Locale, method: LoginMethod) -> &'static str {
    match method {
        LoginMethod::Password => td_string!(locale, procedures.method.password),
        LoginMethod::Certificate => td_string!(locale, procedures.method.certificate),
    }
}

/// A postal address on one line.
pub fn address(locale: Locale, address: &PostalAddress) -> String {
    td_string!(locale, desk.address, code = address.code.as_str(), line = address.line.as_str()).to_string()
}

/// `2,200円（税込）` / `¥2,200 (tax incl.)`, with what it is asked for.
pub fn cost(locale: Locale, reason: FeeReason, yen: Yen) -> String {
    let of = fee_reason(locale, reason);
    if yen != Yen::default() {
        td_string!(locale, procedures.cost.yen, yen = money::yen(locale, yen), reason = of).to_string()
    } else if reason == FeeReason::Free {
        td_string!(locale, procedures.cost.nothing).to_owned()
    } else {
        td_string!(locale, procedures.cost.free, reason = of).to_string()
    }
}

/// What a procedure costs.
pub fn quote(locale: Locale, quote: &Quote) -> String {
    let cost = cost(locale, quote.reason, quote.yen);
    match quote.if_returned.filter(|less| *less != quote.yen) {
        None => cost,
        Some(less) if less == Yen::default() => {
            td_string!(locale, procedures.cost.returned_free, cost = cost).to_string()
        }
        Some(less) => {
            td_string!(locale, procedures.cost.returned, cost = cost, yen = money::yen(locale, less)).to_string()
        }
    }
}
