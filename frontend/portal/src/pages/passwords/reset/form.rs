//! Login password, code, the one-time password of those who have a device, and a new password twice.

use crate::pages::passwords::own_rules;
use kit::components::{Attempt, Button, ButtonKind, Card, Secret, SecretErrors, SecretFields, Secrets};
use kit::i18n::{say, t, td_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::{ConfirmationPassword, LoginPassword};
use shared::operations::passwords::{PasswordsResetConfirmation, ResetConfirmation};

/// The form.
#[component]
pub fn Form(
    /// Runs once the password is set.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let attempt = Attempt::<PasswordsResetConfirmation>::default();
    let mut fields = vec![
        ("reset-login", td_string!(locale, passwords.now_login), Secret::Present(LoginPassword)),
        ("reset-code", td_string!(locale, passwords.code), Secret::Code),
    ];
    if untrack(session::me).is_some_and(|me| me.device.is_some()) {
        fields.push(("reset-otp", td_string!(locale, passwords.otp), Secret::Otp { needed: true }));
    }
    let (new, again) = (
        td_string!(locale, passwords.new_confirmation),
        td_string!(locale, passwords.new_confirmation_again),
    );
    fields.push(("reset-new", new, Secret::New(ConfirmationPassword, "input.password")));
    fields.push(("reset-again", again, Secret::Again(ConfirmationPassword)));
    let secrets = Secrets::new(attempt, own_rules(), &fields);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((new, proof)) = secrets.judge()
            && let Some(password) = new.into_iter().next()
        {
            attempt.send(ResetConfirmation { password }, proof, move |_| {
                session::refresh_soon();
                on_done.run(());
            });
        }
    };
    view! {
        <SecretErrors secrets=secrets attempt=attempt denied=texts::reset_denied />
        <Card title=say!(i18n, passwords.confirmation_group)>
            <form class="form" novalidate on:submit=send>
                <SecretFields secrets=secrets />
                <p class="field-hint">{t!(i18n, passwords.own.confirmation_differs)}</p>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, passwords.reset.submit)}</Button>
                </div>
            </form>
        </Card>
    }
}
