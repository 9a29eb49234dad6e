//! The reasons of もしも.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::operations::rescue::WhatIfDenied;

/// Why a mishap can't be played through.
pub fn what_if_denied(locale: Locale, reason: WhatIfDenied) -> Said {
    match reason {
        WhatIfDenied::NotFound => said!(locale, home.what_if.denied.not_found),
    }
}
