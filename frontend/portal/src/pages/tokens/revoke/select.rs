//! Which links: those that can be cut on screen have a tick, the others say why not and what to do.

use super::Ticks;
use super::links::{Held, in_writing, operator_lacks};
use crate::pages::tokens::cannot_release::names;
use crate::pages::tokens::hrefs::revocation_of;
use kit::components::{Button, ButtonKind, Chip, LinkButton, Moment, Notice, NoticeKind, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::revocation::RevocationDenied;

/// The choice.
#[component]
pub fn Select(
    /// The links of the company.
    links: Vec<Held>,
    /// Which are ticked.
    ticks: Ticks,
    /// Leads on.
    on_go: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    if links.is_empty() {
        return view! {
            <Notice title=say!(i18n, tokens.revoke.empty_title)>
                <p>{t!(i18n, tokens.revoke.empty)}</p>
                <div class="notice-actions"><LinkButton href=routes::TOKENS>{t!(i18n, tokens.release.to_list)}</LinkButton></div>
            </Notice>
        }
        .into_any();
    }
    let lacks = operator_lacks(&links);
    let operator = lacks.map(|reason| {
        let said = texts::revocation_denied(i18n.get_locale_untracked(), reason);
        view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.revoke.operator_title)>
                <p>{said.what}</p>
                <p>{said.means} " " {said.next}</p>
            </Notice>
        }
    });
    let count = Memo::new(move |_| ticks.users.with(std::collections::BTreeSet::len));
    let none = Memo::new(move |_| count.get() == 0);
    let note = move || match (none.get(), count.get() >= ticks.most) {
        (true, _) => t!(i18n, tokens.revoke.tick_hint).to_owned(),
        (_, true) => t_string!(i18n, tokens.revoke.most, most = ticks.most).to_string(),
        _ => String::new(),
    };
    let row = move |held: Held| view! { <Row held=held ticks=ticks said_above=lacks /> };
    let any = links.iter().any(|held| held.sharer.revocation_denied.is_none());
    let rows = links.into_iter().map(row);
    view! {
        {operator}
        <section class="card">
            <Table label=say!(i18n, tokens.revoke.links) cards=true>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{t!(i18n, tokens.revoke.tick)}</span></th>
                        <th scope="col">{t!(i18n, tokens.revoke.user)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.token)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.state)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.since)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.can)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </Table>
        </section>
        {any.then(|| view! {
            <div class="bulk" role="group" aria-label=t!(i18n, tokens.revoke.title)>
                <p class="bulk-count" role="status">
                    <strong>{move || t_string!(i18n, tokens.revoke.ticked, count = count.get()).to_string()}</strong>
                </p>
                <Button kind=ButtonKind::Primary disabled=none on_press=on_go>{t!(i18n, tokens.revoke.go)}</Button>
                <p class="bulk-note" role="status">{note}</p>
            </div>
        })}
    }
    .into_any()
}

#[component]
fn Row(
    held: Held,
    ticks: Ticks,
    /// What keeps the operator from all of them, which is said above already.
    #[prop(optional_no_strip)]
    said_above: Option<RevocationDenied>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let written = in_writing(&held);
    let Held { serial, state, sharer, others, .. } = held;
    let (id, name) = (sharer.user, sharer.name.to_string());
    let ticked = {
        let id = id.clone();
        Memo::new(move |_| ticks.users.with(|users| users.contains(&id)))
    };
    let tick = sharer.revocation_denied.is_none().then(|| {
        let label = t_string!(i18n, tokens.revoke.tick_label, name = name.as_str()).to_string();
        let own = id.clone();
        let full = move || !ticked.get() && ticks.users.with(|users| users.len() >= ticks.most);
        let toggle = move |_| {
            ticks.users.update(|users| {
                if !users.remove(&own) {
                    users.insert(own.clone());
                }
            });
        };
        view! { <input type="checkbox" aria-label=label prop:checked=ticked disabled=full on:change=toggle /> }
    });
    let can = match sharer.revocation_denied {
        None => t!(i18n, tokens.revoke.can_yes).into_any(),
        Some(reason) => {
            let said = texts::revocation_denied(locale, reason);
            let label = t_string!(i18n, tokens.revoke.in_writing_label, name = name.as_str()).to_string();
            let paper = written.then(|| {
                view! { <a class="written-way" href=revocation_of([&id]) aria-label=label>{t!(i18n, tokens.revoke.in_writing)}</a> }
            });
            let others = (!written && !others.is_empty()).then(|| {
                let names = names(&others, t!(i18n, tokens.card.separator));
                view! { <span class="quiet">{t_string!(i18n, tokens.revoke.others, names = names).to_string()}</span> }
            });
            view! {
                <span class="refusal">
                    {(said_above != Some(reason)).then(|| view! { <span>{said.what}</span> })}
                    {others}
                    {paper}
                </span>
            }
            .into_any()
        }
    };
    let (kind, word) = texts::device_state(locale, state);
    view! {
        <tr class:is-selected=ticked>
            <td class="tick">{tick}</td>
            <th scope="row">{name}</th>
            <td data-label=say!(i18n, tokens.revoke.token)><span class="token-serial">{serial.grouped()}</span></td>
            <td data-label=say!(i18n, tokens.revoke.state)><Chip kind=kind text=Signal::stored(word) /></td>
            <td data-label=say!(i18n, tokens.revoke.since)><Moment at=sharer.registered_at /></td>
            <td data-label=say!(i18n, tokens.revoke.can)>{can}</td>
        </tr>
    }
}
