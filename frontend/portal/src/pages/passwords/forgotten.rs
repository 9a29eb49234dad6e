//! A forgotten confirmation password: by oneself where that is offered, or by whom.

use kit::components::{ButtonKind, Card, ContactsPanel, LinkButton, Skeleton};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, session};
use leptos::prelude::*;
use shared::domain::rescue::{Problem, Way};
use shared::domain::user::TextField;
use shared::operations::rescue::{RescueWhatIf, WhatIf, WhatIfAnswer};

const PROBLEM: Problem = Problem::ConfirmationPasswordForgotten;

/// What the rules allow the user.
#[component]
pub fn Forgotten() -> impl IntoView {
    let i18n = use_i18n();
    let user = Memo::new(|_| session::me().map(|me| me.user.clone()));
    let answer = LocalResource::new(move || {
        let user = user.get();
        async move {
            let input = WhatIf { user: user?, problem: PROBLEM };
            api::get::<RescueWhatIf>(&input).await.ok().map(|answer| answer.value)
        }
    });
    let shown = move || match answer.get() {
        None => view! { <Skeleton lines=2 /> }.into_any(),
        // Where it can't be said, the reset itself says for whom it is.
        Some(None) => view! { <Offered /> }.into_any(),
        Some(Some(answer)) if offers(&answer) => view! { <Offered /> }.into_any(),
        Some(Some(answer)) => view! { <Others people=setters(answer) /> }.into_any(),
    };
    view! { <Card title=say!(i18n, passwords.forgotten.title)>{shown}</Card> }
}

fn offers(answer: &WhatIfAnswer) -> bool {
    answer.helps.iter().any(|help| help.way == Way::ResetConfirmation)
}

fn setters(answer: WhatIfAnswer) -> Vec<TextField> {
    let by_colleagues = |way| way == Way::ColleagueSetsPassword;
    answer.helps.into_iter().filter(|help| by_colleagues(help.way)).flat_map(|help| help.people).collect()
}

#[component]
fn Offered() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p>{t!(i18n, passwords.forgotten.offered)}</p>
        <div class="actions">
            <LinkButton href=routes::PASSWORDS_RESET kind=ButtonKind::Secondary>{t!(i18n, passwords.forgotten.action)}</LinkButton>
        </div>
    }
}

#[component]
fn Others(people: Vec<TextField>) -> impl IntoView {
    let i18n = use_i18n();
    if people.is_empty() {
        return view! { <p>{t!(i18n, passwords.forgotten.nobody)}</p><ContactsPanel /> }.into_any();
    }
    let names = people.into_iter().map(|name| view! { <li>{name.to_string()}</li> }).collect_view();
    view! {
        <p>{t!(i18n, passwords.forgotten.colleagues)}</p>
        <ul class="names">{names}</ul>
        <div class="actions"><LinkButton href=routes::help_with(PROBLEM)>{t!(i18n, passwords.forgotten.guide)}</LinkButton></div>
    }
    .into_any()
}
