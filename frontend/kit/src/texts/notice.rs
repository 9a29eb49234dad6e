//! What people are told in the notice centre.

use super::Said;
use crate::i18n::{Locale, td_string};
use shared::domain::notice::NoticeKind;
use shared::domain::user_draft::UserField;

/// What is said of a notice. What it means and what to do are empty where nothing is to be done.
pub fn notice(locale: Locale, kind: NoticeKind, person: &str) -> Said {
    macro_rules! told {
        ($key:ident) => {
            told!($key, td_string!(locale, notices.kind.$key.what))
        };
        ($key:ident, person) => {
            told!($key, td_string!(locale, notices.kind.$key.what, person = person))
        };
        ($key:ident, $what:expr) => {
            Said {
                what: $what.to_string(),
                means: td_string!(locale, notices.kind.$key.means).to_string(),
                next: td_string!(locale, notices.kind.$key.next).to_string(),
            }
        };
    }
    match kind {
        NoticeKind::UserAdded => told!(user_added, person),
        NoticeKind::UserChanged => told!(user_changed, person),
        NoticeKind::RoleChanged => told!(role_changed, person),
        NoticeKind::LoginIdChanged => told!(login_id_changed, person),
        NoticeKind::MailChanged => told!(mail_changed, person),
        NoticeKind::UserDeleted => told!(user_deleted, person),
        NoticeKind::UserSuspended => told!(user_suspended, person),
        NoticeKind::UserReleased => told!(user_released, person),
        NoticeKind::LoginLocked => told!(login_locked, person),
        NoticeKind::ConfirmationLocked => told!(confirmation_locked, person),
        NoticeKind::DeviceStopped => told!(device_stopped, person),
        NoticeKind::DeviceReleased => told!(device_released),
        NoticeKind::DeviceRegistered => told!(device_registered, person),
        NoticeKind::PasswordSet => told!(password_set, person),
        NoticeKind::PasswordChanged => told!(password_changed, person),
        NoticeKind::LoginResetCode => told!(login_reset_code),
        NoticeKind::ConfirmationResetCode => told!(confirmation_reset_code),
        NoticeKind::LoginReset => told!(login_reset, person),
        NoticeKind::ConfirmationReset => told!(confirmation_reset, person),
        NoticeKind::SettingsChanged => told!(settings_changed),
        NoticeKind::SignedIn => told!(signed_in),
        NoticeKind::LinkRevoked => told!(link_revoked, person),
        NoticeKind::DeviceResynchronised => told!(device_resynchronised, person),
        NoticeKind::DeviceReported => told!(device_reported),
        NoticeKind::DeviceExpires => told!(device_expires),
        NoticeKind::SoftwareGranted => told!(software_granted, person),
        NoticeKind::SoftwareIssued => told!(software_issued, person),
        NoticeKind::ProcedureFiled => told!(procedure_filed),
        NoticeKind::ProcedureRejected => told!(procedure_rejected),
        NoticeKind::ProcedureExecuted => told!(procedure_executed),
        NoticeKind::TokensShipped => told!(tokens_shipped),
        NoticeKind::TokensDelivered => told!(tokens_delivered),
        NoticeKind::FeeRefunded => told!(fee_refunded),
        NoticeKind::DeskLoginCode => told!(desk_login_code),
        NoticeKind::DeskConfirmationCode => told!(desk_confirmation_code),
        NoticeKind::StartUpCode => told!(start_up_code),
        NoticeKind::StartedUp => told!(started_up, person),
        NoticeKind::ContractStopped => told!(contract_stopped),
        NoticeKind::ContractRestarted => told!(contract_restarted),
        NoticeKind::ContractEnded => told!(contract_ended),
        NoticeKind::StaffReleased => told!(staff_released),
    }
}

/// A part of a user's record.
pub fn user_field(locale: Locale, field: UserField) -> &'static str {
    match field {
        UserField::LoginId => td_string!(locale, notices.field.login_id),
        UserField::Name => td_string!(locale, notices.field.name),
        UserField::Mail => td_string!(locale, notices.field.mail),
        UserField::Role => td_string!(locale, notices.field.role),
        UserField::Permissions => td_string!(locale, notices.field.permissions),
        UserField::Accounts => td_string!(locale, notices.field.accounts),
        UserField::Limits => td_string!(locale, notices.field.limits),
        UserField::Language => td_string!(locale, notices.field.language),
    }
}
