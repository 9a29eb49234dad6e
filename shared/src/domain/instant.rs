//! Points in time and printed dates. There is no clock here: "now" is always an argument.

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime, UtcOffset};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Instant(pub i64);

/// Japan Standard Time; it has had no daylight saving since 1951.
pub const JAPAN: UtcOffset = match UtcOffset::from_hms(9, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

impl Instant {
    /// This moment and `seconds` more.
    #[must_use]
    pub fn plus_seconds(self, seconds: u32) -> Self {
        Self(self.0.saturating_add(i64::from(seconds) * 1000))
    }

    /// This moment less `seconds`.
    #[must_use]
    pub fn minus_seconds(self, seconds: u32) -> Self {
        Self(self.0.saturating_sub(i64::from(seconds) * 1000))
    }

    /// This moment and so many days more.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(i64::from(days) * 86_400_000))
    }

    /// This moment less so many days.
    #[must_use]
    pub fn minus_days(self, days: u32) -> Self {
        Self(self.0.saturating_sub(i64::from(days) * 86_400_000))
    }

    /// Whole seconds since 1970, never negative.
    #[must_use]
    pub fn seconds(self) -> u64 {
        u64::try_from(self.0.div_euclid(1000)).unwrap_or(0)
    }

    /// The same moment on a wall clock in Japan.
    #[must_use]
    pub fn in_japan(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(self.0.div_euclid(1000))
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            .to_offset(JAPAN)
    }
}

/// A civil date as printed on a device or a paper, `2028-09-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct CivilDate {
    year: i32,
    month: u8,
    day: u8,
}

impl CivilDate {
    /// The date, if it exists in the calendar.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let known = Month::try_from(month).ok().and_then(|m| Date::from_calendar_date(year, m, day).ok());
        (known.is_some() && (1..=9999).contains(&year)).then_some(Self { year, month, day })
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day on which `instant` falls in Japan.
    #[must_use]
    pub fn in_japan(instant: Instant) -> Self {
        let date = instant.in_japan().date();
        Self { year: date.year(), month: date.month().into(), day: date.day() }
    }

    /// The first moment of this day in Japan.
    #[must_use]
    pub fn begin_in_japan(self) -> Instant {
        Month::try_from(self.month)
            .ok()
            .and_then(|month| Date::from_calendar_date(self.year, month, self.day).ok())
            .map_or(Instant(i64::MIN), |day| {
                Instant(day.midnight().assume_offset(JAPAN).unix_timestamp() * 1000)
            })
    }

    /// The first moment after this day in Japan: a device works until then
    /// [rules: "not past the end of its printed day in Japan"].
    #[must_use]
    pub fn end_in_japan(self) -> Instant {
        Month::try_from(self.month)
            .ok()
            .and_then(|month| Date::from_calendar_date(self.year, month, self.day).ok())
            .and_then(Date::next_day)
            .map_or(Instant(i64::MAX), |next| {
                Instant(next.midnight().assume_offset(JAPAN).unix_timestamp() * 1000)
            })
    }

    /// The same day so many calendar months earlier, or the last one of that month.
    #[must_use]
    pub fn months_earlier(self, months: u32) -> Self {
        let count =
            self.year * 12 + i32::from(self.month) - 1 - i32::try_from(months).unwrap_or(i32::MAX / 2);
        let (year, month) = (count.div_euclid(12), u8::try_from(count.rem_euclid(12)).unwrap_or(0) + 1);
        (1..=self.day).rev().find_map(|day| Self::new(year, month, day)).unwrap_or(self)
    }

    /// The first day of the month after this one.
    #[must_use]
    pub fn next_month(self) -> Self {
        let (year, month) = if self.month == 12 { (self.year + 1, 1) } else { (self.year, self.month + 1) };
        Self { year, month, day: 1 }
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self::in_japan(self.begin_in_japan().plus_days(days))
    }

    /// Whole days from the day of `now` in Japan to this one; negative when it has passed.
    #[must_use]
    pub fn days_from(self, now: Instant) -> i32 {
        let julian = |d: Self| {
            Month::try_from(d.month)
                .ok()
                .and_then(|m| Date::from_calendar_date(d.year, m, d.day).ok())
                .map_or(0, Date::to_julian_day)
        };
        julian(self) - julian(Self::in_japan(now))
    }
}

impl std::fmt::Display for CivilDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<CivilDate> for String {
    fn from(date: CivilDate) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for CivilDate {
    type Error = super::field::FieldReason;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = |part: Option<&str>, len: usize| {
            part.filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|p| p.parse::<u16>().ok())
        };
        let mut parts = text.split('-');
        let (year, month, day) = (number(parts.next(), 4), number(parts.next(), 2), number(parts.next(), 2));
        match (year, month, day, parts.next()) {
            (Some(year), Some(month), Some(day), None) => u8::try_from(month)
                .ok()
                .zip(u8::try_from(day).ok())
                .and_then(|(month, day)| Self::new(i32::from(year), month, day))
                .ok_or(super::field::FieldReason::Malformed),
            _ => Err(super::field::FieldReason::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_day_ends_at_midnight_in_japan() {
        let day = CivilDate::new(2028, 9, 30);
        // 2028-10-01T00:00+09:00 = 2028-09-30T15:00Z.
        assert_eq!(day.map(CivilDate::end_in_japan), Some(Instant(1_853_938_800_000)));
        assert_eq!(day.map(CivilDate::begin_in_japan), Some(Instant(1_853_938_800_000 - 86_400_000)));
        assert_eq!(day.map(|d| d.days_from(Instant(1_853_938_799_999))), Some(0));
        assert_eq!(day.map(|d| d.days_from(Instant(1_853_938_800_000))), Some(-1));
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01-", "", "2026-01-+1"] {
            assert!(CivilDate::try_from(text.to_owned()).is_err(), "{text}");
        }
        assert!(CivilDate::try_from("2028-02-29".to_owned()).is_ok());
    }
}
