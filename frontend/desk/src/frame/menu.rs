//! The menu: only what the clerk may do, by the declarations of the work behind each page.

use kit::i18n::{Locale, t_string, td_string, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::access::AccessFloor;
use shared::operations::Operation;
use shared::operations::desk::{
    DeskBankData, DeskContracts, DeskFees, DeskProposals, DeskQueue, DeskReceive, DeskReportLoss, DeskStock,
};
use shared::operations::history::HistoryOwn;
use shared::operations::passwords::PasswordsChangeLogin;

type Text = fn(Locale) -> &'static str;

/// A page: where it is, what it is called, and the floor of the work behind it.
type Entry = (&'static str, Text, AccessFloor);

const GROUPS: [(Text, &[Entry]); 4] = [
    (
        |locale| td_string!(locale, desk.menu.procedures),
        &[
            (routes::DESK, |locale| td_string!(locale, desk.queue.title), DeskQueue::DECLARATION.access),
            (
                routes::DESK_RECEIVE,
                |locale| td_string!(locale, desk.receive.title),
                DeskReceive::DECLARATION.access,
            ),
            (
                routes::DESK_LOSS,
                |locale| td_string!(locale, desk.loss.title),
                DeskReportLoss::DECLARATION.access,
            ),
        ],
    ),
    (
        |locale| td_string!(locale, desk.menu.customers),
        &[
            (
                routes::DESK_CONTRACTS,
                |locale| td_string!(locale, desk.menu.contracts),
                DeskContracts::DECLARATION.access,
            ),
            (routes::DESK_STOCK, |locale| td_string!(locale, desk.menu.stock), DeskStock::DECLARATION.access),
            (routes::DESK_FEES, |locale| td_string!(locale, desk.fees.title), DeskFees::DECLARATION.access),
        ],
    ),
    (
        |locale| td_string!(locale, desk.menu.bank),
        &[
            (
                routes::DESK_STAFF,
                |locale| td_string!(locale, desk.menu.staff),
                DeskProposals::DECLARATION.access,
            ),
            (
                routes::DESK_BANK,
                |locale| td_string!(locale, desk.menu.data),
                DeskBankData::DECLARATION.access,
            ),
        ],
    ),
    (
        |locale| td_string!(locale, desk.menu.own),
        &[
            (
                routes::PASSWORDS,
                |locale| td_string!(locale, frame.entry.own_passwords),
                PasswordsChangeLogin::DECLARATION.access,
            ),
            (
                routes::HISTORY,
                |locale| td_string!(locale, frame.entry.history),
                HistoryOwn::DECLARATION.access,
            ),
        ],
    ),
];

/// The menu.
#[component]
pub fn Menu(
    /// Whether it is unfolded, on narrow screens.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let line = move |&(href, text, _): &Entry| {
        view! {
            <li>
                <A href=href exact=true attr:rel=routes::rel(href) attr:class="menu-link" on:click=move |_| open.set(false)>
                    <span>{text(locale)}</span>
                </A>
            </li>
        }
    };
    let groups = move || {
        let me = session::me()?;
        let shown = |&(heading, entries): &(Text, &'static [Entry])| {
            let admitted = entries.iter().filter(|(_, _, floor)| floor.admits(session::standing(&me)));
            let lines = admitted.map(line).collect_view();
            (!lines.is_empty()).then(|| {
                view! { <p class="menu-heading">{heading(locale)}</p><ul class="menu-list">{lines}</ul> }
            })
        };
        Some(GROUPS.iter().filter_map(shown).collect_view())
    };
    view! {
        <nav
            class="menu"
            class:is-open=open
            id="menu"
            aria-label=move || t_string!(i18n, frame.menu)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    open.set(false);
                }
            }
        >
            {groups}
        </nav>
    }
}
