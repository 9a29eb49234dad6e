//! 利用者管理: the papers' own buttons, for what the user may do.

use kit::components::PageTitle;
use kit::i18n::{say, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::operations::tokens::{TokensList, TokensReleaseStop};
use shared::operations::users::{UsersAdd, UsersList};

/// 利用者管理.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageTitle title=say!(i18n, users.management.title) lead=say!(i18n, users.management.lead) />
        <ul class="works">
            <Show when={move || session::may::<UsersList>()}>
                <Work href=routes::USERS name=say!(i18n, users.management.users) lead=say!(i18n, users.management.users_lead) />
            </Show>
            <Show when={move || session::may::<UsersAdd>()}>
                <Work href=routes::USERS_NEW name=say!(i18n, users.management.add) lead=say!(i18n, users.management.add_lead) />
            </Show>
            <Show when={move || session::may::<TokensReleaseStop>()}>
                <Work href=routes::TOKENS_RELEASE name=say!(i18n, users.management.release) lead=say!(i18n, users.management.release_lead) />
            </Show>
            <Show when={move || session::may::<TokensList>()}>
                <Work href=routes::TOKENS name=say!(i18n, users.management.tokens) lead=say!(i18n, users.management.tokens_lead) />
            </Show>
        </ul>
    }
}

#[component]
fn Work(
    href: &'static str,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] lead: Signal<String>,
) -> impl IntoView {
    view! {
        <li class="work card">
            <A href=href attr:class="work-name">{name}</A>
            <p class="work-lead">{lead}</p>
        </li>
    }
}
