//! The line at the top for people who are signed in.

use super::session_clock::SessionClock;
use super::sign_out::SignOut;
use super::wordmark::Wordmark;
use crate::components::LanguageSwitch;
use crate::i18n::{Locale, t_string, use_i18n};
use crate::session;
use leptos::prelude::*;
use shared::operations::session::Me;

/// Wordmark, what stands beside it, clock, language, who is signed in, and signing out.
#[component]
pub fn Header(
    /// Where the wordmark leads.
    home: &'static str,
    /// Opens and closes the menu, where there is one.
    #[prop(optional_no_strip)]
    menu: Option<RwSignal<bool>>,
    /// What stands beside the wordmark.
    #[prop(into)]
    beside: ViewFnOnce,
    /// What stands beside the clock.
    #[prop(optional, into)]
    signs: ViewFnOnce,
    /// What the person is here.
    role: fn(Locale, &Me) -> String,
) -> impl IntoView {
    let i18n = use_i18n();
    let signed_in = Memo::new(|_| session::me().is_some());
    view! {
        <header class="header">
            {menu.map(|open| view! { <MenuButton open=open /> })}
            <a href=home class="header-home"><Wordmark /></a>
            {beside.run()}
            <span class="header-space"></span>
            <Show when=move || signed_in.get()><SessionClock /></Show>
            {signs.run()}
            <LanguageSwitch />
            {move || session::me().map(|me| view! {
                <span class="header-user">
                    <span class="header-name">{me.name.to_string()}</span>
                    <span class="header-role">{role(i18n.get_locale(), &me)}</span>
                </span>
            })}
            <Show when=move || signed_in.get()><SignOut /></Show>
        </header>
    }
}

#[component]
fn MenuButton(open: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button
            class="menu-button"
            type="button"
            aria-controls="menu"
            aria-expanded=move || open.get().to_string()
            aria-label=move || t_string!(i18n, frame.menu)
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <path d="M3 5.5h14M3 10h14M3 14.5h14" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
            </svg>
        </button>
    }
}
