//! The users of the company with everything that bars them.

mod row;
mod states;

use kit::api;
use kit::components::{
    Asked, Button, ButtonKind, LinkButton, Notice, NoticeKind, PageTitle, Table, TextField,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use row::Row;
use shared::operations::proof::Empty;
use shared::operations::users::{UserList, UserRow, UsersList};
use states::barred_now;

/// 利用者情報の管理.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let users = LocalResource::new(|| async { api::get::<UsersList>(&Empty {}).await });
    view! {
        <PageTitle title=say!(i18n, users.list.title) lead=say!(i18n, users.list.lead) />
        <Asked query=users lines=8 show=move |list| view! { <Users list=list /> } />
    }
}

#[component]
fn Users(list: UserList) -> impl IntoView {
    let i18n = use_i18n();
    let (count, plan) = (list.users.len(), list.plan_users);
    let full = u32::try_from(count).is_ok_and(|count| count >= plan);
    let users = StoredValue::new(list.users);
    let words = RwSignal::new(String::new());
    let only_barred = RwSignal::new(false);
    // Locks lapse by themselves: the number follows.
    let barred = Memo::new(move |_| {
        users.with_value(|users| users.iter().filter(|user| barred_now(&user.states)).count())
    });
    let found = Memo::new(move |_| {
        let (words, only_barred) = (words.get(), only_barred.get());
        let fits = |user: &&UserRow| matches(user, &words) && (!only_barred || barred_now(&user.states));
        users.with_value(|users| users.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let reset = move |()| {
        words.set(String::new());
        only_barred.set(false);
    };
    view! {
        <div class="list-tools">
            <TextField id="users-search" label=say!(i18n, users.list.search) value=words kind="search" />
            <div class="filter" role="group" aria-label=say!(i18n, users.list.filter)>
                <button class="filter-chip" type="button" aria-pressed=move || (!only_barred.get()).to_string() on:click=move |_| only_barred.set(false)>
                    {move || t_string!(i18n, users.list.all, count = count).to_string()}
                </button>
                <button class="filter-chip is-bad" type="button" aria-pressed=move || only_barred.get().to_string() on:click=move |_| only_barred.set(true)>
                    {move || t_string!(i18n, users.list.barred, count = barred.get()).to_string()}
                </button>
            </div>
            <p class="list-count" aria-label=say!(i18n, users.list.plan_label)>{move || t_string!(i18n, users.list.plan, count = count, plan = plan).to_string()}</p>
            {(!full).then(|| view! { <LinkButton href=routes::USERS_NEW kind=ButtonKind::Primary>{t!(i18n, users.list.new)}</LinkButton> })}
        </div>
        {full.then(|| view! { <Notice kind=NoticeKind::Warm><p>{t!(i18n, users.list.plan_full)}</p></Notice> })}
        <p class="visually-hidden" role="status">{move || t_string!(i18n, users.list.found, count = found.with(Vec::len)).to_string()}</p>
        <Show
            when=move || found.with(|found| !found.is_empty())
            fallback=move || view! {
                <Notice title=say!(i18n, users.list.none_title)>
                    <p>{t!(i18n, users.list.none)}</p>
                    <Button on_press=reset>{t!(i18n, users.list.show_all)}</Button>
                </Notice>
            }
        >
            <section class="card">
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
                    <tbody>
                        <For each=move || found.get() key=|user| user.id.clone() let:user>
                            <Row user=user />
                        </For>
                    </tbody>
                </Table>
            </section>
        </Show>
    }
}

/// Whether the name or login ID holds what was typed, however it was cased or spaced.
fn matches(user: &UserRow, words: &str) -> bool {
    let plain = |text: &str| {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = plain(words);
    plain(user.name.as_str()).contains(&wanted) || plain(user.login_id.as_str()).contains(&wanted)
}
