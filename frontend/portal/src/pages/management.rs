//! 利用者管理: the papers' own buttons, for what the user may do.

use kit::components::PageTitle;
use kit::i18n::{Locale, say, td_string, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::access::AccessFloor;
use shared::operations::Operation;
use shared::operations::tokens::{TokensList, TokensReleaseStop, TokensRevoke};
use shared::operations::users::{UsersList, UsersSetPasswords, UsersSetState};

/// A work: where it is done, who may, what it is called, and what it is for.
type Work = (&'static str, AccessFloor, fn(Locale) -> &'static str, fn(Locale) -> &'static str);

const WORKS: [Work; 6] = [
    (
        routes::USERS,
        UsersList::DECLARATION.access,
        |locale| td_string!(locale, users.management.users),
        |locale| td_string!(locale, users.management.users_lead),
    ),
    (
        routes::USERS_STATE,
        UsersSetState::DECLARATION.access,
        |locale| td_string!(locale, users.state.title),
        |locale| td_string!(locale, users.management.state_lead),
    ),
    (
        routes::USERS_PASSWORDS,
        UsersSetPasswords::DECLARATION.access,
        |locale| td_string!(locale, users.passwords.title),
        |locale| td_string!(locale, users.management.passwords_lead),
    ),
    (
        routes::TOKENS_RELEASE,
        TokensReleaseStop::DECLARATION.access,
        |locale| td_string!(locale, users.management.release),
        |locale| td_string!(locale, users.management.release_lead),
    ),
    (
        routes::TOKENS_REVOKE,
        TokensRevoke::DECLARATION.access,
        |locale| td_string!(locale, tokens.revoke.title),
        |locale| td_string!(locale, users.management.revoke_lead),
    ),
    (
        routes::TOKENS,
        TokensList::DECLARATION.access,
        |locale| td_string!(locale, users.management.tokens),
        |locale| td_string!(locale, users.management.tokens_lead),
    ),
];

/// 利用者管理.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let work = move |(href, _, name, lead): Work| {
        view! {
            <li class="work card">
                <A href=href attr:class="work-name">{name(locale)}</A>
                <p class="work-lead">{lead(locale)}</p>
            </li>
        }
    };
    let works =
        move || WORKS.into_iter().filter(|(_, floor, ..)| session::admitted(*floor)).map(work).collect_view();
    view! {
        <PageTitle title=say!(i18n, users.management.title) lead=say!(i18n, users.management.lead) />
        <ul class="works">{works}</ul>
    }
}
