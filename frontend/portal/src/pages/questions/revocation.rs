//! Q10: how links are cut, and what is possible for each colleague's.

use crate::pages::tokens::hrefs::revocation_of;
use crate::pages::users;
use kit::components::{Chip, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::revocation::OutOfOrder;
use shared::operations::rescue::{Questions, RevocationAnswer};

/// Q10.
pub fn revoked(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let company = match (facts.users, facts.devices_in_use) {
        (..=1, _) => t!(i18n, questions.q10.alone),
        (_, ..=1) => t!(i18n, questions.q10.one_device),
        _ => t!(i18n, questions.q10.apart),
    };
    let reading = match facts.out_of_order {
        OutOfOrder::Written => t!(i18n, questions.q10.written),
        OutOfOrder::SelfService => t!(i18n, questions.q10.self_service),
    };
    let each = if !facts.administrator {
        view! { <p>{t!(i18n, questions.q10.ask)}</p> }.into_any()
    } else if facts.revocations.is_empty() {
        view! { <p class="quiet">{t!(i18n, questions.q10.nobody)}</p> }.into_any()
    } else {
        table(facts.revocations.clone())
    };
    view! {
        <p>{t!(i18n, questions.q10.own)}</p>
        <p>{company}</p>
        <p>{reading}</p>
        {each}
    }
    .into_any()
}

fn table(answers: Vec<RevocationAnswer>) -> AnyView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let row = move |answer: RevocationAnswer| {
        let (kind, word) = texts::device_state(locale, answer.state);
        let name = answer.name.to_string();
        let (href, text, label) = if answer.on_screen {
            let label = t_string!(i18n, questions.q10.screen_label, name = name.as_str()).to_string();
            (users::of(routes::TOKENS_REVOKE, [&answer.user]), t!(i18n, questions.q10.screen), label)
        } else {
            let label = t_string!(i18n, questions.q10.paper_label, name = name.as_str()).to_string();
            (revocation_of([&answer.user]), t!(i18n, questions.q10.paper), label)
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=say!(i18n, questions.q10.token)><span class="token-serial">{answer.serial.grouped()}</span></td>
                <td data-label=say!(i18n, questions.q10.state)><Chip kind=kind text=Signal::stored(word) /></td>
                <td data-label=say!(i18n, questions.q10.how)><a href=href aria-label=label>{text}</a></td>
            </tr>
        }
    };
    view! {
        <Table label=say!(i18n, questions.q10.table) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, questions.q10.user)}</th>
                    <th scope="col">{t!(i18n, questions.q10.token)}</th>
                    <th scope="col">{t!(i18n, questions.q10.state)}</th>
                    <th scope="col">{t!(i18n, questions.q10.how)}</th>
                </tr>
            </thead>
            <tbody>{answers.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
    .into_any()
}
