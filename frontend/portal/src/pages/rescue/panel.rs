//! The choice of a person and a mishap, and what could be done.

use super::Chosen;
use super::ways::Ways;
use crate::frame::Needs;
use kit::api;
use kit::components::{Button, FailureNotice, Notice, NoticeKind, Select, Skeleton};
use kit::i18n::{say, t, use_i18n};
use kit::{help_texts, texts};
use leptos::prelude::*;
use shared::domain::rescue::Problem;
use shared::operations::rescue::{RescueWhatIf, WhatIf};
use std::collections::BTreeMap;
use std::sync::Arc;

/// In the order in which people look for them.
const PROBLEMS: [Problem; 13] = [
    Problem::LoginIdForgotten,
    Problem::LoginPasswordForgotten,
    Problem::ConfirmationPasswordForgotten,
    Problem::LoginLockedForAWhile,
    Problem::LoginLockedForGood,
    Problem::ConfirmationLockedForAWhile,
    Problem::ConfirmationLockedForGood,
    Problem::TemporaryExpired,
    Problem::Suspended,
    Problem::OtpStopped,
    Problem::DeviceLost,
    Problem::DeviceBroken,
    Problem::DeviceExpired,
];

/// The words of the help texts, which are fetched, so that no module carries them.
#[derive(Clone, PartialEq)]
pub struct Words(Arc<BTreeMap<String, String>>);

impl Words {
    /// A text; its key where there is none, which a test of the files keeps from happening.
    pub fn say(&self, key: &str) -> String {
        self.0.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }
}

/// The panel.
#[component]
pub fn Panel(
    /// What is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let words = LocalResource::new(move || async move {
        help_texts::fetch(locale).await.map(|texts| Words(Arc::new(texts)))
    });
    move || {
        match words.get() {
        None => view! { <Skeleton lines=3 /> }.into_any(),
        Some(None) => view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, home.what_if.help)>
                <div class="notice-actions"><Button on_press=move |()| words.refetch()>{t!(i18n, common.retry)}</Button></div>
            </Notice>
        }
        .into_any(),
        Some(Some(words)) => view! { <Choice chosen=chosen words=words /> }.into_any(),
    }
    }
}

#[component]
fn Choice(chosen: Chosen, words: Words) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let none = move || (String::new(), t!(i18n, home.what_if.choose).to_owned());
    let people = use_context::<Needs>().map(|needs| {
        needs.part(|overview| {
            let rows = overview.rescue.rows.iter();
            rows.map(|row| (row.user.to_string(), row.name.to_string())).collect::<Vec<_>>()
        })
    });
    let people = move || {
        let mut options = vec![none()];
        options.extend(people.and_then(|people| people.get()).unwrap_or_default());
        options
    };
    let problems: Vec<_> = std::iter::once(none())
        .chain(PROBLEMS.iter().map(|problem| (problem.to_string(), words.say(&format!("problem.{problem}")))))
        .collect();
    let answer = LocalResource::new(move || {
        let wanted = chosen.read();
        async move {
            let (user, problem) = wanted?;
            Some((problem, api::get::<RescueWhatIf>(&WhatIf { user, problem }).await))
        }
    });
    let shown = move || {
        match answer.get() {
        None => view! { <Skeleton lines=3 /> }.into_any(),
        Some(None) => view! { <p class="quiet">{t!(i18n, home.what_if.prompt)}</p> }.into_any(),
        Some(Some((problem, Ok(answer)))) => {
            view! { <Ways problem=problem answer=answer.value words=words.clone() user=chosen.user.get_untracked() /> }.into_any()
        }
        Some(Some((_, Err(error)))) => {
            let reference = error.reference().map(ToOwned::to_owned);
            view! {
                <FailureNotice said=move || texts::call_error(locale, &error, texts::what_if_denied) reference=reference>
                    <Button on_press=move |()| answer.refetch()>{t!(i18n, proof.again)}</Button>
                </FailureNotice>
            }
            .into_any()
        }
    }
    };
    view! {
        <div class="what-if-choice">
            <Select id="what-if-user" label=say!(i18n, home.what_if.person) value=chosen.user options=people />
            <Select id="what-if-problem" label=say!(i18n, home.what_if.problem) value=chosen.problem options=problems />
        </div>
        <div class="what-if-answer" aria-live="polite">{shown}</div>
    }
}
