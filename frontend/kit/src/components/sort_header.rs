//! The head of a column by which a table can be sorted.

use leptos::prelude::*;

/// By which column a table is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// The column, from 0.
    pub by: usize,
    /// Whether from the last to the first.
    pub down: bool,
}

/// A column's head with a button that sorts: up, then down, then as the table came.
#[component]
pub fn SortHeader(
    /// The column.
    column: usize,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// How the table is sorted; `None`: as it came.
    sort: RwSignal<Option<Sort>>,
) -> impl IntoView {
    let own = move || sort.get().filter(|sort| sort.by == column).map(|sort| sort.down);
    let turn = move |_| {
        sort.update(|sort| {
            *sort = match *sort {
                Some(Sort { by, down: false }) if by == column => Some(Sort { by, down: true }),
                Some(Sort { by, down: true }) if by == column => None,
                _ => Some(Sort { by: column, down: false }),
            };
        });
    };
    let order = move || match own() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let mark = move || match own() {
        None => "↕",
        Some(false) => "↑",
        Some(true) => "↓",
    };
    view! {
        <th scope="col" class="sortable" aria-sort=order>
            <button class="sort" type="button" on:click=turn>
                {label} <span class="sort-mark" aria-hidden="true">{mark}</span>
            </button>
        </th>
    }
}
