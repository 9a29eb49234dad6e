//! Both temporary passwords, and both new ones twice.

use crate::pages::passwords::own_rules;
use kit::components::{Attempt, Button, ButtonKind, Card, Secret, SecretErrors, SecretFields, Secrets};
use kit::i18n::{say, t, td_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::{ConfirmationPassword, LoginPassword};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};

/// The form.
#[component]
pub fn Both() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let attempt = Attempt::<PasswordsReplaceTemporary>::default();
    let login = (td_string!(locale, passwords.current_login), td_string!(locale, passwords.new_login));
    let confirmation =
        (td_string!(locale, passwords.current_confirmation), td_string!(locale, passwords.new_confirmation));
    let login_again = td_string!(locale, passwords.new_login_again);
    let confirmation_again = td_string!(locale, passwords.new_confirmation_again);
    let fields = [
        ("current-login", login.0, Secret::Present(LoginPassword)),
        ("new-login", login.1, Secret::New(LoginPassword, "input.login_password")),
        ("new-login-again", login_again, Secret::Again(LoginPassword)),
        ("current-confirmation", confirmation.0, Secret::Present(ConfirmationPassword)),
        (
            "new-confirmation",
            confirmation.1,
            Secret::New(ConfirmationPassword, "input.confirmation_password"),
        ),
        ("new-confirmation-again", confirmation_again, Secret::Again(ConfirmationPassword)),
    ];
    let secrets = Secrets::new(attempt, own_rules(), &fields);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((new, proof)) = secrets.judge() else { return };
        let mut new = new.into_iter();
        if let (Some(login_password), Some(confirmation_password)) = (new.next(), new.next()) {
            // The frame follows what is known then.
            attempt.send(ReplaceTemporary { login_password, confirmation_password }, proof, |_| {
                session::refresh_soon();
            });
        }
    };
    view! {
        <SecretErrors secrets=secrets attempt=attempt denied=texts::replace_denied />
        <form class="first-use" novalidate on:submit=send>
            <Card title=say!(i18n, passwords.login_group)>
                <div class="form">
                    <p class="quiet">{t!(i18n, passwords.login_means)}</p>
                    <SecretFields secrets=secrets only=0..3 />
                </div>
            </Card>
            <Card title=say!(i18n, passwords.confirmation_group)>
                <div class="form">
                    <p class="quiet">{t!(i18n, passwords.confirmation_means)}</p>
                    <SecretFields secrets=secrets only=3..6 />
                </div>
            </Card>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, passwords.submit)}</Button>
            </div>
        </form>
    }
}
