//! What is typed of the settings, and what the rules read in it.

use super::told::BUSINESSES;
use kit::components::Entry;
use leptos::prelude::*;
use shared::domain::account::{Limits, Yen};
use shared::domain::settings::ContractSettings;

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// How transactions are approved, by its word, for each business.
    pub approval: [RwSignal<String>; 4],
    /// How much may be moved a day, for each business.
    pub limits: [Entry; 4],
    /// Minutes without work.
    pub idle: Entry,
    /// Whether administrators may type temporary passwords.
    pub typed: RwSignal<bool>,
    /// Whether people are told of their sign-ins.
    pub notices: RwSignal<bool>,
}

/// A whole number as people type it: in full width, grouped, or with its unit.
pub fn number(text: &str) -> Option<u64> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        ',' | '，' | '円' | '¥' | '￥' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    };
    text.chars().filter_map(plain).collect::<String>().parse().ok()
}

impl Draft {
    /// The settings as they are.
    pub fn of(settings: &ContractSettings) -> Self {
        let draft = Self {
            approval: [(); 4].map(|()| RwSignal::new(String::new())),
            limits: [(); 4].map(|()| Entry::default()),
            idle: Entry::default(),
            typed: RwSignal::new(false),
            notices: RwSignal::new(false),
        };
        draft.fill(settings);
        draft
    }

    /// Forgets what was typed.
    pub fn fill(self, settings: &ContractSettings) {
        let written = Written::of(settings);
        self.texts().into_iter().zip(written.texts).for_each(|(text, now)| text.set(now));
        self.typed.set(settings.typed_secrets);
        self.notices.set(settings.sign_in_notices);
    }

    /// Takes over what changed from `before` to `now`, where nothing else was typed.
    pub fn follow(self, before: &ContractSettings, now: &ContractSettings) {
        let (was, is) = (Written::of(before), Written::of(now));
        for ((text, was), is) in self.texts().into_iter().zip(was.texts).zip(is.texts) {
            if text.with_untracked(|text| *text == was) {
                text.set(is);
            }
        }
        for (tick, was, is) in [
            (self.typed, before.typed_secrets, now.typed_secrets),
            (self.notices, before.sign_in_notices, now.sign_in_notices),
        ] {
            if tick.get_untracked() == was {
                tick.set(is);
            }
        }
    }

    /// Shows what is wrong in every field.
    pub fn judge(self) {
        self.limits.into_iter().for_each(Entry::judge);
        self.idle.judge();
    }

    /// The settings, if every number is one; tracked.
    pub fn read(self) -> Option<ContractSettings> {
        let limit = |entry: Entry| Yen::try_from(entry.text.with(|text| number(text))?).ok();
        let limits = BUSINESSES.into_iter().zip(self.limits);
        let limits =
            limits.map(|(business, entry)| Some((business, limit(entry)?))).collect::<Option<_>>()?;
        let approval = BUSINESSES.into_iter().zip(self.approval);
        let approval = approval
            .map(|(business, word)| Some((business, word.with(|word| word.parse().ok())?)))
            .collect::<Option<_>>()?;
        let minutes = u32::try_from(self.idle.text.with(|text| number(text))?).ok()?;
        Some(ContractSettings {
            approval,
            limits: Limits(limits),
            idle_seconds: minutes.checked_mul(60)?,
            typed_secrets: self.typed.get(),
            sign_in_notices: self.notices.get(),
        })
    }

    fn texts(self) -> Vec<RwSignal<String>> {
        let numbers = self.limits.into_iter().chain([self.idle]).map(|entry| entry.text);
        self.approval.into_iter().chain(numbers).collect()
    }
}

/// Settings as the fields hold them, in their order.
struct Written {
    texts: Vec<String>,
}

impl Written {
    fn of(settings: &ContractSettings) -> Self {
        let approval = BUSINESSES.map(|business| settings.approval_of(business).to_string());
        let limits = BUSINESSES.map(|business| settings.limits.of(business).amount().to_string());
        let idle = (settings.idle_seconds / 60).to_string();
        Self { texts: approval.into_iter().chain(limits).chain([idle]).collect() }
    }
}
