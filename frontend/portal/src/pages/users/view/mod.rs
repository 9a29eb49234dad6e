//! 照会: everything about a user, and what can be done for them.

use super::one::OneUser;
use super::record::Facts;
use super::{kept, of};
use crate::pages::tokens::release_of;
use kit::components::{
    ButtonKind, Card, CopyButton, LinkButton, Moment, Notice, NoticeKind, PageTitle, States,
};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::user::{ServiceState, Temporary};
use shared::operations::users::UserView;

/// 照会.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageTitle title=say!(i18n, users.view.title) lead=say!(i18n, users.view.lead) />
        <OneUser show=|user| view! { <User user=user /> }.into_any() />
    }
}

#[component]
fn User(user: UserView) -> impl IntoView {
    let i18n = use_i18n();
    let login_id = user.record.login_id.to_string();
    let (name, record) = (user.record.name.to_string(), user.record.clone());
    let standing = user.clone();
    view! {
        {user.mail_bounced.then(|| view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, users.view.bounced)><p>{t!(i18n, users.view.bounced_next)}</p></Notice>
        })}
        <div class="confirm-columns">
            <Card title=Signal::stored(name)>
                <p class="field-label">{t!(i18n, users.new.login_id)}</p>
                <p class="login-id"><code class="login-id-text" translate="no">{login_id.clone()}</code><CopyButton text=login_id /></p>
                <p class="field-hint">{t!(i18n, users.view.login_id_hint)}</p>
                <Standing user=standing />
            </Card>
            <Card title=say!(i18n, users.view.actions)><Actions user=user /></Card>
        </div>
        <Card title=say!(i18n, users.view.record)><Facts record=record /></Card>
    }
}

/// What bars them, what they hold, and when they were here.
#[component]
fn Standing(user: UserView) -> impl IntoView {
    let i18n = use_i18n();
    let never = move || view! { <span class="quiet">{t!(i18n, users.list.never)}</span> };
    let stopped = user.states.iter().any(|chip| chip.state == ServiceState::OtpStopped);
    let temporary = match user.temporary {
        Temporary { login: true, confirmation: true } => Some(t!(i18n, users.view.temporary_both)),
        Temporary { login: true, confirmation: false } => Some(t!(i18n, users.view.temporary_login)),
        Temporary { login: false, confirmation: true } => Some(t!(i18n, users.view.temporary_confirmation)),
        Temporary { login: false, confirmation: false } => None,
    };
    let serial = match user.serial {
        None => view! { <span class="quiet">{t!(i18n, users.list.no_token)}</span> }.into_any(),
        Some(serial) => view! {
            <span class="token-cell">
                <span class="is-code">{serial.grouped()}</span>
                {stopped.then(|| view! { <A href=release_of(&serial)>{t!(i18n, users.list.release)}</A> })}
            </span>
        }
        .into_any(),
    };
    let last = match user.last_sign_in {
        None => never().into_any(),
        Some(at) => view! { <Moment at=at /> }.into_any(),
    };
    view! {
        <dl class="facts view-facts">
            <dt>{t!(i18n, users.list.states)}</dt>
            <dd><States states=user.states /></dd>
            {temporary.map(|text| view! { <dt>{t!(i18n, users.new.secrets)}</dt><dd>{text}</dd> })}
            <dt>{t!(i18n, users.list.serial)}</dt>
            <dd>{serial}</dd>
            <dt>{t!(i18n, users.list.last_sign_in)}</dt>
            <dd>{last}</dd>
            <dt>{t!(i18n, users.view.created_at)}</dt>
            <dd><Moment at=user.created_at /></dd>
        </dl>
    }
}

/// What can be done. What the rules forbid is not offered, and says why.
#[component]
fn Actions(user: UserView) -> impl IntoView {
    let i18n = use_i18n();
    let here = |path: &str| of(path, [&user.id]);
    let passwords = if user.oneself { routes::PASSWORDS.to_owned() } else { here(routes::USERS_PASSWORDS) };
    let links = [
        Some((here(routes::USERS_CHANGE), t!(i18n, users.view.change), t!(i18n, users.view.change_lead))),
        Some((passwords, t!(i18n, users.passwords.title), t!(i18n, users.view.passwords_lead))),
        Some((here(routes::USERS_STATE), t!(i18n, users.state.title), t!(i18n, users.view.state_lead))),
        user.deletable.then(|| {
            (here(routes::USERS_DELETE), t!(i18n, users.view.delete), t!(i18n, users.view.delete_lead))
        }),
    ];
    let kept = kept(&user).map(|why| texts::user_denied(i18n.get_locale_untracked(), why));
    let row = |(at, (href, name, lead)): (usize, (String, &'static str, &'static str))| {
        let kind = if at == 0 { ButtonKind::Primary } else { ButtonKind::Secondary };
        view! { <li class="view-action"><LinkButton href=href kind=kind>{name}</LinkButton><p class="field-hint">{lead}</p></li> }
    };
    view! {
        <ul class="view-actions">{links.into_iter().flatten().enumerate().map(row).collect_view()}</ul>
        {kept.map(|said| view! { <p class="field-hint">{t!(i18n, users.view.not_deletable)} " " {said.what} " " {said.next}</p> })}
        <div class="actions"><LinkButton href=routes::USERS kind=ButtonKind::Quiet>{t!(i18n, users.new.to_list)}</LinkButton></div>
    }
}
