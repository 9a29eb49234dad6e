//! Where one is in a work of several steps: done, current, to come.

use crate::i18n::{say, t, use_i18n};
use leptos::html;
use leptos::prelude::*;

/// The steps of a work.
#[component]
pub fn Steps(
    /// What they are called, in order.
    #[prop(into)]
    names: Signal<Vec<String>>,
    /// The current one, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = NodeRef::<html::Ol>::new();
    Effect::new(move |before: Option<usize>| {
        let now = current.get();
        // What was pressed went away with its step: go on from here.
        if before.is_some_and(|before| before != now)
            && let Some(list) = list.get_untracked()
        {
            let _ = list.focus();
        }
        now
    });
    let step = move |(index, name): (usize, String)| {
        let done = move || index < current.get();
        let now = move || index == current.get();
        view! {
            <li class="step" class:is-done=done class:is-current=now aria-current=move || now().then_some("step")>
                <span class="step-mark" aria-hidden="true">{move || if done() { "✓".to_owned() } else { (index + 1).to_string() }}</span>
                <span class="step-name">{name}</span>
                <Show when=done>
                    <span class="visually-hidden">"（" {t!(i18n, proof.steps.done)} "）"</span>
                </Show>
            </li>
        }
    };
    view! {
        <ol class="steps" tabindex="-1" node_ref=list aria-label=say!(i18n, proof.steps.label)>
            {move || names.get().into_iter().enumerate().map(step).collect_view()}
        </ol>
    }
}
