//! The figures of a policy, each once: its name, how it is written, and what any bank may have.

use kit::components::Change;
use kit::i18n::{Locale, td_string};
use kit::{money, texts};
use shared::domain::account::Yen;
use shared::domain::attempt::LockPolicy;
use shared::domain::policy::Figures;
use shared::domain::reset::SelfReset;
use shared::domain::revocation::OutOfOrder;
use std::ops::RangeInclusive;

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// So many times.
    Times,
    /// Kept in seconds, written in minutes.
    Minutes,
    /// Kept in seconds, written in hours.
    Hours,
    /// Days.
    Days,
    /// Calendar months.
    Months,
    /// Yen with tax.
    Yen,
    /// So many devices or people.
    Count,
    /// 0: off, 1: on.
    Switch,
    /// Who may reset a password alone, from nobody to everybody.
    SelfReset,
    /// How the last row of Q10 is read.
    OutOfOrder,
}

const RESETS: [SelfReset; 3] = [SelfReset::Off, SelfReset::SoleMaster, SelfReset::All];
const READINGS: [OutOfOrder; 2] = [OutOfOrder::Written, OutOfOrder::SelfService];

impl Unit {
    /// What one of it is worth in what is kept.
    pub fn worth(self) -> u64 {
        match self {
            Self::Minutes => 60,
            Self::Hours => 3600,
            _ => 1,
        }
    }

    /// The words to choose from, where it is no number.
    pub fn options(self, locale: Locale) -> Option<Vec<&'static str>> {
        match self {
            Self::Switch => Some(vec![td_string!(locale, settings.off), td_string!(locale, settings.on)]),
            Self::SelfReset => Some(RESETS.map(|who| reset(locale, who)).to_vec()),
            Self::OutOfOrder => Some(READINGS.map(|how| reading(locale, how)).to_vec()),
            _ => None,
        }
    }

    /// A number of it, as people read it.
    fn told(self, locale: Locale, number: u64) -> String {
        let number = money::grouped(number);
        match self {
            Self::Times => td_string!(locale, desk_bank.unit.times, number = number).to_string(),
            Self::Minutes => td_string!(locale, desk_bank.unit.minutes, number = number).to_string(),
            Self::Hours => td_string!(locale, desk_bank.unit.hours, number = number).to_string(),
            Self::Days => td_string!(locale, desk_bank.unit.days, number = number).to_string(),
            Self::Months => td_string!(locale, desk_bank.unit.months, number = number).to_string(),
            Self::Count => td_string!(locale, desk_bank.unit.count, number = number).to_string(),
            Self::Yen | Self::Switch | Self::SelfReset | Self::OutOfOrder => number,
        }
    }

    /// What it is called beside a field.
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Times => td_string!(locale, desk_bank.unit_name.times),
            Self::Minutes => td_string!(locale, desk_bank.unit_name.minutes),
            Self::Hours => td_string!(locale, desk_bank.unit_name.hours),
            Self::Days => td_string!(locale, desk_bank.unit_name.days),
            Self::Months => td_string!(locale, desk_bank.unit_name.months),
            Self::Yen => td_string!(locale, desk_bank.unit_name.yen),
            Self::Count => td_string!(locale, desk_bank.unit_name.count),
            Self::Switch | Self::SelfReset | Self::OutOfOrder => "",
        }
    }
}

fn reset(locale: Locale, who: SelfReset) -> &'static str {
    match who {
        SelfReset::Off => td_string!(locale, desk_bank.reset.off),
        SelfReset::SoleMaster => td_string!(locale, desk_bank.reset.sole_master),
        SelfReset::All => td_string!(locale, desk_bank.reset.all),
    }
}

fn reading(locale: Locale, how: OutOfOrder) -> &'static str {
    match how {
        OutOfOrder::Written => td_string!(locale, desk_bank.reading.written),
        OutOfOrder::SelfService => td_string!(locale, desk_bank.reading.self_service),
    }
}

/// A figure.
pub struct Figure {
    /// Its name.
    pub name: fn(Locale) -> &'static str,
    /// How it is written.
    pub unit: Unit,
    /// What any bank may have, as it is written.
    pub bounds: RangeInclusive<u64>,
    /// What it is, as it is kept.
    pub get: fn(&Figures) -> u64,
    /// Makes it so.
    pub set: fn(&mut Figures, u64),
}

/// Figures that belong together.
pub struct Group {
    /// What they are about.
    pub name: fn(Locale) -> &'static str,
    /// They.
    pub figures: Vec<Figure>,
}

macro_rules! figure {
    ($key:ident, $unit:ident, $bounds:expr, $($field:ident).+) => {
        Figure {
            name: |locale| td_string!(locale, desk_bank.figure.$key),
            unit: Unit::$unit,
            bounds: $bounds,
            get: |figures| u64::from(figures.$($field).+),
            // What is written was held against the bounds before.
            set: |figures, number| figures.$($field).+ = number.try_into().unwrap_or_default(),
        }
    };
    ($key:ident, $unit:ident of $words:ident, $($field:ident).+) => {
        Figure {
            name: |locale| td_string!(locale, desk_bank.figure.$key),
            unit: Unit::$unit,
            bounds: 0..=$words.len() as u64 - 1,
            get: |figures| $words.iter().position(|word| *word == figures.$($field).+).unwrap_or_default() as u64,
            set: |figures, number| {
                if let Some(word) = usize::try_from(number).ok().and_then(|at| $words.get(at)) {
                    figures.$($field).+ = *word;
                }
            },
        }
    };
}

const OFF_ON: [bool; 2] = [false, true];

/// All figures that the desk changes, in the order of the papers.
#[allow(clippy::cast_possible_truncation, reason = "lists of two or three words")]
pub fn groups() -> Vec<Group> {
    vec![
        Group {
            name: |locale| td_string!(locale, desk_bank.group.login),
            figures: vec![
                figure!(tries, Times, 1..=100, login_lock.tries),
                figure!(lock_minutes, Minutes, 1..=43_200, login_lock.temporary_seconds),
                figure!(rounds, Times, 1..=100, login_lock.rounds),
                figure!(factor, Switch of OFF_ON, second_factor_at_sign_in),
                figure!(idle, Minutes, 1..=1_440, session.idle_seconds),
                figure!(absolute, Minutes, 1..=10_080, session.absolute_seconds),
                figure!(self_reset, SelfReset of RESETS, self_reset),
            ],
        },
        Group {
            name: |locale| td_string!(locale, desk_bank.group.confirmation),
            figures: vec![
                figure!(tries, Times, 1..=100, confirmation_lock.tries),
                figure!(lock_minutes, Minutes, 1..=43_200, confirmation_lock.temporary_seconds),
                figure!(rounds, Times, 1..=100, confirmation_lock.rounds),
            ],
        },
        Group {
            name: |locale| td_string!(locale, desk_bank.group.tokens),
            figures: vec![
                figure!(otp_tries, Times, 1..=100, otp_tries),
                figure!(wait, Minutes, 0..=43_200, tokens.registration_wait_seconds),
                figure!(notice_months, Months, 1..=12, tokens.expiry_notice_months),
                figure!(out_of_order, OutOfOrder of READINGS, tokens.out_of_order),
                figure!(software, Switch of OFF_ON, tokens.software),
                figure!(software_grant, Hours, 1..=720, tokens.software_grant_seconds),
            ],
        },
        Group {
            name: |locale| td_string!(locale, desk_bank.group.fees),
            figures: vec![
                figure!(fee_first, Yen, 0..=1_000_000, fees.first),
                figure!(fee_addition, Yen, 0..=1_000_000, fees.addition),
                figure!(fee_reissue, Yen, 0..=1_000_000, fees.reissue),
                figure!(fee_faulty, Yen, 0..=1_000_000, fees.faulty_returned),
                figure!(fee_expiry, Yen, 0..=1_000_000, fees.expiry),
            ],
        },
        Group {
            name: |locale| td_string!(locale, desk_bank.group.procedures),
            figures: vec![
                figure!(delivery_least, Days, 0..=365, procedures.delivery_days_least),
                figure!(delivery_most, Days, 0..=365, procedures.delivery_days_most),
                figure!(work_days, Days, 0..=365, procedures.work_days),
                figure!(largest, Count, 1..=20, procedures.largest),
                figure!(desk_code, Hours, 1..=720, procedures.desk_code_seconds),
                figure!(start_up, Days, 1..=365, procedures.start_up_days),
                figure!(proposal, Days, 1..=90, procedures.proposal_days),
            ],
        },
    ]
}

impl Figure {
    /// What it says.
    pub fn told(&self, locale: Locale, figures: &Figures) -> String {
        let kept = (self.get)(figures);
        if let Some(words) = self.unit.options(locale) {
            let word = usize::try_from(kept).ok().and_then(|at| words.get(at).copied());
            return word.unwrap_or_default().to_owned();
        }
        match self.unit {
            Unit::Yen => Yen::try_from(kept).map(|yen| texts::yen(locale, yen)).unwrap_or_default(),
            // What is kept in seconds and is no whole number of minutes or hours.
            unit if !kept.is_multiple_of(unit.worth()) => {
                td_string!(locale, desk_bank.unit.seconds, number = money::grouped(kept)).to_string()
            }
            unit => unit.told(locale, kept / unit.worth()),
        }
    }
}

/// What differs, each with the name of its group.
pub fn changes(locale: Locale, from: &Figures, to: &Figures) -> Vec<Change> {
    let mut found = Vec::new();
    for group in groups() {
        for figure in &group.figures {
            let (before, after) = (figure.told(locale, from), figure.told(locale, to));
            if before != after {
                let (of, name) = ((group.name)(locale), (figure.name)(locale));
                let name = td_string!(locale, desk_bank.figure_of, group = of, name = name).to_string();
                found.push((name, before, after));
            }
        }
    }
    found
}

/// What can't stand together, though each figure could: at most a hundred failures in a row until a lock is
/// for good, and no end before its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Too many failures of the login password.
    Login,
    /// Too many failures of the confirmation password.
    Confirmation,
    /// A session that ends before it is idle.
    Session,
    /// A way that takes longer than its longest.
    Delivery,
}

/// What can't stand together.
pub fn clashes(figures: &Figures) -> Vec<Clash> {
    let guesses = |lock: &LockPolicy| lock.permanent_at() > 100;
    let (session, procedures) = (&figures.session, &figures.procedures);
    [
        (guesses(&figures.login_lock), Clash::Login),
        (guesses(&figures.confirmation_lock), Clash::Confirmation),
        (session.absolute_seconds < session.idle_seconds, Clash::Session),
        (procedures.delivery_days_most < procedures.delivery_days_least, Clash::Delivery),
    ]
    .into_iter()
    .filter_map(|(holds, clash)| holds.then_some(clash))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::policy::{BankPolicy, Preset};

    fn preset() -> Figures {
        Figures::of(&BankPolicy::preset(Preset::Seventyseven))
    }

    #[test]
    fn every_figure_reads_what_it_writes_within_bounds_that_are_sound() {
        for group in groups() {
            for figure in &group.figures {
                let (least, most) = (*figure.bounds.start(), *figure.bounds.end());
                for number in [least, most] {
                    let mut figures = preset();
                    (figure.set)(&mut figures, number * figure.unit.worth());
                    assert_eq!((figure.get)(&figures), number * figure.unit.worth());
                    let sound = figures.are_sound() || !clashes(&figures).is_empty();
                    assert!(sound, "{} {number}", (figure.name)(Locale::en));
                }
            }
        }
    }

    #[test]
    fn nothing_differs_from_itself_and_each_figure_is_told() {
        let figures = preset();
        assert!(changes(Locale::ja, &figures, &figures).is_empty());
        for group in groups() {
            for figure in &group.figures {
                let mut other = figures.clone();
                let kept = (figure.get)(&figures) / figure.unit.worth();
                let number = if kept == *figure.bounds.start() {
                    *figure.bounds.end()
                } else {
                    *figure.bounds.start()
                };
                (figure.set)(&mut other, number * figure.unit.worth());
                assert_eq!(changes(Locale::ja, &figures, &other).len(), 1);
            }
        }
    }
}
