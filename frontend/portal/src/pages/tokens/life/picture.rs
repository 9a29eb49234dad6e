//! The life along the line of time. What it says stands below it as a list.

use super::layout::{TODAY, labelled, marks, stretches};
use super::reading::Shown;
use super::tone::mark;
use kit::i18n::{t, use_i18n};
use kit::{clock, time_text};
use leptos::prelude::*;
use shared::domain::instant::CivilDate;

/// Where the line runs.
const LINE: usize = 62;
/// How far marks of one moment stand above each other.
const LEVEL: usize = 15;

/// The picture.
#[component]
pub fn Picture(
    /// What happened.
    shown: Shown,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let now = clock::server_now();
    let marks = marks(&shown.0, now);
    let days = labelled(&marks).into_iter().map(|(place, at)| {
        let (anchor, place) = if place < 8.0 { ("start", 0.0) } else { ("middle", place) };
        let day = time_text::short_day(locale, CivilDate::in_japan(at));
        view! { <text class="timeline-time" x=percent(place) y=LINE + 28 text-anchor=anchor>{day}</text> }
    });
    let stretches = stretches(&shown.0, now).into_iter().map(|part| {
        let class = part.tone.class().replacen("life-mark", "life-stretch", 1);
        view! { <line class=class x1=percent(part.from) x2=percent(part.to) y1=LINE y2=LINE stroke-width="5" /> }
    });
    let marks = marks.iter().map(|at| mark(at.tone, percent(at.place), LINE - at.level * LEVEL));
    view! {
        <svg class="life-picture" width="100%" height=LINE + 36 aria-hidden="true" focusable="false">
            {stretches.collect_view()}
            {marks.collect_view()}
            <line class="life-today" x1=percent(TODAY) x2=percent(TODAY) y1=LINE - 12 y2=LINE + 12 stroke-width="1.5" stroke-dasharray="3 3" />
            <text class="timeline-time" x="100%" y=LINE + 28 text-anchor="end">{t!(i18n, tokens.life.today)}</text>
            {days.collect_view()}
        </svg>
    }
}

fn percent(place: f64) -> String {
    format!("{place:.1}%")
}
