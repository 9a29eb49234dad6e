//! Other figures of a policy, as they are typed.

use super::figures::{Figure, Group, Unit, groups};
use kit::components::Entry;
use kit::money;
use leptos::prelude::*;
use shared::domain::policy::Figures;

/// A figure with what is typed for it.
pub struct Typed {
    /// The figure.
    pub figure: Figure,
    /// Its id on the page.
    pub id: String,
    /// What is typed; for a choice, the place of its word.
    pub entry: Entry,
    /// What stood there.
    was: String,
}

/// The name of a group, in a language.
pub type Name = fn(kit::i18n::Locale) -> &'static str;

/// What is typed for all figures, by group.
pub struct Draft {
    /// The figures that the policy has now.
    pub from: Figures,
    /// The names of the groups, with their figures.
    pub groups: Vec<(Name, Vec<Typed>)>,
}

impl Typed {
    /// The number that is typed, as it is written; tracked.
    fn number(&self) -> Option<u64> {
        let yen = self.entry.text.with(|text| money::read(text)).ok()??;
        Some(yen.amount()).filter(|number| self.figure.bounds.contains(number))
    }

    /// Whether it is no number that any bank may have; tracked.
    pub fn is_wrong(&self) -> bool {
        self.number().is_none() && self.entry.text.with(|text| *text != self.was)
    }
}

impl Draft {
    /// The figures as they are.
    pub fn of(from: Figures) -> Self {
        let typed = |at: usize, nth: usize, figure: Figure| {
            let was = ((figure.get)(&from) / figure.unit.worth()).to_string();
            let entry = Entry::default();
            entry.text.set(was.clone());
            Typed { figure, id: format!("figure-{at}-{nth}"), entry, was }
        };
        let group = |(at, Group { name, figures }): (usize, Group)| {
            let figures = figures.into_iter().enumerate();
            (name, figures.map(|(nth, figure)| typed(at, nth, figure)).collect())
        };
        let groups = groups().into_iter().enumerate().map(group).collect();
        Self { from, groups }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Typed> {
        self.groups.iter().flat_map(|(_, typed)| typed)
    }

    /// The figures, if every number is one; what was not touched stays as it is kept. Tracked.
    pub fn read(&self) -> Option<Figures> {
        let mut figures = self.from.clone();
        for typed in self.all() {
            if typed.entry.text.with(|text| *text == typed.was) {
                continue;
            }
            (typed.figure.set)(&mut figures, typed.number()? * typed.figure.unit.worth());
        }
        Some(figures)
    }

    /// From now on errors are shown.
    pub fn judge(&self) {
        self.all().for_each(|typed| typed.entry.judge());
    }
}

/// Whether it is chosen from words.
pub fn is_choice(unit: Unit) -> bool {
    matches!(unit, Unit::Switch | Unit::SelfReset | Unit::OutOfOrder)
}
