//! Temporary passwords, shown here and nowhere else, with the slip on which they are handed over.

use super::slip::Slip;
use kit::components::{Button, ButtonKind, Card, Moment};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use shared::domain::instant::Instant;
use shared::domain::secret::Secret;
use shared::operations::users::{PasswordsSet, UserAdded};

/// What is handed over.
#[derive(Clone, PartialEq)]
pub struct Handover {
    /// The name.
    pub name: String,
    /// The login ID.
    pub login_id: String,
    /// The temporary login password, if there is a new one.
    pub login: Option<Secret>,
    /// The temporary confirmation password, if there is a new one.
    pub confirmation: Option<Secret>,
    /// Until when they can be used.
    pub valid_until: Instant,
    /// Whether the person begins with them.
    pub newcomer: bool,
}

impl Handover {
    /// What a new user gets; nothing where it was shown before.
    pub fn of_added(added: &UserAdded) -> Option<Self> {
        added.secrets.clone().map(|secrets| Self {
            name: added.name.to_string(),
            login_id: added.login_id.to_string(),
            login: Some(secrets.login_password),
            confirmation: Some(secrets.confirmation_password),
            valid_until: secrets.valid_until,
            newcomer: true,
        })
    }

    /// What somebody gets whose passwords were set; nothing where it was typed, or shown before.
    pub fn of_set(set: &PasswordsSet) -> Option<Self> {
        let any = set.login_password.is_some() || set.confirmation_password.is_some();
        any.then(|| Self {
            name: set.name.to_string(),
            login_id: set.login_id.to_string(),
            login: set.login_password.clone(),
            confirmation: set.confirmation_password.clone(),
            valid_until: set.valid_until,
            newcomer: false,
        })
    }
}

/// The passwords and their slip.
#[component]
pub fn Secrets(
    /// They.
    handover: Handover,
) -> impl IntoView {
    let i18n = use_i18n();
    let print = move |()| {
        // Where nothing can print, the passwords can still be written down.
        let _ = window().print();
    };
    let secrets = [
        (t!(i18n, users.new.login_password), handover.login.clone()),
        (t!(i18n, users.new.confirmation_password), handover.confirmation.clone()),
    ];
    let secrets = secrets.into_iter().filter_map(|(label, secret)| {
        secret.map(|secret| view! { <dt>{label}</dt><dd><Grouped secret=secret /></dd> })
    });
    let (login_id, valid_until) = (handover.login_id.clone(), handover.valid_until);
    view! {
        <Card title=say!(i18n, users.new.secrets)>
            <dl class="facts">
                <dt>{t!(i18n, users.new.login_id)}</dt>
                <dd class="is-code">{login_id}</dd>
                {secrets.collect_view()}
                <dt>{t!(i18n, users.new.valid_until)}</dt>
                <dd><Moment at=valid_until /></dd>
            </dl>
            <p class="field-hint">{t!(i18n, users.new.grouping)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=print>{t!(i18n, users.new.print)}</Button>
            </div>
        </Card>
        <Slip handover=handover />
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
