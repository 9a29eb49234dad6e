//! Records in words: a whole one, or what changes from one to another.

use super::part::{Part, differing};
use kit::components::Table;
use kit::i18n::{Locale, say, t, t_string, td_string, use_i18n};
use kit::{money, texts};
use leptos::prelude::*;
use shared::domain::access::Business;
use shared::domain::user::Role;
use shared::domain::user_draft::UserDraft;
use strum::IntoEnumIterator;

/// What changes in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the part is called.
    pub label: String,
    /// How it was.
    pub from: String,
    /// How it will be.
    pub to: String,
}

/// What changes between two records.
pub fn changes(locale: Locale, before: &UserDraft, after: &UserDraft) -> Vec<Line> {
    let line = |part: Part| Line {
        label: part.label(locale),
        from: part.value(locale, before),
        to: part.value(locale, after),
    };
    differing(before, after).into_iter().map(line).collect()
}

/// From → to, line by line.
#[component]
pub fn Lines(
    /// What changes.
    lines: Vec<Line>,
) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |line: Line| {
        view! {
            <tr>
                <th scope="row">{line.label}</th>
                <td data-label=say!(i18n, users.record.from)>{line.from}</td>
                <td class="change-arrow" aria-hidden="true">"→"</td>
                <td data-label=say!(i18n, users.record.to)><strong>{line.to}</strong></td>
            </tr>
        }
    };
    view! {
        <Table label=say!(i18n, users.record.changes) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, users.record.part)}</th>
                    <th scope="col">{t!(i18n, users.record.from)}</th>
                    <td></td>
                    <th scope="col">{t!(i18n, users.record.to)}</th>
                </tr>
            </thead>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}

/// A whole record.
#[component]
pub fn Facts(
    /// The record.
    record: UserDraft,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let plain = [Part::Name, Part::LoginId, Part::Mail, Part::Role, Part::Language]
        .map(|part| (part.label(locale), vec![part.value(locale, &record)]));
    let rights = if record.role == Role::Master {
        vec![t_string!(i18n, users.record.master_all).to_owned()]
    } else {
        let implied = record.role.has_administrator_rights();
        let own = record.permissions.iter().map(|permission| texts::permission(locale, *permission));
        own.chain(implied.then(|| t_string!(i18n, users.new.permissions_admin).to_owned())).collect()
    };
    let accounts = record.accounts.iter().map(|account| texts::account(locale, account)).collect();
    let limits = Business::iter().map(|business| {
        let (name, yen) = (texts::business(locale, business), money::yen(locale, record.limits.of(business)));
        td_string!(locale, common.labelled, label = name, text = yen).to_string()
    });
    let lists = [
        (t_string!(i18n, users.new.permissions).to_owned(), rights),
        (t_string!(i18n, users.record.accounts_held).to_owned(), accounts),
        (t_string!(i18n, users.record.limits).to_owned(), limits.collect()),
    ];
    let fact = move |(label, mut values): (String, Vec<String>)| {
        if values.is_empty() {
            values.push(t_string!(i18n, users.new.no_permissions).to_owned());
        }
        let values = values.into_iter().map(|value| view! { <span class="fact-value">{value}</span> });
        view! { <dt>{label}</dt><dd>{values.collect_view()}</dd> }
    };
    view! { <dl class="facts">{plain.into_iter().chain(lists).map(fact).collect_view()}</dl> }
}
