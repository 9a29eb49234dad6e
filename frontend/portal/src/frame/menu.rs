//! The menu: by work, in the words of the bank's papers, and only what the user may do.

use super::needs::Needs;
use kit::i18n::{Locale, t_string, td_string, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use leptos_router::components::A;
use shared::domain::access::AccessFloor;
use shared::operations::Operation;
use shared::operations::history::HistoryOwn;
use shared::operations::home::HomeOverview;
use shared::operations::notices::NoticesList;
use shared::operations::passwords::PasswordsChangeLogin;
use shared::operations::payees::PayeesList;
use shared::operations::procedures::ProceduresList;
use shared::operations::settings::SettingsView;
use shared::operations::tokens::{TokensList, TokensRegister, TokensReleaseStop};
use shared::operations::users::{UsersList, UsersSetPasswords, UsersSetState};

/// A work that has a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Home,
    Payees,
    Management,
    Users,
    State,
    Passwords,
    Release,
    Tokens,
    Settings,
    Notices,
    Register,
    OwnPasswords,
    Procedures,
    History,
    Help,
}

/// Works under a common heading.
#[derive(Debug, Clone, Copy)]
struct Group {
    heading: Option<fn(Locale) -> &'static str>,
    entries: &'static [Entry],
}

const GROUPS: [Group; 4] = [
    Group { heading: None, entries: &[Entry::Home] },
    Group { heading: Some(|locale| td_string!(locale, frame.group.transactions)), entries: &[Entry::Payees] },
    Group {
        heading: Some(|locale| td_string!(locale, frame.group.administration)),
        entries: &[
            Entry::Management,
            Entry::Users,
            Entry::State,
            Entry::Passwords,
            Entry::Release,
            Entry::Tokens,
            Entry::Settings,
        ],
    },
    Group {
        heading: Some(|locale| td_string!(locale, frame.group.others)),
        entries: &[
            Entry::Notices,
            Entry::Register,
            Entry::OwnPasswords,
            Entry::Procedures,
            Entry::History,
            Entry::Help,
        ],
    },
];

impl Entry {
    fn href(self) -> &'static str {
        match self {
            Self::Home => routes::HOME,
            Self::Payees => routes::PAYEES,
            Self::Management => routes::MANAGEMENT,
            Self::Users => routes::USERS,
            Self::State => routes::USERS_STATE,
            Self::Passwords => routes::USERS_PASSWORDS,
            Self::Release => routes::TOKENS_RELEASE,
            Self::Tokens => routes::TOKENS,
            Self::Settings => routes::SETTINGS,
            Self::Notices => routes::NOTICES,
            Self::Register => routes::TOKENS_REGISTER,
            Self::OwnPasswords => routes::PASSWORDS,
            Self::Procedures => routes::PROCEDURES,
            Self::History => routes::HISTORY,
            Self::Help => routes::HELP,
        }
    }

    fn text(self, locale: Locale) -> &'static str {
        match self {
            Self::Home => td_string!(locale, frame.entry.home),
            Self::Payees => td_string!(locale, frame.entry.payees),
            Self::Management => td_string!(locale, frame.entry.management),
            Self::Users => td_string!(locale, frame.entry.users),
            Self::State => td_string!(locale, users.state.title),
            Self::Passwords => td_string!(locale, users.passwords.title),
            Self::Release => td_string!(locale, frame.entry.release),
            Self::Tokens => td_string!(locale, frame.entry.tokens),
            Self::Settings => td_string!(locale, frame.entry.settings),
            Self::Notices => td_string!(locale, frame.entry.notices),
            Self::OwnPasswords => td_string!(locale, frame.entry.own_passwords),
            Self::Register => td_string!(locale, frame.entry.register),
            Self::Procedures => td_string!(locale, procedures.title),
            Self::History => td_string!(locale, frame.entry.history),
            Self::Help => td_string!(locale, frame.entry.help),
        }
    }

    /// Who may see it: whoever may call the operation behind it.
    fn floor(self) -> AccessFloor {
        match self {
            Self::Home => HomeOverview::DECLARATION.access,
            Self::Payees => PayeesList::DECLARATION.access,
            Self::Management | Self::Users => UsersList::DECLARATION.access,
            Self::State => UsersSetState::DECLARATION.access,
            Self::Passwords => UsersSetPasswords::DECLARATION.access,
            Self::Release => TokensReleaseStop::DECLARATION.access,
            Self::Tokens => TokensList::DECLARATION.access,
            Self::Settings => SettingsView::DECLARATION.access,
            Self::Notices => NoticesList::DECLARATION.access,
            Self::OwnPasswords => PasswordsChangeLogin::DECLARATION.access,
            Self::Register => TokensRegister::DECLARATION.access,
            Self::Procedures => ProceduresList::DECLARATION.access,
            Self::History => HistoryOwn::DECLARATION.access,
            Self::Help => AccessFloor::Public,
        }
    }

    /// The papers' own buttons stand below 利用者管理.
    fn is_inner(self) -> bool {
        matches!(self, Self::Users | Self::State | Self::Passwords | Self::Release | Self::Tokens)
    }
}

/// The menu.
#[component]
pub fn Menu(
    /// Whether it is unfolded, on narrow screens.
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let rights = Memo::new(|_| session::me());
    let groups = move || {
        let me = rights.get()?;
        let linked = me.device.is_some();
        let shown = |group: &Group| -> Vec<Entry> {
            // Who has a device has nothing to register.
            let open = |entry: &Entry| {
                entry.floor().admits(session::standing(&me)) && !(linked && *entry == Entry::Register)
            };
            group.entries.iter().copied().filter(open).collect()
        };
        let groups = GROUPS
            .iter()
            .map(|group| (group.heading, shown(group)))
            .filter(|(_, entries)| !entries.is_empty());
        Some(
            groups
                .map(|(heading, entries)| view! { <MenuGroup heading=heading entries=entries open=open /> })
                .collect_view(),
        )
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

#[component]
fn MenuGroup(
    heading: Option<fn(Locale) -> &'static str>,
    entries: Vec<Entry>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |entry: Entry| {
        view! {
            <li>
                <A
                    href=entry.href()
                    exact=true
                    attr:rel=routes::rel(entry.href())
                    attr:class=if entry.is_inner() { "menu-link is-inner" } else { "menu-link" }
                    on:click=move |_| open.set(false)
                >
                    <span>{move || entry.text(i18n.get_locale())}</span>
                    {(entry == Entry::Home).then(|| view! { <Badge /> })}
                </A>
            </li>
        }
    };
    view! {
        {heading.map(|heading| view! { <p class="menu-heading">{move || heading(i18n.get_locale())}</p> })}
        <ul class="menu-list">{entries.into_iter().map(line).collect_view()}</ul>
    }
}

#[component]
fn Badge() -> impl IntoView {
    let i18n = use_i18n();
    let count = move || use_context::<Needs>().map_or(0, Needs::get);
    move || {
        let count = count();
        (count > 0).then(|| {
            view! {
                <span class="badge">
                    <span aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{t_string!(i18n, frame.needs, count = count).to_string()}</span>
                </span>
            }
        })
    }
}
