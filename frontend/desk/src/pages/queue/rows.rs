//! The procedures of a queue.

use super::wanted::Wanted;
use crate::pages::procedure::address_of;
use kit::components::{Chip, ChipKind, LinkButton, Notice, Table};
use kit::i18n::{say, t, use_i18n};
use kit::{clock, texts, time_text};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::instant::Instant;
use shared::domain::procedure::Priority;
use shared::operations::desk::{Queue, QueueRow};

/// A page of them.
#[component]
pub fn Rows(
    /// The page.
    queue: Queue,
    /// What was asked for.
    wanted: Wanted,
) -> impl IntoView {
    let i18n = use_i18n();
    let Queue { rows, next } = queue;
    let none = rows.is_empty().then(|| match (&next, wanted.kind) {
        (Some(_), _) => view! { <p class="quiet">{t!(i18n, desk.queue.sparse)}</p> }.into_any(),
        (None, kind) => {
            let text =
                if kind.is_some() { t!(i18n, desk.queue.empty_kind) } else { t!(i18n, desk.queue.empty) };
            view! { <Notice title=say!(i18n, desk.queue.empty_title)><p>{text}</p></Notice> }.into_any()
        }
    });
    let table = (!rows.is_empty()).then(|| view! { <Listed rows=rows wanted=wanted.clone() /> });
    let first = wanted.after.is_some().then(
        || view! { <LinkButton href=wanted.page(None).href()>{t!(i18n, desk.queue.first)}</LinkButton> },
    );
    let next = next.map(|after| view! { <LinkButton href=wanted.page(Some(after)).href()>{t!(i18n, desk.queue.next)}</LinkButton> });
    let any = first.is_some() || next.is_some();
    view! {
        {none}
        {table}
        {any.then(|| view! { <nav class="pager" aria-label=say!(i18n, common.pages)>{first} {next}</nav> })}
    }
}

#[component]
fn Listed(rows: Vec<QueueRow>, wanted: Wanted) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    view! {
        <Table label=texts::awaits(locale, wanted.step).to_owned() cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, desk.queue.number)}</th>
                    <th scope="col">{t!(i18n, desk.queue.kind)}</th>
                    <th scope="col">{t!(i18n, desk.queue.company)}</th>
                    <th scope="col">{t!(i18n, desk.queue.channel)}</th>
                    <th scope="col">{t!(i18n, desk.queue.filed_at)}</th>
                    <th scope="col">{t!(i18n, desk.queue.since)}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(|row| view! { <Row row=row /> }).collect_view()}</tbody>
        </Table>
    }
}

#[component]
fn Row(row: QueueRow) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let whose = match &row.contract {
        Some(contract) => contract.to_string(),
        None => t!(i18n, desk.queue.new_company).to_owned(),
    };
    let urgent = row.priority == Priority::Urgent;
    view! {
        <tr>
            <th scope="row" data-label=say!(i18n, desk.queue.number)>
                <A href=address_of(row.contract.as_ref(), &row.id) attr:class="is-number">{row.number}</A>
            </th>
            <td data-label=say!(i18n, desk.queue.kind)>
                <span class="chips">
                    <span>{texts::procedure(locale, row.kind)}</span>
                    {urgent.then(|| view! { <Chip kind=ChipKind::Warm text=texts::priority(locale, row.priority).to_owned() /> })}
                </span>
            </td>
            <td data-label=say!(i18n, desk.queue.company)>
                <span>{row.company.to_string()} <span class="cell-note">{whose}</span></span>
            </td>
            <td data-label=say!(i18n, desk.queue.channel)>{texts::channel(locale, row.channel)}</td>
            <td data-label=say!(i18n, desk.queue.filed_at)><Aged at=row.filed_at /></td>
            <td data-label=say!(i18n, desk.queue.since)><Aged at=row.since /></td>
        </tr>
    }
}

/// How long ago, and when.
#[component]
fn Aged(at: Instant) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    view! {
        <time class="moment" datetime=time_text::machine(at)>
            {texts::age(locale, at, clock::server_now())}
            <span class="cell-note">{time_text::short_moment(locale, at)}</span>
        </time>
    }
}
