//! Words for users, and the reasons of their rules.

use super::said::said;
use super::{Said, account_kind};
use crate::i18n::{Locale, td_string};
use shared::domain::access::{Business, Permission, Right};
use shared::domain::account::Account;
use shared::domain::user::Language;
use shared::domain::user_work::{Barrier, SetPasswordDenied, StateDenied, UserDenied};
use shared::operations::users::ViewDenied;

/// A business.
pub fn business(locale: Locale, business: Business) -> &'static str {
    match business {
        Business::Transfer => td_string!(locale, users.business.transfer),
        Business::Bulk => td_string!(locale, users.business.bulk),
        Business::Payroll => td_string!(locale, users.business.payroll),
        Business::PayEasy => td_string!(locale, users.business.pay_easy),
    }
}

/// What somebody may do in a business.
pub fn right(locale: Locale, right: Right) -> &'static str {
    match right {
        Right::Request => td_string!(locale, users.right.request),
        Right::ViewAll => td_string!(locale, users.right.view_all),
        Right::Approve => td_string!(locale, users.right.approve),
        Right::Manage => td_string!(locale, users.right.manage),
    }
}

/// A permission.
pub fn permission(locale: Locale, permission: Permission) -> String {
    match permission {
        Permission::Payees => td_string!(locale, users.permission.payees).to_string(),
        Permission::AllHistory => td_string!(locale, users.permission.all_history).to_string(),
        other => Permission::parts(other).map_or_else(String::new, |(of, may)| {
            td_string!(
                locale,
                users.permission.of,
                business = business(locale, of),
                right = right(locale, may)
            )
            .to_string()
        }),
    }
}

/// A language of notices, by its own name.
pub fn language(locale: Locale, language: Language) -> &'static str {
    match language {
        Language::Ja => td_string!(locale, users.language.ja),
        Language::En => td_string!(locale, users.language.en),
    }
}

/// An account of the company.
pub fn account(locale: Locale, account: &Account) -> String {
    td_string!(
        locale,
        users.account,
        branch = account.branch.as_str(),
        kind = account_kind(locale, account.kind),
        number = account.number.as_str()
    )
    .to_string()
}

/// What bars a user.
pub fn barrier(locale: Locale, barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::Suspension => td_string!(locale, users.barrier.suspension),
        Barrier::LoginLock => td_string!(locale, users.barrier.login_lock),
        Barrier::ConfirmationLock => td_string!(locale, users.barrier.confirmation_lock),
    }
}

/// Why there is no user to see.
pub fn view_denied(locale: Locale, reason: ViewDenied) -> Said {
    match reason {
        ViewDenied::NotFound => said!(locale, users.view_denied.not_found),
    }
}

/// Why a user's state can't be changed.
pub fn state_denied(locale: Locale, reason: StateDenied) -> Said {
    match reason {
        StateDenied::NotFound => said!(locale, users.state_denied.not_found),
        StateDenied::Oneself => said!(locale, users.state_denied.oneself),
        StateDenied::NothingToDo => said!(locale, users.state_denied.nothing_to_do),
        StateDenied::LastAdministrator => said!(locale, users.state_denied.last_administrator),
    }
}

/// Why somebody's passwords can't be set.
pub fn set_password_denied(locale: Locale, reason: SetPasswordDenied) -> Said {
    match reason {
        SetPasswordDenied::NotFound => said!(locale, users.set_password_denied.not_found),
        SetPasswordDenied::Oneself => said!(locale, users.set_password_denied.oneself),
        SetPasswordDenied::TypingNotAllowed => said!(locale, users.set_password_denied.typing_not_allowed),
    }
}

/// Why a user can't be added, changed or deleted.
pub fn user_denied(locale: Locale, reason: UserDenied) -> Said {
    match reason {
        UserDenied::NotFound => said!(locale, users.denied.not_found),
        UserDenied::Master => said!(locale, users.denied.master),
        UserDenied::Oneself => said!(locale, users.denied.oneself),
        UserDenied::OwnRights => said!(locale, users.denied.own_rights),
        UserDenied::RoleNotAllowed => said!(locale, users.denied.role_not_allowed),
        UserDenied::LoginIdFrozen => said!(locale, users.denied.login_id_frozen),
        UserDenied::AccountUnknown => said!(locale, users.denied.account_unknown),
        UserDenied::OverLimit => said!(locale, users.denied.over_limit),
        UserDenied::PlanFull => said!(locale, users.denied.plan_full),
        UserDenied::LastAdministrator => said!(locale, users.denied.last_administrator),
        UserDenied::NothingChanged => said!(locale, users.denied.nothing_changed),
        UserDenied::LoginIdTaken => said!(locale, users.denied.login_id_taken),
    }
}
