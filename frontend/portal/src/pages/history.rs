//! One's own history.

use kit::api::{self, CallError};
use kit::components::{Button, Chip, FailureNotice, Moment, PageTitle, Skeleton, Table};
use kit::i18n::{say, t, t_string, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::audit::Subject;
use shared::operations::Nothing;
use shared::operations::history::{HistoryFilter, HistoryOwn, HistoryRow};

/// What has been read so far.
#[derive(Clone, Copy)]
struct Reading {
    rows: RwSignal<Vec<HistoryRow>>,
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    begun: RwSignal<bool>,
    failure: RwSignal<Option<CallError<Nothing>>>,
}

impl Reading {
    fn begin() -> Self {
        let reading = Self {
            rows: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            busy: RwSignal::new(false),
            begun: RwSignal::new(false),
            failure: RwSignal::new(None),
        };
        reading.more();
        reading
    }

    /// Reads the next page; after a failure, the same one again.
    fn more(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let page = HistoryFilter { before: self.next.get_untracked(), ..HistoryFilter::default() };
        spawn_local(async move {
            let answer = api::get::<HistoryOwn>(&page).await;
            // Who left the page meanwhile needs none of it.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    self.rows.update(|rows| rows.extend(answer.value.rows));
                    self.next.set(answer.value.next);
                    self.begun.set(true);
                }
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// 履歴.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let reading = Reading::begin();
    let empty = move || reading.begun.get() && reading.rows.with(Vec::is_empty);
    view! {
        <PageTitle title=say!(i18n, history.title) lead=say!(i18n, history.lead) />
        <div class="card">
            <Show when=move || reading.begun.get() fallback=move || view! { <Show when=move || reading.busy.get()><Skeleton lines=6 /></Show> }>
                <Show when=move || !empty() fallback=move || view! { <p class="quiet">{t!(i18n, history.empty)}</p> }>
                    <Rows rows=reading.rows />
                </Show>
            </Show>
            {move || reading.failure.get().map(|error| {
                let reference = error.reference().map(ToOwned::to_owned);
                view! {
                    <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::nothing) reference=reference>
                        <Button on_press=move |()| reading.more()>{t!(i18n, common.retry)}</Button>
                    </FailureNotice>
                }
            })}
        </div>
        <Show when=move || reading.next.with(Option::is_some) && reading.failure.with(Option::is_none)>
            <div class="actions"><Button busy=reading.busy on_press=move |()| reading.more()>{t!(i18n, history.more)}</Button></div>
        </Show>
    }
}

#[component]
fn Rows(rows: RwSignal<Vec<HistoryRow>>) -> impl IntoView {
    let i18n = use_i18n();
    let keyed = move || rows.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <Table label=say!(i18n, history.table) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, history.at)}</th>
                    <th scope="col">{t!(i18n, history.what)}</th>
                    <th scope="col">{t!(i18n, history.outcome)}</th>
                    <th scope="col">{t!(i18n, history.client)}</th>
                    <th scope="col">{t!(i18n, history.reference)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=keyed key=|(at, _)| *at let((_, row))><Row row=row /></For>
            </tbody>
        </Table>
    }
}

#[component]
fn Row(row: HistoryRow) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = row.outcome;
    let (kind, _) = texts::outcome(i18n.get_locale_untracked(), &outcome);
    let (operation, client) = (row.operation, row.client);
    let name = move || {
        let locale = i18n.get_locale();
        texts::operation(locale, &operation).unwrap_or_else(|| td_string!(locale, history.other).to_string())
    };
    let about = about(&row.subject);
    view! {
        <tr>
            <td data-label=move || t_string!(i18n, history.at)><Moment at=row.at /></td>
            <td data-label=move || t_string!(i18n, history.what)>
                <span>{name} {about.map(|about| view! { <span class="cell-note">{about}</span> })}</span>
            </td>
            <td data-label=move || t_string!(i18n, history.outcome)>
                <Chip kind=kind text=move || texts::outcome(i18n.get_locale(), &outcome).1 />
            </td>
            <td data-label=move || t_string!(i18n, history.client)>{move || texts::client(i18n.get_locale(), client)}</td>
            <td class="is-number" data-label=move || t_string!(i18n, history.reference)>{row.reference}</td>
        </tr>
    }
}

/// What the event was about, where it says so in words that people know.
fn about(subject: &Subject) -> Option<String> {
    subject.label.clone().or_else(|| subject.serial.as_ref().map(|serial| serial.grouped()))
}
