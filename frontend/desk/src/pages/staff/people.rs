//! The people of the desk, with what bars them.

use super::Chosen;
use kit::components::{Button, Chip, Moment, States, Table, holds};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::domain::desk::DeskRole;
use shared::domain::proposal::Proposed;
use shared::domain::user::ServiceState;
use shared::operations::desk::{DeskPropose, StaffRow};

/// Whether two colleagues could free them: something bars them that is not for themself to mend.
fn is_locked(person: &StaffRow) -> bool {
    person.states.iter().any(|chip| chip.state != ServiceState::NotStarted && holds(chip))
}

/// The people.
#[component]
pub fn People(
    /// They.
    people: Vec<StaffRow>,
    /// Runs with whom to help, and how.
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |person: StaffRow| view! { <Row person=person on_choose=on_choose /> };
    let count = |role: DeskRole| people.iter().filter(|person| person.role == role).count();
    let working = count(DeskRole::Clerk) + count(DeskRole::Approver);
    // With two, nobody could free one of them: it takes two colleagues.
    let few = (working < 3).then(|| view! { <p class="desk-warning">{t!(i18n, desk_bank.staff.few)}</p> });
    view! {
        {few}
        <Table label=say!(i18n, desk_bank.staff.people_title) cards=true>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, desk_bank.staff.person)}</th>
                    <th scope="col">{t!(i18n, desk_bank.staff.role)}</th>
                    <th scope="col">{t!(i18n, users.list.states)}</th>
                    <th scope="col">{t!(i18n, desk_bank.staff.device)}</th>
                    <th scope="col">{t!(i18n, users.list.last_sign_in)}</th>
                    <th scope="col">{t!(i18n, desk_bank.staff.action)}</th>
                </tr>
            </thead>
            <tbody>{people.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
}

#[component]
fn Row(person: StaffRow, on_choose: Callback<Chosen>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let own = session::me().is_some_and(|me| me.user == person.user);
    let device = match person.device {
        None => view! { <span class="quiet">{t!(i18n, users.list.no_token)}</span> }.into_any(),
        Some(state) => {
            let (kind, word) = texts::device_state(locale, state);
            view! { <Chip kind=kind text=word /> }.into_any()
        }
    };
    let last = match person.last_sign_in {
        None => view! { <span class="quiet">{t!(i18n, users.list.never)}</span> }.into_any(),
        Some(at) => view! { <Moment at=at /> }.into_any(),
    };
    let chosen = person.clone();
    let may = session::may::<DeskPropose>();
    let name = person.name.to_string();
    let action = move || {
        let locked = is_locked(&chosen);
        if !may || own && !locked {
            return None;
        }
        if own {
            let nothing = view! { <span class="quiet">{t!(i18n, desk_bank.staff.not_oneself)}</span> };
            return Some(nothing.into_any());
        }
        let user = || chosen.user.clone();
        let ways = [
            (locked, Proposed::StaffRelease { user: user() }, t_string!(i18n, desk_bank.staff.release)),
            (true, Proposed::StaffPasswords { user: user() }, t_string!(i18n, desk_bank.staff.passwords)),
            (
                chosen.device.is_some(),
                Proposed::StaffDevice { user: user() },
                t_string!(i18n, desk_bank.staff.replace_device),
            ),
        ];
        let button = |(_, how, text): (bool, Proposed, &'static str)| {
            let (person, whom) = (
                chosen.clone(),
                t_string!(i18n, desk_bank.staff.release_whom, name = name.clone()).to_string(),
            );
            view! {
                <Button on_press=move |()| on_choose.run(Chosen::Help(person.clone(), how.clone()))>
                    {text}
                    <span class="visually-hidden">{whom}</span>
                </Button>
            }
        };
        let buttons = ways.into_iter().filter(|(open, ..)| *open).map(button).collect_view();
        Some(view! { <div class="actions">{buttons}</div> }.into_any())
    };
    view! {
        <tr>
            <th scope="row">
                <span>
                    {person.name.to_string()}
                    {own.then(|| t!(i18n, users.list.you))}
                    <span class="cell-note is-code">{person.login_id.to_string()}</span>
                </span>
            </th>
            <td data-label=say!(i18n, desk_bank.staff.role)>{texts::desk_role(locale, person.role)}</td>
            <td data-label=say!(i18n, users.list.states)><States states=person.states /></td>
            <td data-label=say!(i18n, desk_bank.staff.device)>{device}</td>
            <td data-label=say!(i18n, users.list.last_sign_in)>{last}</td>
            <td data-label=say!(i18n, desk_bank.staff.action)>{action}</td>
        </tr>
    }
}
