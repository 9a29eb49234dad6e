//! The devices of the company, or one's own for those without administrator rights: who shares each, its wrong
//! codes, its days, and what can be done.

mod own;
mod token;
mod ways;

use kit::components::{Asked, LinkButton, Notice, PageTitle};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, session};
use leptos::prelude::*;
use own::{Own, software_link};
use shared::operations::proof::Empty;
use shared::operations::tokens::{TokenList, TokenView, TokensList};
use token::Token;
use ways::Asker;

/// トークン.
#[component]
pub fn Page() -> impl IntoView {
    let whole = Memo::new(|_| session::may::<TokensList>());
    move || {
        if whole.get() { view! { <Company /> }.into_any() } else { view! { <Own /> }.into_any() }
    }
}

/// Who asks.
fn asker() -> Option<Asker> {
    untrack(session::me).map(|me| Asker {
        user: me.user.clone(),
        administrator: me.role.has_administrator_rights(),
        device: me.device.as_ref().map(|device| device.serial.clone()),
    })
}

/// The devices as cards.
fn cards(tokens: Vec<TokenView>) -> impl IntoView {
    let card = |token| asker().map(|asker| view! { <li class="card"><Token token=token asker=asker /></li> });
    view! { <ul class="token-list">{tokens.into_iter().map(card).collect_view()}</ul> }
}

#[component]
fn Company() -> impl IntoView {
    let i18n = use_i18n();
    let tokens = LocalResource::new(|| async { api::get::<TokensList>(&Empty {}).await });
    let unregistered = Memo::new(|_| session::me().is_some_and(|me| me.device.is_none()));
    let show = move |list: TokenList| {
        if list.tokens.is_empty() {
            return view! { <Notice title=say!(i18n, tokens.list.empty_title)><p>{t!(i18n, tokens.list.empty)}</p></Notice> }.into_any();
        }
        cards(list.tokens).into_any()
    };
    view! {
        <PageTitle title=say!(i18n, tokens.list.title) lead=say!(i18n, tokens.list.lead) />
        <p class="actions">
            <Show when=move || unregistered.get()>
                <LinkButton href=routes::TOKENS_REGISTER>{t!(i18n, tokens.list.register)}</LinkButton>
            </Show>
            <LinkButton href=routes::TOKENS_REVOKE>{t!(i18n, tokens.revoke.title)}</LinkButton>
            {software_link()}
        </p>
        <Asked query=tokens lines=8 show=show />
    }
}
