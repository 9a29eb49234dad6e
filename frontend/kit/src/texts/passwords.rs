//! The reasons of the rules of one's own passwords and mail address.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::reset::ResetDenied;
use shared::operations::own::MailDenied;
use shared::operations::passwords::{ChangeDenied, ReplaceDenied};
use shared::operations::session::ResetRefused;

/// Why temporary passwords can't be replaced together.
pub fn replace_denied(locale: Locale, reason: ReplaceDenied) -> Said {
    match reason {
        ReplaceDenied::NotTemporary => said!(locale, passwords.not_temporary),
    }
}

/// Why one's own password can't be changed.
pub fn change_denied(locale: Locale, reason: ChangeDenied) -> Said {
    match reason {
        ChangeDenied::BothTemporary => said!(locale, passwords.change_denied.both_temporary),
    }
}

/// Why one can't reset a password by oneself.
pub fn reset_denied(locale: Locale, reason: ResetDenied) -> Said {
    match reason {
        ResetDenied::NotOffered => said!(locale, passwords.reset_denied.not_offered),
        ResetDenied::ColleagueCanHelp => said!(locale, passwords.reset_denied.colleague_can_help),
        ResetDenied::Suspended => said!(locale, passwords.reset_denied.suspended),
        ResetDenied::LockedForGood => said!(locale, passwords.reset_denied.locked_for_good),
    }
}

/// Why a login password was not reset at the door: one text for everything.
pub fn reset_refused(locale: Locale, reason: ResetRefused) -> Said {
    match reason {
        ResetRefused::Refused => said!(locale, reset.denied.refused),
    }
}

/// Why one can't correct one's own mail address.
pub fn mail_denied(locale: Locale, reason: MailDenied) -> Said {
    match reason {
        MailDenied::NotBounced => said!(locale, own.denied.not_bounced),
        MailDenied::NothingChanged => said!(locale, own.denied.nothing_changed),
    }
}
