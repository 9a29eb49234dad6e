//! Software devices, where the bank has them: an administrator allows one, its user obtains it.

mod allowed;
mod code;
mod grant;
mod obtain;

pub use allowed::SoftwareAllowed;

use grant::Grant;
use kit::components::{Asked, LinkButton, Notice, NoticeKind, PageTitle};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, session, texts};
use leptos::prelude::*;
use obtain::Obtain;
use shared::operations::proof::Empty;
use shared::operations::rescue::{Questions, RescueQuestions};
use shared::operations::tokens::{SoftwareDenied, TokensGrantSoftware};

/// ソフトウェアトークン.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    // What the bank offers is one of the facts of its answers.
    let facts = LocalResource::new(|| async { api::get::<RescueQuestions>(&Empty {}).await });
    let show = |facts: Questions| {
        if facts.software { view! { <Offered /> }.into_any() } else { view! { <NotOffered /> }.into_any() }
    };
    view! {
        <PageTitle title=say!(i18n, tokens.software.title) lead=say!(i18n, tokens.software.lead) />
        <Asked query=facts lines=6 show=show />
    }
}

#[component]
fn Offered() -> impl IntoView {
    let i18n = use_i18n();
    let grants = untrack(session::may::<TokensGrantSoftware>);
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.software.apps_title)><p>{t!(i18n, tokens.software.apps)}</p></Notice>
        <Obtain />
        {grants.then(|| view! { <Grant /> })}
    }
}

#[component]
fn NotOffered() -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::software_denied(i18n.get_locale_untracked(), SoftwareDenied::NotOffered);
    view! {
        <Notice title=Signal::stored(said.what)>
            <p>{said.means}</p>
            <p>{said.next}</p>
            <div class="notice-actions"><LinkButton href=routes::TOKENS>{t!(i18n, tokens.clock.to_tokens)}</LinkButton></div>
        </Notice>
    }
}
