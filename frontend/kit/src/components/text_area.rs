//! Lines of text.

use super::field::{Field, described_by};
use leptos::prelude::*;

/// A field for a text of several lines. What was typed stays in `value` whatever happens.
#[component]
pub fn TextArea(
    /// Its id; error summaries link to it.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The language of the text, where it is not the page's.
    #[prop(optional, into)]
    lang: Option<&'static str>,
    /// Lines that are in sight.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let hinted = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, hinted, error.with(Option::is_some))
    };
    view! {
        <Field id=id.clone() label=label hint=hint error=error>
            <textarea
                class="input"
                id=id
                lang=lang
                rows=rows
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
        </Field>
    }
}
