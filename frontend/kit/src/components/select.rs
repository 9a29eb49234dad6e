//! A choice of one.

use super::field::{Field, described_by};
use leptos::prelude::*;

/// A field for a choice of one.
#[component]
pub fn Select(
    /// Its id; error summaries link to it.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// The value of the chosen option.
    value: RwSignal<String>,
    /// The options: value and text.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let hinted = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, hinted, error.with(Option::is_some))
    };
    let option = move |(key, text): (String, String)| {
        let chosen = value.with(|value| *value == key);
        view! { <option value=key selected=chosen>{text}</option> }
    };
    view! {
        <Field id=id.clone() label=label hint=hint error=error>
            <select
                class="input select"
                id=id
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:change:target=move |event| value.set(event.target().value())
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </Field>
    }
}
