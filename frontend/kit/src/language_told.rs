//! The language that is chosen on the page is also the one of what is sent to the person.

use crate::i18n::Locale;
use crate::{api, language, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::user::Language;
use shared::operations::own::{ChooseLanguage, OwnLanguage};
use shared::operations::proof::Proof;

/// Tells the server whenever another one is chosen, quietly.
pub fn watch() {
    Effect::new(|before: Option<Locale>| {
        let chosen = language::get();
        let ready = untrack(session::me).is_some_and(|me| !me.half_signed_in);
        if ready && before.is_some_and(|before| before != chosen) {
            spawn_local(tell(chosen));
        }
        chosen
    });
}

async fn tell(chosen: Locale) {
    let language = match chosen {
        Locale::ja => Language::Ja,
        Locale::en => Language::En,
    };
    // The page speaks it already; what is sent follows with the next choice.
    let _ = api::post::<OwnLanguage>(&ChooseLanguage { language }, &Proof::default(), &api::new_key()).await;
}
