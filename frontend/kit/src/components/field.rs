//! What every field has: a label, a hint, and its error where it stands.

use leptos::prelude::*;

/// The ids of a field's hint and error, as `aria-describedby` wants them.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let hint = hint.then(|| format!("{id}-hint"));
    let error = error.then(|| format!("{id}-error"));
    let ids: Vec<String> = error.into_iter().chain(hint).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Label, hint and error around an input.
#[component]
pub fn Field(
    /// The input's id.
    #[prop(into)]
    id: String,
    /// What it is for.
    label: Signal<String>,
    /// What helps to fill it in.
    #[prop(optional_no_strip)]
    hint: Option<Signal<String>>,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// The input.
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field" class:has-error=move || error.with(Option::is_some)>
            <label class="field-label" for=id>{label}</label>
            {children()}
            <p class="field-error" id=error_id aria-live="polite">{error}</p>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
