//! Copies a text.

use super::button::Button;
use crate::i18n::{t, t_string, use_i18n};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Promise, Reflect};

/// A button that copies a text, and says that it did.
#[component]
pub fn CopyButton(
    /// The text.
    text: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(None::<bool>);
    let copy = move |()| {
        let promise = written(&text);
        spawn_local(async move {
            let done = match promise {
                Some(promise) => JsFuture::from(promise).await.is_ok(),
                None => false,
            };
            // Who left the page meanwhile needs no word of it.
            let _ = copied.try_set(Some(done));
        });
    };
    let said = move || {
        copied.get().map(|done| {
            if done { t_string!(i18n, common.copied) } else { t_string!(i18n, common.not_copied) }
        })
    };
    view! {
        <span class="copy">
            <Button on_press=copy>{t!(i18n, common.copy)}</Button>
            <span class="copy-said" role="status">{said}</span>
        </span>
    }
}

/// The browser's promise to copy; `None` where it has no clipboard, as on pages without TLS.
fn written(text: &str) -> Option<Promise> {
    let navigator = window().navigator();
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!clipboard.is_undefined()).then(|| navigator.clipboard().write_text(text))
}
