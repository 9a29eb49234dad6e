//! Room for what has not arrived.

use crate::i18n::{t, use_i18n};
use leptos::prelude::*;

/// Quiet lines where data will stand; nothing jumps when it does.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{t!(i18n, common.loading)}</span>
            {(0..lines).map(|_| view! { <span class="skeleton-line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}
