//! Dates and times for people and machines.

use crate::i18n::use_i18n;
use crate::time_text;
use leptos::prelude::*;
use shared::domain::instant::{CivilDate, Instant};

/// A moment in Japan time.
#[component]
pub fn Moment(
    /// When.
    at: Instant,
    /// Whether the year goes without saying.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        let locale = i18n.get_locale();
        if short { time_text::short_moment(locale, at) } else { time_text::moment(locale, at) }
    };
    view! { <time class="moment" datetime=time_text::machine(at)>{text}</time> }
}

/// A day in Japan.
#[component]
pub fn Day(
    /// Which.
    on: CivilDate,
) -> impl IntoView {
    let i18n = use_i18n();
    view! { <time class="moment" datetime=on.to_string()>{move || time_text::day(i18n.get_locale(), on)}</time> }
}
