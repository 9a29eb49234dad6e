//! The rules of a new password, ticked while it is typed, by the same code as the server's.

use crate::api;
use crate::i18n::{t_string, use_i18n};
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::domain::password;
use shared::domain::policy::PasswordRule;
use shared::domain::secret::Password;
use shared::operations::bank::BankAbout;
use shared::operations::proof::Empty;

/// What a new password must satisfy.
#[derive(Clone, Copy)]
pub struct PasswordRules {
    /// The bank's rule, once it is known.
    pub rule: Signal<Option<PasswordRule>>,
    /// Words that it must not contain: login ID, names of person and company.
    pub context: Signal<Vec<String>>,
}

impl PasswordRules {
    /// No rules, for forms without new passwords.
    pub fn none() -> Self {
        Self { rule: Signal::stored(None), context: Signal::stored(Vec::new()) }
    }

    /// Asks the bank for its rule.
    pub fn ask(context: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Self {
        let about = LocalResource::new(|| async {
            api::get::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value)
        });
        Self {
            rule: Signal::derive(move || about.get().flatten().map(|about| about.password)),
            context: Signal::derive(context),
        }
    }

    /// Judges what was typed; before the rule is known, only whether anything was.
    pub fn judge(self, text: &str) -> Result<Password, FieldReason> {
        let typed = Password::try_from(text.to_owned())?;
        if let Some(rule) = self.rule.get() {
            self.accepts(&rule, &typed)?;
        }
        Ok(typed)
    }

    fn accepts(self, rule: &PasswordRule, typed: &Password) -> Result<(), FieldReason> {
        self.context.with(|words| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            password::accepts(rule, typed, &words)
        })
    }

    /// Whether what was typed satisfies one part of the rule, whatever the others say.
    fn part(self, text: &str, part: Part, rule: &PasswordRule) -> bool {
        let Ok(typed) = Password::try_from(text.to_owned()) else { return false };
        let lenient =
            PasswordRule { shortest: 0, longest: usize::MAX, letters_and_digits: false, least_strength: 0 };
        let only = match part {
            Part::Length => PasswordRule { shortest: rule.shortest, longest: rule.longest, ..lenient },
            Part::Composition => PasswordRule { letters_and_digits: true, ..lenient },
            Part::Context => lenient,
        };
        match self.accepts(&only, &typed) {
            Ok(()) => true,
            Err(reason) => part != Part::Context && reason == FieldReason::ContextWord,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Length,
    Composition,
    Context,
}

/// A line per part of the rule, with a tick where it is satisfied.
#[component]
pub fn RuleTicks(
    /// The rules.
    rules: PasswordRules,
    /// What is typed.
    value: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let lines = move || {
        let rule = rules.rule.get()?;
        let parts =
            [Some(Part::Length), rule.letters_and_digits.then_some(Part::Composition), Some(Part::Context)];
        let lines = parts.into_iter().flatten().map(|part| {
            let (shortest, longest) = (rule.shortest, rule.longest);
            let text = move || match part {
                Part::Length => {
                    t_string!(i18n, passwords.rule_length, shortest = shortest, longest = longest).to_string()
                }
                Part::Composition => t_string!(i18n, passwords.rule_composition).to_string(),
                Part::Context => t_string!(i18n, passwords.rule_context).to_string(),
            };
            let rule = rule.clone();
            let met = Memo::new(move |_| value.with(|text| rules.part(text, part, &rule)));
            let word = move || {
                if met.get() {
                    t_string!(i18n, passwords.rule_met)
                } else {
                    t_string!(i18n, passwords.rule_open)
                }
            };
            view! {
                <li class="rule" class:is-met=met>
                    <span class="rule-mark" aria-hidden="true"></span>
                    {text}
                    <span class="visually-hidden">{word}</span>
                </li>
            }
        });
        Some(lines.collect_view())
    };
    view! { <ul class="rule-list">{lines}</ul> }
}
