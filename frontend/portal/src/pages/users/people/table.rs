//! The table.

use super::directory::{COLUMNS, Column, Directory};
use super::row::Row;
use kit::components::{Button, Notice, Pager, SortHeader, Table};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use shared::domain::id::UserId;
use shared::operations::users::UserRow;
use std::collections::BTreeSet;

/// Who is ticked.
#[derive(Clone, Copy)]
pub struct Ticks {
    /// They.
    pub users: RwSignal<BTreeSet<UserId>>,
    /// At most so many.
    pub most: usize,
}

impl Ticks {
    /// Nobody yet, or those whom the address names.
    pub fn new(users: impl IntoIterator<Item = UserId>, most: usize) -> Self {
        Self { users: RwSignal::new(users.into_iter().take(most).collect()), most }
    }

    /// How many; tracked.
    pub fn count(self) -> usize {
        self.users.with(BTreeSet::len)
    }
}

/// The users.
#[component]
pub fn People(
    /// They.
    people: Directory,
    /// Where a user's name leads.
    href: fn(&UserRow) -> String,
    /// Who is ticked, where the page asks for that.
    #[prop(optional_no_strip)]
    ticks: Option<Ticks>,
) -> impl IntoView {
    let i18n = use_i18n();
    let label = move |column| match column {
        Column::Name => t!(i18n, users.list.user),
        Column::LoginId => t!(i18n, users.list.login_id),
        Column::States => t!(i18n, users.list.states),
        Column::Serial => t!(i18n, users.list.serial),
        Column::LastSignIn => t!(i18n, users.list.last_sign_in),
    };
    let heads = COLUMNS.into_iter().enumerate();
    let heads = heads.map(
        |(at, column)| view! { <SortHeader column=at label=label(column).to_owned() sort=people.sort /> },
    );
    let heads = heads.collect_view();
    let empty = Memo::new(move |_| people.found.with(Vec::is_empty));
    view! {
        <Show when=move || empty.get()>
            <Notice title=say!(i18n, users.list.none_title)>
                <p>{t!(i18n, users.list.none)}</p>
                <Button on_press=move |()| people.reset()>{t!(i18n, users.list.show_all)}</Button>
            </Notice>
        </Show>
        <section class="card" hidden=move || empty.get()>
            <Table label=say!(i18n, users.list.caption) cards=true>
                <thead>
                    <tr>
                        {ticks.map(|_| view! { <th scope="col"><span class="visually-hidden">{t!(i18n, users.list.tick)}</span></th> })}
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || people.shown() key=|user| user.id.clone() let:user>
                        <Row user=user href=href ticks=ticks />
                    </For>
                </tbody>
            </Table>
            <Pager page=people.page rows=Signal::derive(move || people.found.with(Vec::len)) />
        </section>
    }
}
