//! Q4: what wrong numbers do, and who could release one's own device, or that only paper can.

use super::number::no_token;
use crate::pages::rescue;
use crate::pages::tokens::hrefs::written_of;
use kit::components::{ContactsPanel, LinkButton, Notice, NoticeKind};
use kit::i18n::{t, t_string, use_i18n};
use kit::session;
use leptos::prelude::*;
use shared::domain::device::DeviceState;
use shared::domain::procedure::ProcedureKind;
use shared::domain::rescue::Problem;
use shared::domain::user::TextField;
use shared::operations::rescue::Questions;
use shared::operations::tokens::TokenView;

/// Q4.
pub fn wrong(facts: &Questions) -> AnyView {
    let i18n = use_i18n();
    let own = match &facts.token {
        Some(token) => of_token(token),
        None => view! { <p>{t!(i18n, questions.q4.none)}</p>{no_token()} }.into_any(),
    };
    let in_use = facts.devices_in_use;
    view! {
        <p>{t_string!(i18n, questions.q4.limit, tries = facts.tries).to_string()}</p>
        {own}
        {facts.administrator.then(|| view! { <p class="quiet">{t_string!(i18n, questions.q4.in_use, count = in_use).to_string()}</p> })}
    }
    .into_any()
}

fn of_token(token: &TokenView) -> AnyView {
    let i18n = use_i18n();
    let serial = token.serial.grouped();
    let stopped = token.state == DeviceState::Stopped;
    let count = if stopped {
        let text = t_string!(i18n, questions.q4.stopped, serial = serial).to_string();
        view! { <Notice kind=NoticeKind::Danger title=Signal::stored(text) /> }.into_any()
    } else {
        let (tries, count) = (token.tries, token.failures.len());
        let text = t_string!(i18n, questions.q4.count, serial = serial, tries = tries, count = count);
        view! { <p>{text.to_string()}</p> }.into_any()
    };
    let shared = (token.sharers.len() > 1).then(|| {
        let names: Vec<_> = token.sharers.iter().map(|sharer| sharer.name.as_str()).collect();
        let names = names.join(t!(i18n, common.list_comma));
        view! { <p>{t_string!(i18n, questions.q4.shared, names = names).to_string()}</p> }
    });
    let way =
        if token.releasers.is_empty() { on_paper(token, stopped) } else { by(&token.releasers, stopped) };
    let href = untrack(session::me).map(|me| {
        let problem: &str = Problem::OtpStopped.into();
        rescue::of(me.user.as_str(), problem)
    });
    view! {
        {count}
        {shared}
        {way}
        {href.map(|href| view! { <p class="actions"><LinkButton href=href>{t!(i18n, questions.q4.map)}</LinkButton></p> })}
    }
    .into_any()
}

fn by(releasers: &[TextField], stopped: bool) -> AnyView {
    let i18n = use_i18n();
    let lead = if stopped { t!(i18n, questions.q4.releasers_now) } else { t!(i18n, questions.q4.releasers) };
    let names = releasers.iter().map(|name| view! { <li>{name.to_string()}</li> }).collect_view();
    view! { <p>{lead}</p><ul class="names">{names}</ul> }.into_any()
}

fn on_paper(token: &TokenView, stopped: bool) -> AnyView {
    let i18n = use_i18n();
    let text = if stopped { t!(i18n, questions.q4.nobody_now) } else { t!(i18n, questions.q4.nobody) };
    let write = stopped.then(|| {
        let href = written_of(ProcedureKind::StopRelease, &token.serial);
        view! { <p class="actions"><LinkButton href=href>{t!(i18n, questions.q4.write)}</LinkButton></p><ContactsPanel /> }
    });
    view! {
        <p>{text}</p>
        {write}
        <p>{t!(i18n, questions.q4.mend)}</p>
    }
    .into_any()
}
