//! Japanese or English.

use crate::i18n::{Locale, t_string, use_i18n};
use crate::language;
use leptos::prelude::*;

/// The switch between the languages, each named in itself.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let i18n = use_i18n();
    let choice = move |locale: Locale, name: &'static str| {
        view! {
            <button
                class="language-choice"
                type="button"
                lang=language::name(locale)
                aria-pressed=move || (language::get() == locale).to_string()
                on:click=move |_| language::choose(locale)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="language" role="group" aria-label=t_string!(i18n, frame.language)>
            {choice(Locale::ja, "日本語")}
            {choice(Locale::en, "EN")}
        </div>
    }
}
