//! A text of the bank's own in both languages, as it is typed.

use kit::components::{Entry, TextArea, TextField};
use kit::i18n::{Locale, t, t_string, use_i18n};
use leptos::prelude::*;
use shared::operations::bank::Bilingual;

/// What is typed.
#[derive(Clone, Copy, Default)]
pub struct Typed {
    /// Japanese.
    pub ja: Entry,
    /// English.
    pub en: Entry,
}

impl Typed {
    /// Takes over what stands.
    pub fn fill(self, text: Option<&Bilingual>) {
        for entry in [self.ja, self.en] {
            entry.clear();
        }
        if let Some(text) = text {
            self.ja.text.set(text.ja.clone());
            self.en.text.set(text.en.clone());
        }
    }

    /// From now on errors are shown.
    pub fn judge(self) {
        self.ja.judge();
        self.en.judge();
    }

    /// What it says, on one line; tracked.
    pub fn text(self) -> Bilingual {
        let line =
            |entry: Entry| entry.text.with(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        Bilingual { ja: line(self.ja), en: line(self.en) }
    }

    /// What it says, if both languages say something and not too much; tracked.
    pub fn read(self, most: usize) -> Option<Bilingual> {
        let fits = |text: &String| (1..=most).contains(&text.chars().count());
        Some(self.text()).filter(|text| fits(&text.ja) && fits(&text.en))
    }

    /// The id of the first field that says nothing or too much.
    pub fn wrong(self, id: &str, most: usize) -> Option<String> {
        let fits = |text: &str| (1..=most).contains(&text.chars().count());
        let text = untrack(|| self.text());
        let languages = [("ja", fits(&text.ja)), ("en", fits(&text.en))];
        languages.into_iter().find(|(_, fits)| !fits).map(|(language, _)| format!("{id}-{language}"))
    }
}

/// What it says in a language.
pub fn said(locale: Locale, text: &Bilingual) -> &str {
    match locale {
        Locale::ja => &text.ja,
        Locale::en => &text.en,
    }
}

/// The fields of both languages.
#[component]
pub fn TextsOf(
    /// The beginning of their ids.
    id: &'static str,
    /// What the text is for, in each language's field.
    labels: [String; 2],
    /// What is typed.
    typed: Typed,
    /// Most characters of each.
    most: usize,
    /// Whether it takes several lines on the page.
    #[prop(optional)]
    long: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let [ja, en] = labels;
    let error = move |entry: Entry| {
        Signal::derive(move || {
            let length = entry.text.with(|text| text.trim().chars().count());
            let wrong = match length {
                0 => t!(i18n, desk_bank.bank.both_languages).to_owned(),
                length if length > most => t_string!(i18n, desk_bank.bank.too_long, most = most).to_string(),
                _ => return None,
            };
            entry.judged().then_some(wrong)
        })
    };
    let field = move |name: &str, label: String, entry: Entry, lang: &'static str| {
        let id = format!("{id}-{name}");
        if long {
            view! { <TextArea id=id label=label value=entry.text error=error(entry) lang=lang /> }.into_any()
        } else {
            view! { <TextField id=id label=label value=entry.text error=error(entry) /> }.into_any()
        }
    };
    view! {
        <div class="form-pair">
            {field("ja", ja, typed.ja, "ja")}
            {field("en", en, typed.en, "en")}
        </div>
    }
}
