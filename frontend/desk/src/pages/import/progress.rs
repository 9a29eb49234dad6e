//! How far a long work has come.

use kit::i18n::{t_string, use_i18n};
use kit::money::grouped;
use leptos::prelude::*;

/// A bar with its numbers.
#[component]
pub fn Progress(
    /// What is going on.
    label: String,
    /// What is done.
    #[prop(into)]
    done: Signal<u32>,
    /// What there is; 0: not known yet.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let i18n = use_i18n();
    let known = move || (total.get() > 0).then(|| total.get());
    let value = move || known().map(|_| done.get());
    let text = move || {
        known().map(|total| {
            let (done, total) = (grouped(done.get().into()), grouped(total.into()));
            t_string!(i18n, desk_bank.import.of_total, done = done, total = total).to_string()
        })
    };
    view! {
        <div class="going">
            <p class="going-label" id="going-label" role="status">{label}</p>
            <progress class="going-bar" aria-labelledby="going-label" max=known value=value></progress>
            <p class="going-text">{text}</p>
        </div>
    }
}
