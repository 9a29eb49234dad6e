//! What is wrong with a form, in one place.

use crate::i18n::{t, use_i18n};
use leptos::html;
use leptos::prelude::*;

/// The errors of a form with links to their fields. It takes the focus when errors appear.
#[component]
pub fn ErrorSummary(
    /// The fields' ids with what is wrong with them; empty: nothing is shown.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let panel = NodeRef::<html::Div>::new();
    let shown = Memo::new(move |_| errors.with(|errors| !errors.is_empty()));
    Effect::new(move || {
        if shown.get()
            && let Some(panel) = panel.get()
        {
            // An element that can't be focused is still read out.
            let _ = panel.focus();
        }
    });
    let go = |id: &str| {
        if let Some(field) = document().get_element_by_id(id) {
            use wasm_bindgen::JsCast;
            if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
                let _ = field.focus();
            }
        }
    };
    let line = move |(id, text): (String, String)| {
        let href = format!("#{id}");
        view! {
            <li>
                <a href=href rel="external" on:click=move |event| {
                    event.prevent_default();
                    go(&id);
                }>{text}</a>
            </li>
        }
    };
    view! {
        <Show when=move || shown.get()>
            <div class="notice notice-danger" role="alert" tabindex="-1" node_ref=panel>
                <p class="notice-title">{t!(i18n, common.error_summary)}</p>
                <ul class="error-list">{move || errors.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}
