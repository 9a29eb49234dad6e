//! Which language the page speaks: Japanese until another one is chosen, and what was chosen is remembered.

use crate::i18n::{Locale, use_i18n};
use leptos::prelude::*;
use leptos_i18n::I18nContext;
use std::str::FromStr;

const KEY: &str = "kagimate-language";

/// The choice; a context.
#[derive(Clone, Copy)]
pub struct Language {
    chosen: RwSignal<Locale>,
    texts: I18nContext<Locale>,
}

impl Language {
    /// What is chosen.
    pub fn get(self) -> Locale {
        self.chosen.get()
    }

    /// What the texts are read in at the moment.
    pub fn shown(self) -> Locale {
        self.texts.get_locale()
    }

    /// Chooses, and remembers.
    pub fn choose(self, locale: Locale) {
        if let Some(storage) = storage() {
            // A browser that stores nothing still switches.
            let _ = storage.set_item(KEY, leptos_i18n::Locale::as_str(locale));
        }
        self.texts.set_locale(locale);
        self.chosen.set(locale);
    }
}

/// Sets the language up, below the provider of the texts.
pub fn provide() -> Language {
    let i18n = use_i18n();
    let remembered = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let chosen = remembered.and_then(|text| Locale::from_str(&text).ok()).unwrap_or(Locale::ja);
    let language = Language { chosen: RwSignal::new(chosen), texts: i18n };
    i18n.set_locale(chosen);
    // The library would follow the browser's languages.
    Effect::new(move || {
        let chosen = language.get();
        if i18n.get_locale() != chosen {
            i18n.set_locale(chosen);
        }
    });
    provide_context(language);
    language
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
