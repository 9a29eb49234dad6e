//! Whom the release freed.

use kit::components::{Card, Chip, ChipKind, LinkButton, Notice, NoticeKind};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::operations::tokens::Released;

/// The result.
#[component]
pub fn Done(
    /// Who may work again.
    released: Released,
    /// Whether it had been released by the same request before.
    repeated: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let serial = released.serial.grouped();
    let person = move |name: String| {
        view! {
            <li class="result-person">
                <strong>{name}</strong>
                <Chip kind=ChipKind::Ok text=say!(i18n, tokens.release.done_person) />
            </li>
        }
    };
    view! {
        <Notice kind=NoticeKind::Success title=say!(i18n, tokens.release.done_title)>
            <p>{move || t_string!(i18n, tokens.release.done, serial = serial.clone()).to_string()}</p>
            {repeated.then(|| view! { <p>{t!(i18n, tokens.release.done_repeated)}</p> })}
        </Notice>
        <Card title=say!(i18n, tokens.release.users)>
            <ul class="result-people">{released.people.iter().map(|name| person(name.to_string())).collect_view()}</ul>
            <p class="release-advice">{t!(i18n, tokens.release.done_next)}</p>
            <div class="actions">
                <LinkButton href=routes::TOKENS_RELEASE>{t!(i18n, tokens.release.another)}</LinkButton>
                <LinkButton href=routes::HOME>{t!(i18n, tokens.release.home)}</LinkButton>
            </div>
        </Card>
    }
}
