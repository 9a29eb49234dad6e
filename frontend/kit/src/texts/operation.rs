//! What histories say of an operation and of how it ended.

use super::desk::desk_work;
use super::desk_bank::desk_bank_work;
use super::state::authenticator;
use crate::components::ChipKind;
use crate::i18n::{Locale, td_string};
use shared::domain::audit::{Outcome, Refusal};
use shared::domain::authenticator::Authenticator;

/// The name of an operation; `None` for one that this page doesn't know.
pub fn operation(locale: Locale, name: &str) -> Option<String> {
    let text = match name {
        "session.sign-in" => td_string!(locale, history.operation.sign_in),
        "session.sign-out" => td_string!(locale, history.operation.sign_out),
        "session.ended" => td_string!(locale, history.operation.session_ended),
        "session.me" => td_string!(locale, history.operation.me),
        "passwords.replace-temporary" => td_string!(locale, history.operation.replace_temporary),
        "tokens.list" => td_string!(locale, history.operation.tokens_list),
        "tokens.own" => td_string!(locale, history.operation.tokens_own),
        "tokens.register" => td_string!(locale, history.operation.tokens_register),
        "tokens.release-stop" => td_string!(locale, history.operation.release_stop),
        "tokens.revoke" => td_string!(locale, tokens.operation.revoke),
        "tokens.history" => td_string!(locale, tokens.operation.history),
        "tokens.resynchronise" => td_string!(locale, tokens.operation.resynchronise),
        "tokens.grant-software" => td_string!(locale, tokens.operation.grant_software),
        "tokens.obtain-software" => td_string!(locale, tokens.operation.obtain_software),
        "rescue.questions" => td_string!(locale, tokens.operation.questions),
        "payees.list" => td_string!(locale, history.operation.payees_list),
        "payees.register" => td_string!(locale, history.operation.payees_register),
        "users.list" => td_string!(locale, history.operation.users_list),
        "users.add" => td_string!(locale, history.operation.users_add),
        "home.overview" => td_string!(locale, history.operation.overview),
        "history.own" => td_string!(locale, history.operation.history_own),
        "users.view" => td_string!(locale, history.operation.users_view),
        "users.change" => td_string!(locale, history.operation.users_change),
        "users.delete" => td_string!(locale, history.operation.users_delete),
        "users.set-state" => td_string!(locale, history.operation.users_set_state),
        "users.set-passwords" => td_string!(locale, history.operation.users_set_passwords),
        "passwords.change-login" => td_string!(locale, history.operation.change_login),
        "passwords.change-confirmation" => td_string!(locale, history.operation.change_confirmation),
        "passwords.request-reset" => td_string!(locale, history.operation.request_confirmation_reset),
        "passwords.reset-confirmation" => td_string!(locale, history.operation.reset_confirmation),
        "session.prove-second-factor" => td_string!(locale, history.operation.prove_second_factor),
        "session.request-reset" => td_string!(locale, history.operation.request_login_reset),
        "session.reset-password" => td_string!(locale, history.operation.reset_login),
        "own.mail" => td_string!(locale, history.operation.own_mail),
        "own.language" => td_string!(locale, history.operation.own_language),
        "settings.view" => td_string!(locale, history.operation.settings_view),
        "settings.change" => td_string!(locale, history.operation.settings_change),
        "rescue.guide" => td_string!(locale, history.operation.rescue_guide),
        "rescue.what-if" => td_string!(locale, history.operation.what_if),
        "notices.list" => td_string!(locale, history.operation.notices_list),
        "history.all" => td_string!(locale, history.operation.history_all),
        "bank.about" => td_string!(locale, history.operation.about),
        "bank.open-contract" => td_string!(locale, history.operation.open_contract),
        "bank.cancel-contract" => td_string!(locale, history.operation.cancel_contract),
        "bank.import-tokens" => td_string!(locale, history.operation.import_tokens),
        "procedures.catalogue" => td_string!(locale, procedures.operation.catalogue),
        "procedures.list" => td_string!(locale, procedures.operation.list),
        "procedures.view" => td_string!(locale, procedures.operation.view),
        "procedures.prepare" => td_string!(locale, procedures.operation.prepare),
        "procedures.file" => td_string!(locale, procedures.operation.file),
        "procedures.withdraw" => td_string!(locale, procedures.operation.withdraw),
        "session.request-start-up" => td_string!(locale, procedures.operation.request_start_up),
        "session.obtain-login-id" => td_string!(locale, procedures.operation.obtain_login_id),
        _ => {
            let work = desk_work(locale, name).or_else(|| desk_bank_work(locale, name));
            return work.map(ToOwned::to_owned);
        }
    };
    Some(text.to_string())
}

/// How it ended, as a chip.
pub fn outcome(locale: Locale, outcome: &Outcome) -> (ChipKind, String) {
    match outcome {
        Outcome::Done => (ChipKind::Ok, td_string!(locale, common.outcome.done).to_string()),
        Outcome::Refused { why, authenticator: which, .. } => (ChipKind::Bad, refusal(locale, *why, *which)),
    }
}

fn refusal(locale: Locale, why: Refusal, which: Option<Authenticator>) -> String {
    let named = which.map(|which| authenticator(locale, which));
    match (why, named) {
        (Refusal::Wrong, Some(name)) => {
            td_string!(locale, common.outcome.wrong_named, name = name).to_string()
        }
        (Refusal::Wrong, None) => td_string!(locale, common.outcome.wrong).to_string(),
        (Refusal::WrongAndLocked, Some(name)) => {
            td_string!(locale, common.outcome.wrong_and_locked_named, name = name).to_string()
        }
        (Refusal::WrongAndLocked, None) => td_string!(locale, common.outcome.wrong_and_locked).to_string(),
        (Refusal::Locked, Some(name)) => {
            td_string!(locale, common.outcome.locked_named, name = name).to_string()
        }
        (Refusal::Locked, None) => td_string!(locale, common.outcome.locked).to_string(),
        (Refusal::UnknownId, _) => td_string!(locale, common.outcome.unknown_id).to_string(),
        (Refusal::AlreadyUsed, _) => td_string!(locale, common.outcome.already_used).to_string(),
        (Refusal::TemporaryExpired, _) => td_string!(locale, common.outcome.temporary_expired).to_string(),
        (Refusal::Suspended, _) => td_string!(locale, common.outcome.suspended).to_string(),
        (Refusal::ContractEnded, _) => td_string!(locale, common.outcome.contract_ended).to_string(),
        (Refusal::NoDevice, _) => td_string!(locale, common.outcome.no_device).to_string(),
        (Refusal::DeviceExpired, _) => td_string!(locale, common.outcome.device_expired).to_string(),
        (Refusal::DeviceReported, _) => td_string!(locale, common.outcome.device_reported).to_string(),
        (Refusal::Rule, _) => td_string!(locale, common.outcome.rule).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::operations::catalogue;

    #[test]
    fn every_operation_has_a_name_in_both_languages() {
        for declaration in catalogue() {
            for locale in [Locale::ja, Locale::en] {
                assert!(
                    operation(locale, declaration.name).is_some_and(|text| !text.is_empty()),
                    "{}",
                    declaration.name
                );
            }
        }
    }
}
