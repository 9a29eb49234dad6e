//! Months in Japan.

use kit::i18n::{Locale, td_string};
use kit::{clock, time_text};
use shared::domain::instant::CivilDate;
use shared::operations::desk::Month;

/// Months that are offered.
const OFFERED: u32 = 24;

/// The months that are offered, newest first, with their words; `besides`: one that the address says.
pub fn offered(locale: Locale, besides: &Month) -> Vec<(String, String)> {
    let today = CivilDate::in_japan(clock::server_now());
    let mut months: Vec<_> = (0..OFFERED).map(|back| name(today.months_earlier(back))).collect();
    if !months.iter().any(|month| month == besides.as_str()) {
        months.push(besides.to_string());
    }
    months.into_iter().map(|month| (month.clone(), words(locale, &month))).collect()
}

/// This month.
pub fn present() -> String {
    name(CivilDate::in_japan(clock::server_now()))
}

fn name(day: CivilDate) -> String {
    let (year, month, _) = day.parts();
    format!("{year:04}-{month:02}")
}

/// `2026年11月` / `Nov 2026`.
fn words(locale: Locale, month: &str) -> String {
    let Ok(first) = CivilDate::try_from(format!("{month}-01")) else { return month.to_owned() };
    let (year, number, _) = first.parts();
    td_string!(locale, desk.fees.month_words, year = year, month = time_text::month(locale, number))
        .to_string()
}
