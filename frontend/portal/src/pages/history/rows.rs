//! The rows of a history.

use super::line::{Line, line};
use super::people::People;
use kit::components::{Chip, Moment, Table};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::operations::history::HistoryRow;

/// The rows, newest first.
#[component]
pub fn Rows(
    /// They.
    rows: RwSignal<Vec<HistoryRow>>,
    /// The users by name.
    people: People,
    /// Whether they are everybody's.
    #[prop(into)]
    all: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let keyed = move || rows.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <Table label=say!(i18n, history.table) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, history.at)}</th>
                    <Show when=move || all.get()><th scope="col">{t!(i18n, history.person)}</th></Show>
                    <th scope="col">{t!(i18n, history.what)}</th>
                    <th scope="col">{t!(i18n, history.outcome)}</th>
                    <th scope="col">{t!(i18n, history.client)}</th>
                    <th scope="col">{t!(i18n, history.reference)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=keyed key=|(at, row)| (*at, row.reference.clone()) let((_, row))><Row row=row people=people all=all /></For>
            </tbody>
        </Table>
    }
}

#[component]
fn Row(row: HistoryRow, people: People, all: Signal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let at = row.at;
    let Line { person, operation, outcome: (kind, outcome), why, client, .. } =
        line(i18n.get_locale_untracked(), &row, |_| None);
    let reference = row.reference.clone();
    let procedure = row.subject.procedure.as_ref().map(routes::procedure);
    let procedure =
        procedure.map(|href| view! { <a class="cell-note" href=href>{t!(i18n, procedures.notice.go)}</a> });
    // Names may arrive later than rows.
    let about = move || line(i18n.get_locale_untracked(), &row, |user| people.name(user)).about;
    let note = |text: String| (!text.is_empty()).then(|| view! { <span class="cell-note">{text}</span> });
    view! {
        <tr>
            <td data-label=say!(i18n, history.at)><Moment at=at /></td>
            {all.get_untracked().then(|| view! { <td data-label=say!(i18n, history.person)>{person}</td> })}
            <td data-label=say!(i18n, history.what)><span>{operation} {move || note(about())} {procedure}</span></td>
            <td data-label=say!(i18n, history.outcome)><span><Chip kind=kind text=outcome /> {note(why)}</span></td>
            <td data-label=say!(i18n, history.client)>{client}</td>
            <td class="is-number" data-label=say!(i18n, history.reference)>{reference}</td>
        </tr>
    }
}
