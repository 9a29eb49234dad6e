//! The temporary passwords that are shown here and nowhere else.

use crate::pages::users::secrets::{Handover, Secrets};
use kit::components::{LinkButton, Moment, Notice, NoticeKind};
use kit::i18n::{t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::operations::users::PasswordsSet;

/// The result.
#[component]
pub fn Done(
    /// What was set.
    set: PasswordsSet,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = t_string!(i18n, users.passwords.done_title, name = set.name.as_str()).to_string();
    let handover = Handover::of_set(&set);
    let text =
        if handover.is_some() { t!(i18n, users.new.once) } else { t!(i18n, users.passwords.done_typed) };
    let until = handover
        .is_none()
        .then(|| view! { <p>{t!(i18n, users.new.valid_until)} " " <Moment at=set.valid_until /></p> });
    view! {
        <Notice kind=NoticeKind::Success title=Signal::stored(title)>
            <p>{text}</p>
            {until}
        </Notice>
        {handover.map(|handover| view! { <Secrets handover=handover /> })}
        <div class="actions">
            <LinkButton href=routes::USERS_PASSWORDS>{t!(i18n, users.passwords.another_person)}</LinkButton>
            <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton>
        </div>
    }
}
