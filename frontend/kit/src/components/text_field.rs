//! A line of text.

use super::field::{Field, described_by};
use leptos::prelude::*;

/// A field for a line of text. What was typed stays in `value` whatever happens.
#[component]
pub fn TextField(
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
    /// The input's type, such as `email`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Which keyboard a telephone shows.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// Whether it holds codes, serials or numbers: digits of equal width.
    #[prop(optional)]
    code: bool,
    /// Runs when the field is left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let hinted = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, hinted, error.with(Option::is_some))
    };
    view! {
        <Field id=id.clone() label=label hint=hint error=error>
            <input
                class="input"
                class:is-code=code
                id=id
                type=kind
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                inputmode=inputmode
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
                on:blur=move |_| {
                    if let Some(leave) = on_leave {
                        // A field is left also when its form goes away with what the callback belongs to.
                        let _ = leave.try_run(());
                    }
                }
            />
        </Field>
    }
}
