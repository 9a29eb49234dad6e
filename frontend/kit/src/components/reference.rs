//! The number to read out on the telephone.

use crate::i18n::{t, use_i18n};
use leptos::prelude::*;

/// 受付番号 with its number.
#[component]
pub fn Reference(
    /// The number.
    #[prop(into)]
    number: String,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <span class="reference">
            {t!(i18n, common.reference)}
            " "
            <span class="reference-number">{number}</span>
        </span>
    }
}
