//! What became of each link, and when its owner may register again.

use crate::pages::tokens::hrefs::revocation_of;
use kit::components::{
    Button, Card, Chip, ChipKind, LinkButton, Moment, Notice, NoticeKind, Table, clock_text, seconds_until,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::instant::Instant;
use shared::domain::revocation::RevocationDenied;
use shared::operations::tokens::{PersonRevoked, Revoked};

/// The result.
#[component]
pub fn Done(
    /// A row per person.
    revoked: Revoked,
    /// Leads to a fresh list.
    on_again: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let refused = revoked.people.iter().filter(|person| person.refused.is_some()).count();
    let done = revoked.people.len() - refused;
    let (kind, title) = match (done, refused) {
        (_, 0) => (NoticeKind::Success, t_string!(i18n, tokens.revoke.done, count = done).to_string()),
        (0, _) => {
            (NoticeKind::Danger, t_string!(i18n, tokens.revoke.none_done, refused = refused).to_string())
        }
        _ => (
            NoticeKind::Warm,
            t_string!(i18n, tokens.revoke.some_done, done = done, refused = refused).to_string(),
        ),
    };
    let next = (done > 0).then(|| view! { <p>{t!(i18n, tokens.revoke.done_next)}</p> });
    view! {
        <Notice kind=kind title=Signal::stored(title)>{next}</Notice>
        <Card title=say!(i18n, tokens.revoke.result)>
            <Table label=say!(i18n, tokens.revoke.result) cards=true>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, tokens.revoke.user)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.token)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.result)}</th>
                        <th scope="col">{t!(i18n, tokens.revoke.again_at)}</th>
                    </tr>
                </thead>
                <tbody>{revoked.people.into_iter().map(|person| view! { <Row person=person /> }).collect_view()}</tbody>
            </Table>
            <div class="actions">
                <Button on_press=on_again>{t!(i18n, tokens.revoke.again)}</Button>
                <LinkButton href=routes::TOKENS>{t!(i18n, tokens.release.to_list)}</LinkButton>
            </div>
        </Card>
    }
}

#[component]
fn Row(person: PersonRevoked) -> impl IntoView {
    let i18n = use_i18n();
    let name = person.name.map_or_else(|| t!(i18n, tokens.revoke.gone).to_owned(), |name| name.to_string());
    let result = match person.refused {
        None => view! { <Chip kind=ChipKind::Ok text=say!(i18n, tokens.revoke.revoked) /> }.into_any(),
        Some(reason) => {
            let said = texts::revocation_denied(i18n.get_locale_untracked(), reason);
            let paper = matches!(reason, RevocationDenied::Expired | RevocationDenied::Reported);
            let paper = paper.then(|| {
                view! { <a href=revocation_of([&person.user])>{t!(i18n, tokens.revoke.in_writing)}</a> }
            });
            view! {
                <span class="refusal">
                    <Chip kind=ChipKind::Bad text=say!(i18n, tokens.revoke.kept) />
                    <span>{said.what}</span>
                    <span class="quiet">{said.means} " " {said.next}</span>
                    {paper}
                </span>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=say!(i18n, tokens.revoke.token)><span class="token-serial">{person.serial.grouped()}</span></td>
            <td data-label=say!(i18n, tokens.revoke.result)>{result}</td>
            <td data-label=say!(i18n, tokens.revoke.again_at)>{person.again_at.map(|at| view! { <AgainAt at=at /> })}</td>
        </tr>
    }
}

/// The moment, with the time until then.
#[component]
fn AgainAt(at: Instant) -> impl IntoView {
    let i18n = use_i18n();
    let left = Memo::new(move |_| seconds_until(at));
    let text = move || match left.get() {
        0 => t!(i18n, tokens.revoke.now).to_owned(),
        left => t_string!(i18n, tokens.revoke.left, left = clock_text(left)).to_string(),
    };
    view! {
        <span class="again-at">
            <Moment at=at />
            " "
            <span class="countdown" role="timer" aria-live="off">{text}</span>
        </span>
    }
}
