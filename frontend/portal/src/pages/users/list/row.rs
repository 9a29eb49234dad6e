//! A user in the list.

use super::states::States;
use crate::pages::tokens::release_of;
use kit::components::Moment;
use kit::i18n::{say, t, use_i18n};
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
) -> impl IntoView {
    let i18n = use_i18n();
    let (id, role) = (user.id, user.role);
    let own = move || session::me().is_some_and(|me| me.user == id);
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
        <tr>
            <td data-label=say!(i18n, users.list.user)>
                <span class="person">
                    <strong>{user.name.to_string()}</strong>
                    <span class="person-role">
                        {move || texts::role(i18n.get_locale(), role)}
                        <Show when=own>{t!(i18n, users.list.you)}</Show>
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
