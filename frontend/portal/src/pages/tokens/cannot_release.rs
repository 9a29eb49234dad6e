//! Why somebody can't release a stop, and who could.

use super::hrefs::written_of;
use kit::components::{ContactsPanel, LinkButton, Notice, NoticeKind};
use kit::i18n::{t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::id::Serial;
use shared::domain::procedure::ProcedureKind;
use shared::domain::release::ReleaseDenied;
use shared::domain::user::TextField;

/// Why, and who; where nobody could, the paper for it.
#[component]
pub fn CannotRelease(
    /// Why.
    reason: ReleaseDenied,
    /// Which device.
    serial: Serial,
    /// Who could.
    releasers: Vec<TextField>,
) -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::release_denied(i18n.get_locale_untracked(), reason);
    let names = names(&releasers, t!(i18n, tokens.card.separator));
    let nobody = releasers.is_empty();
    let way = if nobody {
        let href = written_of(ProcedureKind::StopRelease, &serial);
        view! {
            <p>{t!(i18n, tokens.list.nobody)}</p>
            <div class="notice-actions"><LinkButton href=href>{t!(i18n, tokens.way.release_in_writing)}</LinkButton></div>
        }
        .into_any()
    } else {
        view! {
            <p>{said.next}</p>
            <p>{t_string!(i18n, tokens.list.others, names = names).to_string()}</p>
        }
        .into_any()
    };
    view! {
        <Notice kind=NoticeKind::Warm title=Signal::stored(said.what)>
            <p>{said.means}</p>
            {way}
        </Notice>
        {nobody.then(|| view! { <ContactsPanel reference=None /> })}
    }
}

/// Names in one line.
pub fn names(people: &[TextField], separator: &str) -> String {
    people.iter().map(TextField::as_str).collect::<Vec<_>>().join(separator)
}
