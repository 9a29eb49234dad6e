//! Which answers stand open: those that a link named, that were opened, or all on paper.

use kit::components::focus;
use kit::i18n::{Locale, td_string};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::collections::BTreeSet;

/// Which.
#[derive(Clone, Copy)]
pub struct Opened {
    numbers: RwSignal<BTreeSet<usize>>,
    count: usize,
}

impl Opened {
    /// The one that the address names, of so many.
    pub fn new(count: usize) -> Self {
        let opened = Self { numbers: RwSignal::new(BTreeSet::new()), count };
        let hash = use_location().hash;
        Effect::new(move || {
            if let Some(number) = hash.with(|hash| named(hash)) {
                opened.show(number);
            }
        });
        // What is closed is not printed.
        let printing = window_event_listener_untyped("beforeprint", move |_| opened.all());
        on_cleanup(move || printing.remove());
        opened
    }

    /// Whether this one is; tracked.
    pub fn has(self, number: usize) -> bool {
        self.numbers.with(|numbers| numbers.contains(&number))
    }

    /// Whether all are; tracked.
    pub fn is_whole(self) -> bool {
        self.numbers.with(|numbers| numbers.len() == self.count)
    }

    /// Opens one, and leads there.
    pub fn show(self, number: usize) {
        self.set(number, true);
        request_animation_frame(move || focus(&summary(number)));
    }

    /// Notes that one was opened or closed.
    pub fn set(self, number: usize, open: bool) {
        if (1..=self.count).contains(&number)
            && self.numbers.with_untracked(|numbers| numbers.contains(&number)) != open
        {
            self.numbers.update(|numbers| {
                if open {
                    numbers.insert(number);
                } else {
                    numbers.remove(&number);
                }
            });
        }
    }

    /// Opens all.
    pub fn all(self) {
        self.numbers.set((1..=self.count).collect());
    }

    /// Closes all.
    pub fn none(self) {
        self.numbers.set(BTreeSet::new());
    }
}

/// `Q4.`
pub fn name(locale: Locale, number: usize) -> String {
    td_string!(locale, questions.number, number = number).to_string()
}

/// The id of a question's line.
pub fn summary(number: usize) -> String {
    format!("q{number}-title")
}

/// The question that the last part of an address names.
fn named(hash: &str) -> Option<usize> {
    hash.trim_start_matches('#').strip_prefix('q')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn addresses_name_questions() {
        for (hash, number) in [("#q4", Some(4)), ("q11", Some(11)), ("#main", None), ("", None), ("#q", None)]
        {
            assert_eq!(named(hash), number, "{hash}");
        }
    }
}
