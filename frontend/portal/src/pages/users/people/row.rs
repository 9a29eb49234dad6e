//! A user in the table.

use super::table::Ticks;
use crate::pages::tokens::release_of;
use kit::components::{Moment, States};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::user::ServiceState;
use shared::operations::users::UserRow;

/// The row.
#[component]
pub fn Row(
    /// The user.
    user: UserRow,
    /// Where the name leads.
    href: fn(&UserRow) -> String,
    /// Who is ticked, where the page asks for that.
    #[prop(optional_no_strip)]
    ticks: Option<Ticks>,
) -> impl IntoView {
    let i18n = use_i18n();
    let href = href(&user);
    let own = untrack(session::me).is_some_and(|me| me.user == user.id);
    let ticked = {
        let id = user.id.clone();
        Memo::new(move |_| ticks.is_some_and(|ticks| ticks.users.with(|users| users.contains(&id))))
    };
    let tick = ticks.map(|ticks| {
        let label = t_string!(i18n, users.list.tick_label, name = user.name.as_str()).to_string();
        let id = user.id.clone();
        let full = move || !ticked.get() && ticks.count() >= ticks.most;
        let toggle = move |_| {
            ticks.users.update(|users| {
                if !users.remove(&id) {
                    users.insert(id.clone());
                }
            });
        };
        view! {
            <td class="tick">
                <input
                    type="checkbox"
                    aria-label=label
                    prop:checked=ticked
                    disabled=full
                    on:change=toggle
                />
            </td>
        }
    });
    let stopped = user.states.iter().any(|chip| chip.state == ServiceState::OtpStopped);
    let serial = match user.serial {
        None => view! { <span class="quiet">{t!(i18n, users.list.no_token)}</span> }.into_any(),
        Some(serial) => {
            let release =
                stopped.then(|| view! { <A href=release_of(&serial)>{t!(i18n, users.list.release)}</A> });
            view! { <span class="token-cell"><span class="is-code">{serial.grouped()}</span> {release}</span> }.into_any()
        }
    };
    let last = match user.last_sign_in {
        None => view! { <span class="quiet">{t!(i18n, users.list.never)}</span> }.into_any(),
        Some(at) => view! { <Moment at=at /> }.into_any(),
    };
    view! {
        <tr class:is-selected=ticked>
            {tick}
            <td data-label=say!(i18n, users.list.user)>
                <span class="person">
                    <A href=href attr:class="person-name">{user.name.to_string()}</A>
                    <span class="person-role">
                        {texts::role(i18n.get_locale_untracked(), user.role)}
                        {own.then(|| t!(i18n, users.list.you))}
                    </span>
                </span>
            </td>
            <td data-label=say!(i18n, users.list.login_id)><span class="is-code">{user.login_id.to_string()}</span></td>
            <td data-label=say!(i18n, users.list.states)><States states=user.states /></td>
            <td data-label=say!(i18n, users.list.serial)>{serial}</td>
            <td data-label=say!(i18n, users.list.last_sign_in)>{last}</td>
        </tr>
    }
}
