//! Why a rule refused what somebody did, as histories tell it.

use super::Said;
use super::{
    bank_data_denied, contract_denied, form_denied, paper_denied, payee_denied, procedure_denied,
    proposal_denied, registration_denied, release_denied, settings_denied, start_up_refused, step_denied,
    upload_denied, user_denied, what_if_denied,
};
use crate::i18n::Locale;
use std::str::FromStr;

/// What happened, by the operation's own word for it; `None` for a word that this page doesn't know.
pub fn rule(locale: Locale, operation: &str, word: &str) -> Option<String> {
    match operation {
        "tokens.register" => what(locale, word, registration_denied),
        "tokens.release-stop" => what(locale, word, release_denied),
        "payees.register" => what(locale, word, payee_denied),
        "users.add" | "users.change" | "users.delete" => what(locale, word, user_denied),
        "settings.change" => what(locale, word, settings_denied),
        "rescue.what-if" => what(locale, word, what_if_denied),
        "desk.contract" | "desk.stop-contract" => what(locale, word, contract_denied),
        "desk.upload-part" | "desk.import" | "desk.import-on" => what(locale, word, upload_denied),
        "desk.set-banner" | "desk.set-contacts" => what(locale, word, bank_data_denied),
        "desk.propose" | "desk.decide" => what(locale, word, proposal_denied),
        "desk.receive" | "desk.report-loss" => what(locale, word, paper_denied),
        "desk.received" | "desk.check" | "desk.approve" | "desk.reject" | "desk.execute" | "desk.ship"
        | "desk.deliver" | "desk.return-device" => what(locale, word, step_denied),
        "procedures.file" => what(locale, word, form_denied),
        "procedures.view" | "procedures.withdraw" => what(locale, word, procedure_denied),
        "session.obtain-login-id" => what(locale, word, start_up_refused),
        _ => None,
    }
}

fn what<D: FromStr>(locale: Locale, word: &str, denied: fn(Locale, D) -> Said) -> Option<String> {
    word.parse().ok().map(|reason| denied(locale, reason).what)
}
