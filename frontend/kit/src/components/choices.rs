//! A choice of one with every option in sight.

use leptos::prelude::*;

/// Radio buttons with what they are for.
#[component]
pub fn Choices(
    /// Their common name, unique on the page.
    #[prop(into)]
    name: String,
    /// What is chosen.
    #[prop(into)]
    legend: Signal<String>,
    /// Whether only screen readers read what is chosen, because it stands beside it.
    #[prop(optional)]
    quiet: bool,
    /// The value of the chosen option.
    value: RwSignal<String>,
    /// The options: value and text.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let option = move |(key, text): (String, String)| {
        let id = format!("{name}-{key}");
        let (chosen, own) = (key.clone(), key.clone());
        view! {
            <div class="checkbox">
                <input id=id.clone() type="radio" name=name.clone() value=key prop:checked=move || value.with(|value| *value == chosen) on:change=move |_| value.set(own.clone()) />
                <label for=id>{text}</label>
            </div>
        }
    };
    view! {
        <fieldset class="form-group">
            <legend class:visually-hidden=quiet>{legend}</legend>
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    }
}
