//! The frame of pages without a menu.

use super::banners::Banners;
use super::skip_link::{MAIN, SkipLink};
use crate::i18n::{t, use_i18n};
use leptos::prelude::*;

/// A page below a line at the top.
#[component]
pub fn Outer(
    /// What stands in the line at the top.
    #[prop(into)]
    header: ViewFnOnce,
    /// The page.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <SkipLink />
        <div class="plain">
            {header.run()}
            <main class="plain-main" id=MAIN tabindex="-1">
                <Banners />
                {children()}
            </main>
            <footer class="footer">{t!(i18n, frame.footer)}</footer>
        </div>
    }
}
