//! Searching and filtering.

use super::directory::Directory;
use kit::components::TextField;
use kit::i18n::{say, t_string, use_i18n};
use leptos::prelude::*;

/// The line above the table.
#[component]
pub fn Tools(
    /// Whom it searches.
    people: Directory,
    /// What stands at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let only_barred = people.only_barred;
    let barred = Memo::new(move |_| people.barred());
    view! {
        <div class="list-tools">
            <TextField id="users-search" label=say!(i18n, users.list.search) value=people.words kind="search" />
            <div class="filter" role="group" aria-label=say!(i18n, users.list.filter)>
                <button class="filter-chip" type="button" aria-pressed=move || (!only_barred.get()).to_string() on:click=move |_| only_barred.set(false)>
                    {t_string!(i18n, users.list.all, count = people.count()).to_string()}
                </button>
                <button class="filter-chip is-bad" type="button" aria-pressed=move || only_barred.get().to_string() on:click=move |_| only_barred.set(true)>
                    {move || t_string!(i18n, users.list.barred, count = barred.get()).to_string()}
                </button>
            </div>
            {children.map(|children| children())}
        </div>
        <p class="visually-hidden" role="status">{move || t_string!(i18n, users.list.found, count = people.found.with(Vec::len)).to_string()}</p>
    }
}
