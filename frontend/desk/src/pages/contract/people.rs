//! The users of a contract, as their master sees them.

use kit::components::{Card, Moment, States, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::users::UserRow;

/// The users.
#[component]
pub fn People(
    /// They.
    users: Vec<UserRow>,
    /// How many the plan allows.
    plan: u32,
) -> impl IntoView {
    let i18n = use_i18n();
    let note = t_string!(i18n, desk_bank.contract.plan_text, users = users.len(), plan = plan).to_string();
    let row = |user: UserRow| {
        let serial =
            user.serial.map_or_else(|| t!(i18n, users.list.no_token).to_owned(), |serial| serial.grouped());
        let last = match user.last_sign_in {
            None => view! { <span class="quiet">{t!(i18n, users.list.never)}</span> }.into_any(),
            Some(at) => view! { <Moment at=at /> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row">
                    <span>
                        {user.name.to_string()}
                        <span class="cell-note">{texts::role(i18n.get_locale_untracked(), user.role)}</span>
                    </span>
                </th>
                <td class="is-code" data-label=say!(i18n, users.list.login_id)>{user.login_id.to_string()}</td>
                <td data-label=say!(i18n, users.list.states)><States states=user.states /></td>
                <td class="is-code" data-label=say!(i18n, users.list.serial)>{serial}</td>
                <td data-label=say!(i18n, users.list.last_sign_in)>{last}</td>
            </tr>
        }
    };
    let none =
        users.is_empty().then(|| view! { <p class="desk-none">{t!(i18n, desk_bank.contract.no_users)}</p> });
    let rows = users.into_iter().map(row).collect_view();
    view! {
        <Card title=say!(i18n, desk_bank.contract.users) note=note>
            {match none {
                Some(none) => none.into_any(),
                None => view! {
                    <Table label=say!(i18n, users.list.caption) cards=true>
                        <thead>
                            <tr>
                                <th scope="col">{t!(i18n, users.list.user)}</th>
                                <th scope="col">{t!(i18n, users.list.login_id)}</th>
                                <th scope="col">{t!(i18n, users.list.states)}</th>
                                <th scope="col">{t!(i18n, users.list.serial)}</th>
                                <th scope="col">{t!(i18n, users.list.last_sign_in)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </Table>
                }
                .into_any(),
            }}
        </Card>
    }
}
