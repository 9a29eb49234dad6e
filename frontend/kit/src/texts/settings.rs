//! Words for the settings of a contract, and the reasons of their rules.

use super::Said;
use super::said::said;
use super::state::authenticator;
use crate::i18n::{Locale, td_string};
use shared::domain::account::Yen;
use shared::domain::authenticator::{Authenticator, Work};
use shared::domain::settings::{ApprovalMode, SettingsDenied};

/// How transactions are approved (承認機能).
pub fn approval(locale: Locale, mode: ApprovalMode) -> &'static str {
    match mode {
        ApprovalMode::None => td_string!(locale, settings.approval.none),
        ApprovalMode::Single => td_string!(locale, settings.approval.single),
        ApprovalMode::DoubleUnordered => td_string!(locale, settings.approval.double_unordered),
        ApprovalMode::DoubleOrdered => td_string!(locale, settings.approval.double_ordered),
    }
}

/// `100,000,000円` / `¥100,000,000`.
pub fn yen(locale: Locale, yen: Yen) -> String {
    let digits = yen.amount().to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    td_string!(locale, settings.limit_unit, yen = grouped).to_string()
}

/// Why settings can't be so.
pub fn settings_denied(locale: Locale, reason: SettingsDenied) -> Said {
    match reason {
        SettingsDenied::ApprovalRequired => said!(locale, settings.denied.approval_required),
        SettingsDenied::TooFewApprovers => said!(locale, settings.denied.too_few_approvers),
        SettingsDenied::OverCap => said!(locale, settings.denied.over_cap),
        SettingsDenied::IdleOutOfBounds => said!(locale, settings.denied.idle_out_of_bounds),
        SettingsDenied::TypingNotAllowed => said!(locale, settings.denied.typing_not_allowed),
        SettingsDenied::NothingChanged => said!(locale, settings.denied.nothing_changed),
    }
}

/// What a work asks for.
pub fn asked(locale: Locale, which: Authenticator) -> String {
    let name = authenticator(locale, which);
    match which {
        Authenticator::SecondFactorIfLinked => {
            td_string!(locale, settings.table.if_linked, name = name).to_string()
        }
        Authenticator::RegisteredDevice => {
            td_string!(locale, settings.table.registered, name = name).to_string()
        }
        Authenticator::ConsecutiveCodes => {
            td_string!(locale, settings.table.consecutive, name = name).to_string()
        }
        _ => name,
    }
}

/// A kind of work.
pub fn work(locale: Locale, work: Work) -> &'static str {
    match work {
        Work::SignIn => td_string!(locale, settings.work.sign_in),
        Work::Inquiry => td_string!(locale, settings.work.inquiry),
        Work::AdHocTransfer => td_string!(locale, settings.work.ad_hoc_transfer),
        Work::PayEasy => td_string!(locale, settings.work.pay_easy),
        Work::PreRegisteredTransfer => td_string!(locale, settings.work.pre_registered_transfer),
        Work::PayEasyTaxes => td_string!(locale, settings.work.pay_easy_taxes),
        Work::TransferPayees => td_string!(locale, settings.work.transfer_payees),
        Work::BulkPayees => td_string!(locale, settings.work.bulk_payees),
        Work::BulkApproval => td_string!(locale, settings.work.bulk_approval),
        Work::ExternalFile => td_string!(locale, settings.work.external_file),
        Work::AddUser => td_string!(locale, settings.work.add_user),
        Work::ChangeUser => td_string!(locale, settings.work.change_user),
        Work::DeleteUser => td_string!(locale, settings.work.delete_user),
        Work::RevokeLink => td_string!(locale, settings.work.revoke_link),
        Work::ReleaseStop => td_string!(locale, settings.work.release_stop),
        Work::SuspendUser => td_string!(locale, settings.work.suspend_user),
        Work::RegisterDevice => td_string!(locale, settings.work.register_device),
        Work::OwnPasswords => td_string!(locale, settings.work.own_passwords),
        Work::OwnLoginPassword => td_string!(locale, settings.work.own_login_password),
        Work::OwnConfirmationPassword => td_string!(locale, settings.work.own_confirmation_password),
        Work::ResetLogin => td_string!(locale, settings.work.reset_login),
        Work::ResetConfirmation => td_string!(locale, settings.work.reset_confirmation),
        Work::OwnMail => td_string!(locale, settings.work.own_mail),
        Work::SecondFactorAtSignIn => td_string!(locale, settings.work.second_factor_at_sign_in),
        Work::ContractSettings => td_string!(locale, settings.work.contract_settings),
        Work::RevokeCertificate => td_string!(locale, settings.work.revoke_certificate),
        Work::FileProcedure => td_string!(locale, settings.work.file_procedure),
        Work::Bank => td_string!(locale, settings.work.bank),
        Work::Resynchronise => td_string!(locale, settings.work.resynchronise),
        Work::GrantSoftware => td_string!(locale, settings.work.grant_software),
        Work::ObtainSoftware => td_string!(locale, settings.work.obtain_software),
        Work::WithdrawProcedure => td_string!(locale, settings.work.withdraw_procedure),
        Work::Desk => td_string!(locale, settings.work.desk),
        Work::StartUp => td_string!(locale, settings.work.start_up),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_grouped_by_thousands() {
        for (amount, ja, en) in
            [(0, "0円", "¥0"), (2_200, "2,200円", "¥2,200"), (100_000_000, "100,000,000円", "¥100,000,000")]
        {
            let amount = Yen::try_from(amount).unwrap_or_default();
            assert_eq!((yen(Locale::ja, amount).as_str(), yen(Locale::en, amount).as_str()), (ja, en));
        }
    }
}
