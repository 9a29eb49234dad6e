//! The new user, with the temporary passwords that are shown here and nowhere else.

use crate::pages::users::of;
use crate::pages::users::secrets::{Handover, Secrets};
use kit::components::{Button, LinkButton, Notice, NoticeKind};
use kit::i18n::{t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::operations::users::UserAdded;

/// The result.
#[component]
pub fn Done(
    /// The new user.
    added: UserAdded,
    /// Leads to an empty form.
    on_another: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = added.name.as_str();
    let handover = Handover::of_added(&added);
    let (kind, title, text) = if handover.is_some() {
        let title = t_string!(i18n, users.new.done_title, name = name).to_string();
        (NoticeKind::Success, title, t!(i18n, users.new.once))
    } else {
        let title = t_string!(i18n, users.new.done_repeated_title, name = name).to_string();
        (NoticeKind::Warm, title, t!(i18n, users.new.done_repeated))
    };
    let again = handover.is_none().then(|| {
        let href = of(routes::USERS_PASSWORDS, [&added.user]);
        view! { <LinkButton href=href>{t!(i18n, users.passwords.title)}</LinkButton> }
    });
    view! {
        <Notice kind=kind title=Signal::stored(title)><p>{text}</p></Notice>
        {handover.map(|handover| view! { <Secrets handover=handover /> })}
        <div class="actions">
            {again}
            <Button on_press=on_another>{t!(i18n, users.new.another)}</Button>
            <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton>
        </div>
    }
}
