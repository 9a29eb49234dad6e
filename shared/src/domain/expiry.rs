//! 有効期限: when the people of a device are told, and when another one is sent [77 seed Q9].

use super::device::{Device, DeviceState, Keyring};
use super::id::{ProcedureId, Serial};
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
/// way. One that was reported has a procedure of its own. Where the bank has rejected one, another is filed from
/// the next day on, so that a mistake costs a day; once the printed day has ended the rejection stands.
#[must_use]
pub fn is_due(keyring: &Keyring, serial: &Serial, policy: &TokenPolicy, now: Instant) -> bool {
    keyring.device(serial).is_some_and(|device| {
        let near = device.expires_on.is_some_and(|day| is_near(day, policy, now));
        let state = keyring.state(device, now);
        let linked = keyring.sharers(serial).next().is_some();
        let again = |at| CivilDate::in_japan(now) > CivilDate::in_japan(at) && !device.expired(now);
        let wanted = device.renewal.is_none() && device.renewal_refused.is_none_or(again);
        near && linked && wanted && state != DeviceState::Reported
    })
}

/// The device without the replacement that the bank has rejected; none where another one is on its way, or nothing.
#[must_use]
pub fn refused(device: &Device, procedure: &ProcedureId, now: Instant) -> Option<Device> {
    let named = device.renewal.as_ref() == Some(procedure);
    named.then(|| Device { renewal: None, renewal_refused: Some(now), ..device.clone() })
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
    #[test]
    fn what_was_rejected_is_filed_again_from_the_next_day_to_the_printed_one() {
        // Source: 77 seed Q9: a device in use is replaced; the bank's rejection is of one procedure.
        let policy = BankPolicy::preset(Preset::Seventyseven).tokens;
        let id = |text: &str| ProcedureId::try_from(text).unwrap();
        let printed = day(2026, 11, 23);
        let scene = Scene::new().device("AAAA1", Some(printed)).link("sato", "AAAA1");
        let scene = scene.changed("AAAA1", |device| device.renewal = Some(id("p1")));
        let device = scene.keyring.device(&serial("AAAA1")).unwrap();
        assert_eq!(refused(device, &id("p2"), scene.now), None, "another one");
        let after = refused(device, &id("p1"), scene.now).unwrap();
        assert_eq!(refused(&after, &id("p1"), scene.now), None, "once");
        let keyring = Keyring { devices: vec![after], ..scene.keyring.clone() };
        let begin = |date: CivilDate| date.begin_in_japan();
        for (source, now, expected) in [
            ("at once", scene.now, false),
            ("the last moment of that day", Instant(begin(day(2026, 11, 22)).0 - 1), false),
            ("the next day", begin(day(2026, 11, 22)), true),
            ("the printed day", begin(printed), true),
            ("its end", printed.end_in_japan(), false),
        ] {
            assert_eq!(is_due(&keyring, &serial("AAAA1"), &policy, now), expected, "{source}");
        }
    }
}
