//! The devices of the company: who shares each, its wrong codes, its days, and what can be done.

use super::release_of;
use kit::api;
use kit::components::{
    Asked, ButtonKind, ContactsPanel, LinkButton, Notice, NoticeKind, PageTitle, TokenCard,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use shared::domain::device::DeviceState;
use shared::domain::release::ReleaseDenied;
use shared::domain::user::TextField;
use shared::operations::proof::Empty;
use shared::operations::tokens::{TokenView, TokensList};

/// トークン.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let tokens = LocalResource::new(|| async { api::get::<TokensList>(&Empty {}).await });
    let unregistered = move || session::me().is_some_and(|me| me.device.is_none());
    let show = move |tokens: Vec<TokenView>| {
        if tokens.is_empty() {
            return view! { <Notice title=say!(i18n, tokens.list.empty_title)><p>{t!(i18n, tokens.list.empty)}</p></Notice> }.into_any();
        }
        let row = |token| view! { <li class="card"><Token token=token /></li> };
        view! { <ul class="token-list">{tokens.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <PageTitle title=say!(i18n, tokens.list.title) lead=say!(i18n, tokens.list.lead) />
        <Show when=unregistered>
            <p class="actions"><LinkButton href=routes::TOKENS_REGISTER>{t!(i18n, tokens.list.register)}</LinkButton></p>
        </Show>
        <Asked query=tokens lines=8 show=move |list| show(list.tokens) />
    }
}

#[component]
fn Token(token: TokenView) -> impl IntoView {
    let i18n = use_i18n();
    let help = match token.state {
        DeviceState::Working => ().into_any(),
        DeviceState::Unregistered => {
            view! { <p class="token-advice">{t!(i18n, tokens.list.unregistered)}</p> }.into_any()
        }
        DeviceState::Expired => {
            view! { <p class="token-advice">{t!(i18n, tokens.list.expired)}</p> }.into_any()
        }
        DeviceState::Reported => {
            view! { <p class="token-advice">{t!(i18n, tokens.list.reported)}</p> }.into_any()
        }
        DeviceState::Stopped => view! { <Stopped token=token.clone() /> }.into_any(),
    };
    view! {
        <TokenCard token=token />
        {help}
    }
}

#[component]
fn Stopped(token: TokenView) -> impl IntoView {
    let i18n = use_i18n();
    let way = match token.release_denied {
        None => {
            let href = release_of(&token.serial);
            view! { <p class="actions"><LinkButton href=href kind=ButtonKind::Primary>{t!(i18n, tokens.list.release)}</LinkButton></p> }.into_any()
        }
        Some(reason) => view! { <CannotRelease reason=reason releasers=token.releasers /> }.into_any(),
    };
    view! {
        <p class="token-advice">{t!(i18n, tokens.list.stopped_for_all)}</p>
        {way}
    }
}

/// Why the person who asks can't release a stop, and who could.
#[component]
pub fn CannotRelease(
    /// Why.
    reason: ReleaseDenied,
    /// Who could.
    releasers: Vec<TextField>,
) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || texts::release_denied(i18n.get_locale(), reason);
    let nobody = releasers.is_empty();
    let names = move || {
        releasers
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(t_string!(i18n, tokens.card.separator))
    };
    view! {
        <Notice kind=NoticeKind::Warm title=move || said().what>
            <p>{move || said().means}</p>
            {if nobody {
                view! { <p>{t!(i18n, tokens.list.nobody)}</p> }.into_any()
            } else {
                view! {
                    <p>{move || said().next}</p>
                    <p>{move || t_string!(i18n, tokens.list.others, names = names()).to_string()}</p>
                }
                .into_any()
            }}
        </Notice>
        {nobody.then(|| view! { <ContactsPanel reference=None /> })}
    }
}
