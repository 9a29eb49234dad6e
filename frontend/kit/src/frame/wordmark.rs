//! The name of the portal.

use crate::i18n::{t, use_i18n};
use leptos::prelude::*;

/// A key whose bit is three dots, and the name.
#[component]
pub fn Wordmark() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <span class="wordmark">
            <svg class="wordmark-key" viewBox="0 0 32 20" width="28" height="18" aria-hidden="true" focusable="false">
                <g fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round">
                    <circle cx="8.5" cy="9" r="5.6" />
                    <path d="M14.1 9H30" />
                </g>
                <g fill="currentColor">
                    <circle cx="19.4" cy="15.4" r="1.8" />
                    <circle cx="24.5" cy="15.4" r="1.8" />
                    <circle cx="29.6" cy="15.4" r="1.8" />
                </g>
            </svg>
            <span class="wordmark-name" lang="ja">{t!(i18n, frame.name)}</span>
            <span class="wordmark-latin" lang="en">{t!(i18n, frame.name_latin)}</span>
        </span>
    }
}
