//! Q1 to Q3: what a one-time password is, what it protects from, and what asks for one.

use kit::components::{Chip, ChipKind, LinkButton, Notice, NoticeKind, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::device::DeviceState;
use shared::operations::rescue::{GuardedWork, Questions};

/// Q1.
pub fn what(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let own = own(facts);
    view! {
        <p>{t_string!(i18n, questions.q1.what, seconds = facts.step_seconds).to_string()}</p>
        {own}
    }
    .into_any()
}

/// One's own device, or how to come by one.
fn own(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    match &facts.token {
        Some(token) => {
            let serial = token.serial.grouped();
            view! { <p>{t_string!(i18n, questions.q1.own, serial = serial).to_string()}</p> }.into_any()
        }
        None => no_token(),
    }
}

/// One has none.
pub fn no_token() -> AnyView {
    let i18n = use_i18n();
    view! {
        <p>{t!(i18n, questions.no_token)}</p>
        <p class="actions"><LinkButton href=routes::TOKENS_REGISTER>{t!(i18n, questions.register)}</LinkButton></p>
    }
    .into_any()
}

/// Q2.
pub fn effect(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    view! {
        <p>{t_string!(i18n, questions.q2.what, seconds = facts.step_seconds).to_string()}</p>
        <p>{t!(i18n, questions.q2.care)}</p>
    }
    .into_any()
}

/// Q3.
pub fn guarded(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let works = facts.token.as_ref().is_some_and(|token| token.state == DeviceState::Working);
    let mine = facts.guarded.iter().any(|guarded| guarded.mine);
    let ready = match (mine, works) {
        (false, _) => None,
        (true, true) => Some(view! { <p>{t!(i18n, questions.q3.ready)}</p> }.into_any()),
        (true, false) => {
            let next = facts.token.is_none().then(no_token);
            Some(view! { <Notice kind=NoticeKind::Warm><p>{t!(i18n, questions.q3.not_ready)}</p>{next}</Notice> }.into_any())
        }
    };
    let row = move |GuardedWork { work, mine }: GuardedWork| {
        let (kind, text) = if mine {
            (ChipKind::Ok, say!(i18n, questions.q3.can))
        } else {
            (ChipKind::Neutral, say!(i18n, questions.q3.cannot))
        };
        view! {
            <tr>
                <th scope="row">{texts::work(i18n.get_locale_untracked(), work)}</th>
                <td data-label=say!(i18n, questions.q3.yours)><Chip kind=kind text=text /></td>
            </tr>
        }
    };
    let rows = facts.guarded.iter().cloned().map(row).collect_view();
    view! {
        <p>{t!(i18n, questions.q3.lead)}</p>
        <Table label=say!(i18n, questions.q3.title) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, questions.q3.work)}</th>
                    <th scope="col">{t!(i18n, questions.q3.yours)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        {ready}
    }
    .into_any()
}
