//! Dates and times as people read them, in Japan time.

use crate::i18n::Locale;
use shared::domain::instant::{CivilDate, Instant};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026年11月21日 18:25` / `21 Nov 2026, 18:25`.
pub fn moment(locale: Locale, at: Instant) -> String {
    let date = day(locale, CivilDate::in_japan(at));
    match locale {
        Locale::ja => format!("{date} {}", time(at)),
        Locale::en => format!("{date}, {}", time(at)),
    }
}

/// `11月21日 18:25` / `21 Nov, 18:25`.
pub fn short_moment(locale: Locale, at: Instant) -> String {
    let date = short_day(locale, CivilDate::in_japan(at));
    match locale {
        Locale::ja => format!("{date} {}", time(at)),
        Locale::en => format!("{date}, {}", time(at)),
    }
}

/// `2026年11月21日` / `21 Nov 2026`.
pub fn day(locale: Locale, on: CivilDate) -> String {
    let (year, month, day) = on.parts();
    match locale {
        Locale::ja => format!("{year}年{month}月{day}日"),
        Locale::en => format!("{day} {} {year}", month_name(month)),
    }
}

/// `11月21日` / `21 Nov`.
pub fn short_day(locale: Locale, on: CivilDate) -> String {
    let (_, month, day) = on.parts();
    match locale {
        Locale::ja => format!("{month}月{day}日"),
        Locale::en => format!("{day} {}", month_name(month)),
    }
}

/// `11月` / `Nov`.
pub fn month(locale: Locale, month: u8) -> String {
    match locale {
        Locale::ja => format!("{month}月"),
        Locale::en => month_name(month).to_owned(),
    }
}

/// `18:25`.
pub fn time(at: Instant) -> String {
    let time = at.in_japan().time();
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// As the `datetime` attribute wants it.
pub fn machine(at: Instant) -> String {
    let time = at.in_japan().time();
    let day = CivilDate::in_japan(at);
    format!("{day}T{:02}:{:02}:{:02}+09:00", time.hour(), time.minute(), time.second())
}

/// As spreadsheets read it: `2026-11-21 18:25:07`.
pub fn sheet(at: Instant) -> String {
    let time = at.in_japan().time();
    let day = CivilDate::in_japan(at);
    format!("{day} {:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_tell_japan_time() {
        // 2026-11-21 09:25:07 UTC.
        let at = Instant(1_795_253_107_000);
        assert_eq!(moment(Locale::ja, at), "2026年11月21日 18:25");
        assert_eq!(moment(Locale::en, at), "21 Nov 2026, 18:25");
        assert_eq!(short_moment(Locale::ja, at), "11月21日 18:25");
        assert_eq!(machine(at), "2026-11-21T18:25:07+09:00");
        assert_eq!(sheet(at), "2026-11-21 18:25:07");
    }
}
