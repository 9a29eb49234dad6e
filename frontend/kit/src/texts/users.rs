//! Words for users, and the reasons of their rules.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::access::Permission;
use shared::operations::users::UserAddDenied;

/// A permission.
pub fn permission(locale: Locale, permission: Permission) -> String {
    match permission {
        Permission::Payees => td_string!(locale, users.permission.payees).to_string(),
    }
}

/// Why a user can't be added.
pub fn user_add_denied(locale: Locale, reason: UserAddDenied) -> Said {
    match reason {
        UserAddDenied::RoleNotAllowed => said!(locale, users.denied.role_not_allowed),
        UserAddDenied::PlanFull => said!(locale, users.denied.plan_full),
        UserAddDenied::LoginIdTaken => said!(locale, users.denied.login_id_taken),
    }
}
