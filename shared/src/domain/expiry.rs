//! 有効期限: when the people of a device are told, and when another one is sent [77 seed Q9].

use super::device::{DeviceState, Keyring};
use super::id::Serial;
use super::instant::{CivilDate, Instant};
use super::policy::TokenPolicy;

/// The day on which the people of a device are told: so many calendar months before its printed day, or the last
/// day of that month where it has no such day.
#[must_use]
pub fn notice_day(expires_on: CivilDate, months: u32) -> CivilDate {
    expires_on.months_earlier(months)
}

/// The last printed day of which people are told on `today` or were before.
#[must_use]
pub fn told_until(today: CivilDate, months: u32) -> CivilDate {
    let (year, month, _) = (0..months).fold(today, |day, _| day.next_month()).parts();
    let mut days = (1..=31).rev().filter_map(|day| CivilDate::new(year, month, day));
    days.find(|printed| notice_day(*printed, months) <= today).unwrap_or(today)
}

/// Whether a device comes to its printed day, or has passed it.
#[must_use]
pub fn is_near(expires_on: CivilDate, policy: &TokenPolicy, now: Instant) -> bool {
    CivilDate::in_japan(now) >= notice_day(expires_on, policy.expiry_notice_months)
}

/// Whether a replacement is due: the device comes to its printed day, somebody registered it, and none is on its
/// way. One that was reported has a procedure of its own.
#[must_use]
pub fn is_due(keyring: &Keyring, serial: &Serial, policy: &TokenPolicy, now: Instant) -> bool {
    keyring.device(serial).is_some_and(|device| {
        let near = device.expires_on.is_some_and(|day| is_near(day, policy, now));
        let state = keyring.state(device, now);
        let linked = keyring.sharers(serial).next().is_some();
        near && linked && device.renewal.is_none() && state != DeviceState::Reported
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::ReportReason;
    use crate::domain::device::tests::{Scene, day, serial};
    use crate::domain::policy::{BankPolicy, Preset};

    #[test]
    fn people_are_told_one_calendar_month_before() {
        // Source: 77 seed Q9 有効期限の1ヵ月前; rules 2.
        for (printed, told) in [
            (day(2026, 12, 21), day(2026, 11, 21)),
            (day(2027, 1, 15), day(2026, 12, 15)),
            (day(2027, 3, 31), day(2027, 2, 28)),
            (day(2028, 3, 30), day(2028, 2, 29)),
        ] {
            assert_eq!(notice_day(printed, 1), told, "{printed}");
        }
    }

    #[test]
    fn a_day_of_the_job_reaches_as_far_as_the_people_who_are_told_on_it() {
        // Source: 77 seed Q9; in short months the last days of longer ones are told together.
        for (today, months, last) in [
            (day(2026, 11, 21), 1, day(2026, 12, 21)),
            (day(2026, 12, 31), 1, day(2027, 1, 31)),
            (day(2027, 2, 27), 1, day(2027, 3, 27)),
            (day(2027, 2, 28), 1, day(2027, 3, 31)),
            (day(2027, 1, 31), 1, day(2027, 2, 28)),
            (day(2026, 11, 30), 3, day(2027, 2, 28)),
        ] {
            let until = told_until(today, months);
            assert_eq!(until, last, "{today}");
            assert!(notice_day(until, months) <= today && notice_day(until.plus_days(1), months) > today);
        }
    }

    #[test]
    fn a_replacement_is_due_for_devices_in_use_only() {
        // Source: 77 seed Q9 利用開始登録いただいていないハードウェアトークンにつきましては、送付致しません.
        let policy = BankPolicy::preset(Preset::Seventyseven).tokens;
        let due = |scene: &Scene| is_due(&scene.keyring, &serial("AAAA1"), &policy, scene.now);
        let near = || Scene::new().device("AAAA1", Some(day(2026, 12, 21)));
        assert!(!due(&near()), "nobody registered it");
        assert!(due(&near().link("sato", "AAAA1")));
        assert!(!due(&Scene::new().device("AAAA1", Some(day(2026, 12, 22))).link("sato", "AAAA1")));
        assert!(due(&Scene::new().device("AAAA1", Some(day(2026, 11, 1))).link("sato", "AAAA1")), "late");
        assert!(!due(&near().link("sato", "AAAA1").reported("AAAA1", ReportReason::Lost)));
    }
}
