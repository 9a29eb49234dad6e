//! What became of each.

use kit::components::{Button, Card, Chip, ChipKind, LinkButton, Notice, NoticeKind, States, Table};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::operations::users::{PersonState, StatesSet};

/// The result.
#[component]
pub fn Done(
    /// A row per person.
    set: StatesSet,
    /// Leads to a fresh list.
    on_again: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let refused = set.people.iter().filter(|person| person.refused.is_some()).count();
    let done = set.people.len() - refused;
    let (kind, title) = match (done, refused) {
        (_, 0) => (NoticeKind::Success, t_string!(i18n, users.state.done, count = done).to_string()),
        (0, _) => (NoticeKind::Danger, t_string!(i18n, users.state.none_done, count = refused).to_string()),
        _ => (
            NoticeKind::Warm,
            t_string!(i18n, users.state.some_done, done = done, refused = refused).to_string(),
        ),
    };
    let row = move |person: PersonState| {
        let name = person.name.map_or_else(|| t!(i18n, users.state.gone).to_owned(), |name| name.to_string());
        let result = match person.refused {
            None => view! { <Chip kind=ChipKind::Ok text=say!(i18n, users.state.changed) /> }.into_any(),
            Some(reason) => {
                let said = texts::state_denied(i18n.get_locale_untracked(), reason);
                view! {
                    <span class="refusal">
                        <Chip kind=ChipKind::Bad text=say!(i18n, users.state.unchanged) />
                        <span>{said.what}</span>
                        <span class="quiet">{said.means} " " {said.next}</span>
                    </span>
                }
                .into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=say!(i18n, users.state.result)>{result}</td>
                <td data-label=say!(i18n, users.list.states)><States states=person.states /></td>
            </tr>
        }
    };
    view! {
        <Notice kind=kind title=Signal::stored(title)><p>{t!(i18n, users.state.done_next)}</p></Notice>
        <Card title=say!(i18n, users.state.result)>
            <Table label=say!(i18n, users.state.result) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, users.list.user)}</th>
                        <th scope="col">{t!(i18n, users.state.result)}</th>
                        <th scope="col">{t!(i18n, users.list.states)}</th>
                    </tr>
                </thead>
                <tbody>{set.people.into_iter().map(row).collect_view()}</tbody>
            </Table>
            <div class="actions">
                <Button on_press=on_again>{t!(i18n, users.state.again)}</Button>
                <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton>
            </div>
        </Card>
    }
}
