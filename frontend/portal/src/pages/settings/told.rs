//! What the settings say, and what of it differs.

use kit::components::Change;
use kit::i18n::{Locale, td_string};
use kit::texts;
use shared::domain::access::Business;
use shared::domain::settings::ContractSettings;

/// The businesses, in the order of the papers.
pub const BUSINESSES: [Business; 4] =
    [Business::Transfer, Business::Bulk, Business::Payroll, Business::PayEasy];

/// What differs.
pub fn changes(locale: Locale, from: &ContractSettings, to: &ContractSettings) -> Vec<Change> {
    told(locale, from)
        .into_iter()
        .zip(told(locale, to))
        .filter(|(a, b)| a != b)
        .map(|((name, a), (_, b))| (name, a, b))
        .collect()
}

/// Every setting, by its name.
fn told(locale: Locale, settings: &ContractSettings) -> Vec<(String, String)> {
    let switch = |on| if on { td_string!(locale, settings.on) } else { td_string!(locale, settings.off) };
    let mut lines = Vec::new();
    for business in BUSINESSES {
        let name = td_string!(locale, settings.approval_of, business = texts::business(locale, business));
        lines.push((name.to_string(), texts::approval(locale, settings.approval_of(business)).to_owned()));
    }
    for business in BUSINESSES {
        let name = td_string!(locale, settings.limit_of, business = texts::business(locale, business));
        lines.push((name.to_string(), texts::yen(locale, settings.limits.of(business))));
    }
    let minutes = td_string!(locale, settings.minutes, minutes = settings.idle_seconds / 60).to_string();
    lines.push((td_string!(locale, settings.idle_name).to_owned(), minutes));
    lines.push((
        td_string!(locale, settings.typed_name).to_owned(),
        switch(settings.typed_secrets).to_owned(),
    ));
    lines.push((
        td_string!(locale, settings.notices_name).to_owned(),
        switch(settings.sign_in_notices).to_owned(),
    ));
    lines
}
