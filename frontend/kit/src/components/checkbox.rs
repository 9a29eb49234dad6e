//! A tick.

use leptos::prelude::*;

/// A box to tick, with what it means beside it.
#[component]
pub fn Checkbox(
    /// Its id.
    #[prop(into)]
    id: String,
    /// What a tick means.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    checked: RwSignal<bool>,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="checkbox">
            <input
                id=id.clone()
                type="checkbox"
                aria-describedby=described
                prop:checked=checked
                on:change:target=move |event| checked.set(event.target().checked())
            />
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
