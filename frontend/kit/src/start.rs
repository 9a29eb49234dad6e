//! How an entrance begins.

use crate::handover::{self, Note};
use crate::{clock, language, language_told, panic, restored, session};
use leptos::prelude::*;

/// Does `first` once and shows the page. The page is mounted anew when another language is chosen.
pub fn start<V: IntoView + 'static>(first: impl FnOnce() + 'static, page: impl Fn() -> V + Send + 'static) {
    panic::install();
    clock::start();
    language::start();
    leptos::mount::mount_to_body(move || {
        // Here and not before: tasks can be started only once the page is being mounted.
        first();
        move || {
            language::get();
            page().into_any()
        }
    });
}

/// What an entrance for people who are signed in does first.
pub fn signed_in() {
    restored::watch();
    language_told::watch();
    session::set_displaced(handover::take() == Some(Note::Displaced));
    session::refresh_soon();
}
