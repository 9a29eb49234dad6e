//! The frame of pages for everyone.

use super::banners::Banners;
use super::header::Header;
use super::shell::{MAIN, Shell, SkipLink};
use crate::i18n::{t, use_i18n};
use crate::session::{self, State};
use leptos::prelude::*;

/// A page without a menu.
#[component]
pub fn Plain(
    /// The page.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <SkipLink />
        <div class="plain">
            <Header />
            <main class="plain-main" id=MAIN tabindex="-1">
                <Banners />
                {children()}
            </main>
            <footer class="footer">{t!(i18n, frame.footer)}</footer>
        </div>
    }
}

/// A page for everyone that keeps the menu for those who are signed in.
#[component]
pub fn Either(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let inside = Memo::new(|_| matches!(session::state(), State::In(me) if !me.temporary.any()));
    move || {
        let page = children.clone();
        if inside.get() {
            view! { <Shell>{page()}</Shell> }.into_any()
        } else {
            view! { <Plain>{page()}</Plain> }.into_any()
        }
    }
}
