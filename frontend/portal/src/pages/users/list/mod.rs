//! The users of the company with everything that bars them.

mod csv;

use super::people::{Directory, People, Ticks, Tools};
use kit::api;
use kit::components::{Asked, Button, ButtonKind, LinkButton, Notice, NoticeKind, PageTitle};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::operations::proof::Empty;
use shared::operations::users::{UserList, UsersList};

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
    let people = Directory::new(list.users);
    let ticks = Ticks::new([], list.bulk_people);
    let to_state = move || ticks.users.with(|users| super::of(routes::USERS_STATE, users));
    let ticked = move || match ticks.count() {
        0 => t!(i18n, users.state.title).to_owned(),
        count => t_string!(i18n, users.list.to_state, count = count).to_string(),
    };
    view! {
        <Tools people=people>
            <p class="list-count" aria-label=say!(i18n, users.list.plan_label)>{t_string!(i18n, users.list.plan, count = count, plan = plan).to_string()}</p>
            {(!full).then(|| view! { <LinkButton href=routes::USERS_NEW kind=ButtonKind::Primary>{t!(i18n, users.list.new)}</LinkButton> })}
        </Tools>
        {full.then(|| view! { <Notice kind=NoticeKind::Warm><p>{t!(i18n, users.list.plan_full)}</p></Notice> })}
        <People people=people href=|user| super::of(routes::USERS_VIEW, [&user.id]) ticks=Some(ticks) />
        <div class="actions">
            <a class="button button-secondary" href=to_state>{ticked}</a>
            <Button on_press=move |()| csv::save(i18n.get_locale_untracked(), &people.found.get_untracked())>{t!(i18n, users.list.csv)}</Button>
        </div>
    }
}
