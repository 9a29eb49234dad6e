//! A browser may keep a page that was left and show it again on Back, as it was: it would show a session that
//! is over by now.

use crate::location;
use leptos::prelude::*;
use web_sys::PageTransitionEvent;

/// Loads such a page anew.
pub fn watch() {
    let handle = window_event_listener(leptos::ev::pageshow, |event: PageTransitionEvent| {
        if event.persisted() {
            location::reload();
        }
    });
    // For as long as the page lives.
    std::mem::forget(handle);
}
