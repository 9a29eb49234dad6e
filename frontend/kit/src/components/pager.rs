//! The pages of a table that was read whole.

use super::button::Button;
use crate::i18n::{say, t, t_string, use_i18n};
use leptos::prelude::*;

/// Rows of a page.
pub const PAGE_ROWS: usize = 25;

/// The page that there is nearest to `page`, of so many rows.
pub fn page_within(page: usize, rows: usize) -> usize {
    page.min(rows.saturating_sub(1) / PAGE_ROWS)
}

/// Forward and back, where there is more than a page.
#[component]
pub fn Pager(
    /// The page, from 0.
    page: RwSignal<usize>,
    /// How many rows there are.
    #[prop(into)]
    rows: Signal<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let at = Memo::new(move |_| page_within(page.get(), rows.get()));
    let last = Memo::new(move |_| page_within(usize::MAX, rows.get()));
    let text = move || {
        let first = at.get() * PAGE_ROWS;
        let until = (first + PAGE_ROWS).min(rows.get());
        t_string!(i18n, common.page_rows, first = first + 1, last = until, rows = rows.get()).to_string()
    };
    view! {
        <Show when=move || last.get() != 0>
            <nav class="pager" aria-label=say!(i18n, common.pages)>
                <Button disabled=Signal::derive(move || at.get() == 0) on_press=move |()| page.set(at.get_untracked().saturating_sub(1))>{t!(i18n, common.page_before)}</Button>
                <p class="pager-rows" role="status">{text}</p>
                <Button disabled=Signal::derive(move || at.get() == last.get()) on_press=move |()| page.set(at.get_untracked() + 1)>{t!(i18n, common.page_after)}</Button>
            </nav>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::page_within;

    #[test]
    fn a_page_is_never_beyond_the_last() {
        for (page, rows, expected) in [(0, 0, 0), (3, 0, 0), (1, 25, 0), (1, 26, 1), (9, 51, 2)] {
            assert_eq!(page_within(page, rows), expected, "{page} of {rows} rows");
        }
    }
}
