//! The line at the top.

use kit::components::LanguageSwitch;
use kit::frame::Wordmark;
use kit::routes;
use leptos::prelude::*;

/// Wordmark and language. Who is signed in gets home by the sign-in page, the others need no portal yet.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <header class="header">
            <a class="header-home" href=routes::SIGN_IN><Wordmark /></a>
            <span class="header-space"></span>
            <LanguageSwitch />
        </header>
    }
}
