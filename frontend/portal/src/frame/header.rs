//! The line at the top.

use super::bell::{Bell, BellLink};
use super::session_clock::SessionClock;
use kit::components::{Button, LanguageSwitch};
use kit::frame::Wordmark;
use kit::i18n::{t, t_string, use_i18n};
use kit::session;
use kit::{api, routes, texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use shared::domain::session::SessionEnd;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionSignOut;

/// Wordmark, company, clock, language, who is signed in, and signing out.
#[component]
pub fn Header(
    /// Opens and closes the menu, where there is one.
    #[prop(optional)]
    menu: Option<RwSignal<bool>>,
    /// The bell, where there is one.
    #[prop(optional)]
    bell: Option<Bell>,
) -> impl IntoView {
    let i18n = use_i18n();
    let signed_in = Memo::new(|_| session::me().is_some());
    view! {
        <header class="header">
            {menu.map(|open| view! {
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
            })}
            <A href=routes::HOME attr:class="header-home"><Wordmark /></A>
            {move || session::me().map(|me| view! { <span class="header-company">{me.contract.name.to_string()}</span> })}
            <span class="header-space"></span>
            <Show when=move || signed_in.get()><SessionClock /></Show>
            {bell.map(|bell| view! { <BellLink bell=bell /> })}
            <LanguageSwitch />
            {move || session::me().map(|me| view! {
                <span class="header-user">
                    <span class="header-name">{me.name.to_string()}</span>
                    <span class="header-role">{move || texts::role(i18n.get_locale(), me.role)}</span>
                </span>
            })}
            <Show when=move || signed_in.get()><SignOut /></Show>
        </header>
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let i18n = use_i18n();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let sign_out = move |()| {
        busy.set(true);
        failed.set(false);
        spawn_local(async move {
            let answer = api::post::<SessionSignOut>(&Empty {}, &Proof::default(), &api::new_key()).await;
            let over = answer.is_ok();
            // Where the session ended first, this button is gone with the header.
            let _ = busy.try_set(false);
            let _ = failed.try_set(!over);
            if over {
                session::over(SessionEnd::SignedOut);
            }
        });
    };
    view! {
        <span class="sign-out">
            <Button busy=busy on_press=sign_out>{t!(i18n, frame.sign_out)}</Button>
            <span class="sign-out-failure" role="status">
                {move || failed.get().then(|| t_string!(i18n, frame.sign_out_failed))}
            </span>
        </span>
    }
}
