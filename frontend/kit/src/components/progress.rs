//! 受付 → 確認 → 承認 → 実行 → 発送 → お届け: how far a procedure is.

use super::moment::Day;
use crate::i18n::{say, t, use_i18n};
use crate::texts;
use leptos::prelude::*;
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::procedure::Step;
use shared::operations::procedures::StepView;

/// The line of a procedure's steps, those that were done with their days.
#[component]
pub fn Progress(
    /// The steps that belong to it, in order.
    path: Vec<Step>,
    /// Those that were done.
    steps: Vec<StepView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let next = path.iter().position(|step| !steps.iter().any(|done| done.step == *step));
    // What was rejected or withdrawn goes no further.
    let ended = steps.last().filter(|done| !path.contains(&done.step)).cloned();
    let shown = if ended.is_some() { next.unwrap_or(path.len()) } else { path.len() };
    let one = |step: Step, at: Option<Instant>, class: &'static str, word: &'static str| {
        view! {
            <li class=class>
                <span class="progress-mark" aria-hidden="true"></span>
                <span class="progress-name">{texts::step(locale, step)}<span class="visually-hidden">"（" {word} "）"</span></span>
                {at.map(|at| view! { <span class="progress-day"><Day on=CivilDate::in_japan(at) /></span> })}
            </li>
        }
    };
    let line = path.into_iter().take(shown).enumerate().map(|(index, step)| {
        let done = steps.iter().find(|done| done.step == step).map(|done| done.at);
        match done {
            Some(at) => one(step, Some(at), "progress-step is-done", t!(i18n, procedures.progress.done)),
            None if next == Some(index) => {
                one(step, None, "progress-step is-next", t!(i18n, procedures.progress.next))
            }
            None => one(step, None, "progress-step", t!(i18n, procedures.progress.open)),
        }
    });
    let line = line.collect_view();
    let end = ended
        .map(|end| one(end.step, Some(end.at), "progress-step is-ended", t!(i18n, procedures.progress.done)));
    view! { <ol class="progress" aria-label=say!(i18n, procedures.progress.label)>{line} {end}</ol> }
}
