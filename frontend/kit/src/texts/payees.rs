//! Words for payees, and the reasons of their rules.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::payee::AccountKind;
use shared::operations::payees::PayeeDenied;

/// The kind of an account (預金種目).
pub fn account_kind(locale: Locale, kind: AccountKind) -> String {
    match kind {
        AccountKind::Ordinary => td_string!(locale, payees.kind.ordinary),
        AccountKind::Current => td_string!(locale, payees.kind.current),
        AccountKind::Savings => td_string!(locale, payees.kind.savings),
    }
    .to_string()
}

/// Why a payee can't be registered.
pub fn payee_denied(locale: Locale, reason: PayeeDenied) -> Said {
    match reason {
        PayeeDenied::AlreadyRegistered => said!(locale, payees.denied.already_registered),
    }
}
