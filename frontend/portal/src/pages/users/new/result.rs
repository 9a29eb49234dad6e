//! The new user, with the temporary passwords that are shown here and nowhere else.

use super::slip::Slip;
use kit::components::{Button, ButtonKind, Card, LinkButton, Moment, Notice, NoticeKind};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::routes;
use leptos::prelude::*;
use shared::domain::secret::Secret;
use shared::operations::users::{NewSecrets, UserAdded};

/// The result.
#[component]
pub fn Done(
    /// The new user.
    added: UserAdded,
    /// Leads to an empty form.
    on_another: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = added.name.to_string();
    let shown = added.secrets.clone().map(|secrets| view! { <Secrets login_id=added.login_id.to_string() secrets=secrets.clone() /> <Slip name=added.name.to_string() login_id=added.login_id.to_string() secrets=secrets /> });
    let heading = if shown.is_some() {
        view! {
            <Notice kind=NoticeKind::Success title=move || t_string!(i18n, users.new.done_title, name = name.clone()).to_string()>
                <p>{t!(i18n, users.new.once)}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! {
            <Notice kind=NoticeKind::Warm title=move || t_string!(i18n, users.new.done_repeated_title, name = name.clone()).to_string()>
                <p>{t!(i18n, users.new.done_repeated)}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        {heading}
        {shown}
        <div class="actions">
            <Button on_press=on_another>{t!(i18n, users.new.another)}</Button>
            <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton>
        </div>
    }
}

#[component]
fn Secrets(login_id: String, secrets: NewSecrets) -> impl IntoView {
    let i18n = use_i18n();
    let print = move |()| {
        // Where nothing can print, the passwords can still be written down.
        let _ = window().print();
    };
    view! {
        <Card title=say!(i18n, users.new.secrets)>
            <dl class="facts">
                <dt>{t!(i18n, users.new.login_id)}</dt>
                <dd class="is-code">{login_id}</dd>
                <dt>{t!(i18n, users.new.login_password)}</dt>
                <dd><Grouped secret=secrets.login_password /></dd>
                <dt>{t!(i18n, users.new.confirmation_password)}</dt>
                <dd><Grouped secret=secrets.confirmation_password /></dd>
                <dt>{t!(i18n, users.new.valid_until)}</dt>
                <dd><Moment at=secrets.valid_until /></dd>
            </dl>
            <p class="field-hint">{t!(i18n, users.new.grouping)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=print>{t!(i18n, users.new.print)}</Button>
            </div>
        </Card>
    }
}

/// A secret in groups of four. The gaps are drawn, not typed: what is copied has none.
#[component]
pub fn Grouped(
    /// The secret.
    secret: Secret,
) -> impl IntoView {
    let letters: Vec<char> = secret.expose().chars().collect();
    let groups = letters
        .chunks(4)
        .map(|group| view! { <span class="secret-group">{group.iter().collect::<String>()}</span> })
        .collect_view();
    view! { <code class="secret" translate="no">{groups}</code> }
}
