//! Q6 and Q7: a device that is lost, stolen or broken, and more devices.

use super::fees::fee;
use crate::pages::tokens::hrefs::{with_serial, written};
use kit::components::{ButtonKind, ContactsPanel, LinkButton};
use kit::i18n::{t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::device::DeviceState;
use shared::domain::procedure::ProcedureKind;
use shared::operations::rescue::Questions;

/// Q6.
pub fn lost(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (reissue, faulty) = (fee(locale, facts.fees.reissue), fee(locale, facts.fees.faulty_returned));
    let own = facts.token.as_ref().map(|token| {
        if token.state == DeviceState::Reported {
            return view! {
                <p>{t!(i18n, questions.q6.reported)}</p>
                <p class="actions"><LinkButton href=routes::PROCEDURES>{t!(i18n, questions.q6.progress)}</LinkButton></p>
            }
            .into_any();
        }
        let text = t_string!(i18n, questions.q6.report, serial = token.serial.grouped()).to_string();
        let href = with_serial(routes::TOKENS_REPORT, &token.serial);
        view! { <p class="actions"><LinkButton href=href kind=ButtonKind::Primary>{text}</LinkButton></p> }.into_any()
    });
    view! {
        <p>{t!(i18n, questions.q6.first)}</p>
        {own}
        <p>
            {t_string!(i18n, questions.q6.fee, fee = reissue).to_string()}
            " "
            {t_string!(i18n, questions.q6.faulty, fee = faulty).to_string()}
        </p>
        <p>{t!(i18n, questions.q6.call)} " " <a href=routes::FORMS>{t!(i18n, questions.q6.forms)}</a></p>
        <ContactsPanel />
    }
    .into_any()
}

/// Q7.
pub fn more(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let addition = fee(locale, facts.fees.addition);
    let first = facts.first_is_free.then(|| {
        let fee = fee(locale, facts.fees.first);
        view! { <p>{t_string!(i18n, questions.q7.first, fee = fee).to_string()}</p> }
    });
    let (least, most) = facts.delivery_days;
    let apply = if facts.administrator {
        let href = written(ProcedureKind::TokenAddition);
        view! { <p class="actions"><LinkButton href=href kind=ButtonKind::Primary>{t!(i18n, questions.q7.apply)}</LinkButton></p> }
            .into_any()
    } else {
        view! { <p>{t!(i18n, questions.q7.ask)}</p> }.into_any()
    };
    view! {
        <p>{t_string!(i18n, questions.q7.fee, fee = addition).to_string()}</p>
        {first}
        <p>{t_string!(i18n, questions.q7.days, least = least, most = most).to_string()}</p>
        <p>{t!(i18n, questions.q7.address)}</p>
        {apply}
    }
    .into_any()
}
