//! How a device came to stop: each wrong code up to the stop, along the line of time.

mod layout;

use crate::i18n::{t, t_string, use_i18n};
use crate::time_text;
use layout::{Row, STOP, labelled, rows};
use leptos::prelude::*;
use shared::domain::instant::{CivilDate, Instant};
use shared::operations::tokens::FailureMark;

/// Height of one person's line.
const LINE: usize = 34;

/// The wrong codes of a device up to its stop. What the picture says stands below it as text too.
#[component]
pub fn Timeline(
    /// The wrong codes, oldest first.
    failures: Vec<FailureMark>,
    /// When it stopped.
    stopped: Instant,
) -> impl IntoView {
    let i18n = use_i18n();
    let one_day = failures.iter().all(|mark| CivilDate::in_japan(mark.at) == CivilDate::in_japan(stopped));
    let time = move |at: Instant| {
        if one_day { time_text::time(at) } else { time_text::short_moment(i18n.get_locale(), at) }
    };
    let text = {
        let (first, last) = (
            failures.first().map_or(stopped, |mark| mark.at),
            failures.last().map_or(stopped, |mark| mark.at),
        );
        let count = failures.len();
        move || {
            let (first, last, stopped) = (time(first), time(last), time(stopped));
            t_string!(
                i18n,
                tokens.timeline.text,
                first = first,
                last = last,
                count = count,
                stopped = stopped
            )
            .to_string()
        }
    };
    let people = rows(&failures, stopped);
    let ticks = labelled(&people);
    let last = people.len().saturating_sub(1);
    let line = move |(index, row): (usize, Row)| {
        let (name, count) = (row.name, row.marks.len());
        let dots = row.marks.into_iter().map(
            |(place, _)| view! { <circle class="timeline-mark" cx=percent(place) cy=LINE / 2 r="5.5" /> },
        );
        let label = (index == last).then(|| view! {
            <text class="timeline-stop-label" x=percent(STOP) dx="12" y=LINE / 2 dominant-baseline="central">
                {move || t_string!(i18n, tokens.timeline.stopped, time = time(stopped)).to_string()}
            </text>
        });
        view! {
            <p class="timeline-name">{move || t_string!(i18n, tokens.timeline.failures, name = name.clone(), count = count).to_string()}</p>
            <svg class="timeline-line" width="100%" height=LINE focusable="false">
                <line class="timeline-axis" x1="0" y1=LINE / 2 x2="100%" y2=LINE / 2 />
                {dots.collect_view()}
                <rect class="timeline-stop" x=percent(STOP) y=LINE / 2 - 10 width="4" height="20" />
                {label}
            </svg>
        }
    };
    let tick = move |(place, at): (f64, Instant)| {
        let (anchor, x) = if place < 8.0 { ("start", 0.0) } else { ("middle", place) };
        view! { <text class="timeline-time" x=percent(x) y="12" text-anchor=anchor>{move || time(at)}</text> }
    };
    let entry = move |mark: FailureMark| {
        view! { <li>{move || t_string!(i18n, tokens.timeline.row, time = time(mark.at), name = mark.name.to_string()).to_string()}</li> }
    };
    view! {
        <figure class="timeline">
            <div aria-hidden="true">
                {people.into_iter().enumerate().map(line).collect_view()}
                <svg class="timeline-times" width="100%" height="16" focusable="false">{ticks.into_iter().map(tick).collect_view()}</svg>
            </div>
            <figcaption>
                <p class="visually-hidden">{text}</p>
                <details class="timeline-list">
                    <summary>{t!(i18n, tokens.timeline.show_all)}</summary>
                    <ol>{failures.into_iter().map(entry).collect_view()}</ol>
                </details>
            </figcaption>
        </figure>
    }
}

fn percent(place: f64) -> String {
    format!("{place:.1}%")
}
