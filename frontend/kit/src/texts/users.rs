//! Words for users, and the reasons of their rules.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::access::{Business, Permission, Right};
use shared::domain::user_work::UserDenied;

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
