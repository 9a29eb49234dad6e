//! What a month's people do, in calls: the one place that says how.

use super::measured::Measured;
use super::quantities::Quantities;
use crate::infra::catalogue::Event;

/// What one looks at, each as often.
const INQUIRIES: [&str; 5] = ["home.overview", "notices.list", "history.own", "payees.list", "tokens.own"];
/// What administrators do with their colleagues, each as often.
const CHANGES: [&str; 5] =
    ["users.add", "users.change", "users.set-state", "users.set-passwords", "passwords.change-login"];
/// A procedure on screen, from the form to the delivery: calls, and how often each.
const PROCEDURE: [(&str, f64); 11] = [
    ("procedures.prepare", 1.0),
    ("procedures.file", 1.0),
    ("procedures.view", 3.0),
    ("desk.queue", 6.0),
    ("desk.procedure", 6.0),
    ("desk.received", 1.0),
    ("desk.check", 1.0),
    ("desk.approve", 1.0),
    ("desk.execute", 1.0),
    ("desk.ship", 1.0),
    ("desk.deliver", 1.0),
];
/// Of a hundred, how many type something wrong first.
const WRONG_PASSWORDS: f64 = 5.0;
const WRONG_CODES: f64 = 2.0;
/// Of a hundred who sign in, how many sign out; the others' sessions end by themselves.
const SIGN_OUTS: f64 = 50.0;

/// Calls of people, and how often each is made.
pub fn calls(month: &Quantities) -> Vec<(&'static str, f64)> {
    let mut calls = vec![
        ("bank.about", month.sign_ins),
        ("session.sign-in", month.sign_ins),
        ("session.sign-in, wrong password", month.sign_ins * WRONG_PASSWORDS / 100.0),
        ("session.me", month.sign_ins),
        ("session.sign-out", month.sign_ins * SIGN_OUTS / 100.0),
        ("payees.register", month.otp_checks),
        ("payees.register, wrong code", month.otp_checks * WRONG_CODES / 100.0),
    ];
    calls.extend(evenly(&INQUIRIES, month.page_views));
    calls.extend(evenly(&CHANGES, month.changes));
    calls.extend(PROCEDURE.iter().map(|(call, times)| (*call, month.procedures * times)));
    calls
}

fn evenly(calls: &'static [&'static str], all: f64) -> impl Iterator<Item = (&'static str, f64)> {
    let each = all / super::quantities::float(calls.len() as u64);
    calls.iter().map(move |call| (*call, each))
}

/// Calls that nobody makes: what the time and the table's stream wake.
///
/// # Errors
/// A sentence: a time that can't be counted.
pub fn woken(measured: &Measured, month: &Quantities) -> Result<Vec<(String, f64)>, String> {
    let mut calls = Vec::new();
    for operation in &measured.operations {
        for event in &operation.events {
            let times = match event {
                // At most: a batch has up to ten.
                Event::Stream(_) => month.mails,
                Event::Schedule(at) => {
                    monthly(at).ok_or_else(|| format!("{}: how often is {at:?}?", operation.operation))?
                }
            };
            calls.push((operation.operation.clone(), times));
        }
    }
    Ok(calls)
}

/// How often in a month: `rate(5 minutes)`, or `cron(…)` of a time of every day.
fn monthly(schedule: &str) -> Option<f64> {
    const DAYS: f64 = 365.0 / 12.0;
    if let Some(rate) = schedule.strip_prefix("rate(").and_then(|rest| rest.strip_suffix(')')) {
        let (every, unit) = rate.split_once(' ')?;
        let every: f64 = every.parse().ok().filter(|every| *every >= 1.0)?;
        let a_day = match unit.trim_end_matches('s') {
            "minute" => 1440.0,
            "hour" => 24.0,
            "day" => 1.0,
            _ => return None,
        };
        return Some(DAYS * a_day / every);
    }
    let fields: Vec<&str> = schedule.strip_prefix("cron(")?.strip_suffix(')')?.split_whitespace().collect();
    match fields[..] {
        [minute, hour, "*" | "?", "*", "*" | "?", "*"] => {
            (minute.parse::<u8>().is_ok() && hour.parse::<u8>().is_ok()).then_some(DAYS)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::small;
    use super::super::quantities::Args;
    use super::*;

    fn month() -> Quantities {
        let args = Args { contracts: 100, users_per_contract: 5, months: 12, ..Args::default() };
        Quantities::of(&args).unwrap()
    }

    #[test]
    fn everything_that_is_told_is_called_as_often() {
        let calls = calls(&month());
        let times = |calls_of: &[&str]| {
            calls.iter().filter(|(call, _)| calls_of.contains(call)).map(|(_, times)| times).sum::<f64>()
        };
        for (called, expected) in [
            (&["session.sign-in"][..], 6000.0),
            (&["session.sign-in, wrong password"], 300.0),
            (&["payees.register"], 1000.0),
            (&INQUIRIES, 30000.0),
            (&CHANGES, 25.0),
            (&["procedures.file"], 5.0),
            (&["desk.queue"], 30.0),
        ] {
            assert!((times(called) - expected).abs() < 1e-9, "{called:?}: {}", times(called));
        }
    }

    #[test]
    fn every_call_is_of_the_catalogue() {
        // A name that the catalogue no longer has would drop out of the sum.
        let catalogue = include_str!("../../../infra/operations.json");
        for (call, _) in calls(&month()) {
            let name = call.split(',').next().unwrap_or(call);
            assert!(catalogue.contains(&format!("\"operation\": \"{name}\"")), "{call}");
        }
    }

    #[test]
    fn schedules_are_counted_or_said() {
        let days = 365.0 / 12.0;
        for (schedule, expected) in [
            ("rate(5 minutes)", Some(days * 288.0)),
            ("rate(1 hour)", Some(days * 24.0)),
            ("rate(1 day)", Some(days)),
            ("cron(5 0 * * ? *)", Some(days)),
            ("cron(5 * * * ? *)", None),
            ("cron(5 0 1 * ? *)", None),
            ("rate(0 minutes)", None),
            ("rate(5 moons)", None),
            ("at noon", None),
        ] {
            assert_eq!(monthly(schedule), expected, "{schedule}");
        }
    }

    #[test]
    fn what_wakes_a_function_is_counted() {
        let woken = woken(&small(), &month()).unwrap();
        let times: Vec<f64> = woken.iter().map(|(_, times)| times.round()).collect();
        assert_eq!(times, [1045.0, 8760.0], "{woken:?}");
    }
}
