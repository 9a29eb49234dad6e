//! Tables.

use leptos::prelude::*;

/// A table in a container that scrolls sideways where it doesn't fit. Rows are the caller's `<thead>` and
/// `<tbody>`; a cell with `data-label` shows it where a narrow screen turns rows into cards.
#[component]
pub fn Table(
    /// What the table lists.
    #[prop(into)]
    label: Signal<String>,
    /// Whether narrow screens turn rows into cards.
    #[prop(optional)]
    cards: bool,
    /// Head and body.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=move || label.get()>
            <table class="table" class:as-cards=cards>{children()}</table>
        </div>
    }
}
