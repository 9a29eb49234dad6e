//! Which language the page speaks: Japanese until another one is chosen, and what was chosen is remembered.

use crate::i18n::Locale;
use leptos::prelude::*;
use std::str::FromStr;
use std::sync::LazyLock;

const KEY: &str = "kagimate-language";

static CHOSEN: LazyLock<ArcRwSignal<Locale>> =
    LazyLock::new(|| ArcRwSignal::new(remembered().unwrap_or(Locale::ja)));

/// The language of the moment, as the macros of the texts take it.
#[derive(Debug, Clone, Copy)]
pub struct Language;

impl Language {
    /// Which it is; tracked.
    pub fn get_locale(self) -> Locale {
        get()
    }

    /// Which it is. Doesn't make the caller run again.
    pub fn get_locale_untracked(self) -> Locale {
        CHOSEN.get_untracked()
    }
}

/// Which language is chosen; tracked.
pub fn get() -> Locale {
    CHOSEN.get()
}

/// Chooses, and remembers.
pub fn choose(locale: Locale) {
    if let Some(storage) = storage() {
        // A browser that stores nothing still switches.
        let _ = storage.set_item(KEY, name(locale));
    }
    tell(locale);
    CHOSEN.set(locale);
}

/// Tells the document what was remembered.
pub fn start() {
    tell(CHOSEN.get_untracked());
}

/// Its name in attributes.
pub fn name(locale: Locale) -> &'static str {
    match locale {
        Locale::ja => "ja",
        Locale::en => "en",
    }
}

/// What reads the page aloud goes by this.
fn tell(locale: Locale) {
    if let Some(html) = document().document_element() {
        // The name is a constant and always valid.
        let _ = html.set_attribute("lang", name(locale));
    }
}

fn remembered() -> Option<Locale> {
    Locale::from_str(&storage()?.get_item(KEY).ok()??).ok()
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
