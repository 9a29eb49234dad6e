//! The way past what stands above a page.

use crate::i18n::{t, use_i18n};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the page's own part.
pub const MAIN: &str = "main";

/// The first thing that the keyboard reaches: past the menu.
#[component]
pub fn SkipLink() -> impl IntoView {
    let i18n = use_i18n();
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let main = document().get_element_by_id(MAIN);
        if let Some(main) = main.as_ref().and_then(JsCast::dyn_ref::<web_sys::HtmlElement>) {
            // It has a tabindex, so it takes the focus.
            let _ = main.focus();
        }
    };
    view! { <a class="skip-link" href="#main" on:click=skip>{t!(i18n, frame.skip)}</a> }
}
