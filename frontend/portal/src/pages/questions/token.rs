//! Q5, Q8 and Q9: what a device is, who shares one's own, and until when it works.

use super::fees::fee;
use super::number::no_token;
use kit::components::LinkButton;
use kit::i18n::{t, t_string, use_i18n};
use kit::{clock, routes, session, texts, time_text};
use leptos::prelude::*;
use shared::domain::instant::CivilDate;
use shared::operations::rescue::Questions;
use shared::operations::tokens::TokenView;

/// Q5.
pub fn what(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let kinds =
        if facts.software { t!(i18n, questions.q5.both) } else { t!(i18n, questions.q5.hardware_only) };
    let own = facts.token.as_ref().map(|token| {
        let kind = texts::token_kind(i18n.get_locale_untracked(), token.kind);
        let text =
            t_string!(i18n, questions.q5.own, serial = token.serial.grouped(), kind = kind).to_string();
        view! { <p>{text}</p> }
    });
    let software = facts.software.then(|| {
        view! { <p class="actions"><LinkButton href=routes::TOKENS_SOFTWARE>{t!(i18n, questions.q5.software)}</LinkButton></p> }
    });
    view! {
        <p>{t!(i18n, questions.q5.what)}</p>
        <p>{kinds}</p>
        {own}
        {software}
    }
    .into_any()
}

/// Q8.
pub fn shared(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let own = match &facts.token {
        None => no_token(),
        Some(token) => {
            let text = with_whom(token);
            view! { <p>{text}</p> }.into_any()
        }
    };
    view! {
        <p>{t!(i18n, questions.q8.how)}</p>
        {own}
        <p>{t!(i18n, questions.q8.care)}</p>
    }
    .into_any()
}

fn with_whom(token: &TokenView) -> String {
    let i18n = use_i18n();
    let serial = token.serial.grouped();
    let own = untrack(session::me).map(|me| me.user.clone());
    let others = token.sharers.iter().filter(|sharer| Some(&sharer.user) != own.as_ref());
    let names: Vec<_> = others.map(|sharer| sharer.name.as_str()).collect();
    if names.is_empty() {
        return t_string!(i18n, questions.q8.alone, serial = serial).to_string();
    }
    let names = names.join(t!(i18n, common.list_comma));
    t_string!(i18n, questions.q8.with, serial = serial, names = names).to_string()
}

/// Q9.
pub fn expiry(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let own = match &facts.token {
        Some(token) => dates(facts, token),
        None => no_token(),
    };
    view! {
        <p>{t!(i18n, questions.q9.printed)}</p>
        {own}
        <p>{t!(i18n, questions.q9.unregistered)}</p>
    }
    .into_any()
}

/// The printed day, the day on which one is told, and what comes.
fn dates(facts: &Questions, token: &TokenView) -> AnyView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let serial = token.serial.grouped();
    let Some(day) = token.expires_on else {
        return view! { <p>{t_string!(i18n, questions.q9.none, serial = serial).to_string()}</p> }.into_any();
    };
    let day = time_text::day(locale, day);
    let left = match token.days_left {
        Some(days) if days >= 0 => t_string!(i18n, questions.q9.left, days = days).to_string(),
        _ => t!(i18n, questions.q9.past).to_owned(),
    };
    let told = facts.told_on.map(|on| {
        let (day, fee) = (time_text::day(locale, on), fee(locale, facts.fees.expiry));
        let text = if on <= CivilDate::in_japan(clock::server_now()) {
            t_string!(i18n, questions.q9.told_past, day = day, fee = fee).to_string()
        } else {
            t_string!(i18n, questions.q9.told, day = day, fee = fee).to_string()
        };
        view! { <p>{text}</p> }
    });
    let renewal = token.renewal.as_ref().map(|id| {
        // The company's procedures are open to those with administrator rights.
        let link = facts.administrator.then(|| {
            view! { <LinkButton href=routes::procedure(id)>{t!(i18n, questions.q9.renewal_link)}</LinkButton> }
        });
        view! { <p>{t!(i18n, questions.q9.renewal)}</p><p class="actions">{link}</p> }
    });
    view! {
        <p>
            <strong>{t_string!(i18n, questions.q9.own, serial = serial, day = day).to_string()}</strong>
            " "
            {left}
        </p>
        {told}
        {renewal}
    }
    .into_any()
}
