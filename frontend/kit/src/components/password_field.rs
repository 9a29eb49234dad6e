//! A password.

use super::field::{Field, described_by};
use super::password_rules::{PasswordRules, RuleTicks};
use crate::i18n::{t, t_string, use_i18n};
use leptos::prelude::*;

/// A field for a password: it can be shown and pasted into, and a new one is judged while it is typed.
#[component]
pub fn PasswordField(
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
    /// What a browser may fill in: `current-password` or `new-password`; `off` for confirmation passwords.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// The rules of a new password, ticked while it is typed.
    #[prop(optional)]
    rules: Option<PasswordRules>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = RwSignal::new(false);
    let hinted = hint.is_some();
    let described = {
        let (id, ruled) = (id.clone(), rules.is_some());
        move || {
            let own = described_by(&id, hinted, error.with(Option::is_some));
            let ticks = ruled.then(|| format!("{id}-rules"));
            let ids: Vec<String> = own.into_iter().chain(ticks).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let rules_id = format!("{id}-rules");
    let controls = id.clone();
    view! {
        <Field id=id.clone() label=label hint=hint error=error>
            <div class="password">
                <input
                    class="input"
                    id=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described
                    prop:value=value
                    on:input:target=move |event| value.set(event.target().value())
                />
                <button
                    class="password-toggle"
                    type="button"
                    aria-controls=controls
                    aria-pressed=move || shown.get().to_string()
                    aria-label=move || t_string!(i18n, common.show_password)
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { t_string!(i18n, common.hide) } else { t_string!(i18n, common.show) }}
                </button>
            </div>
            {rules.map(|rules| view! {
                <div class="rules" id=rules_id>
                    <p class="rules-title">{t!(i18n, passwords.rules_title)}</p>
                    <RuleTicks rules=rules value=value />
                </div>
            })}
        </Field>
    }
}
