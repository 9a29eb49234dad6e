//! The present password as proof, and a new one twice.

use super::own_rules;
use kit::components::{Attempt, Button, ButtonKind, Secret, SecretErrors, SecretFields, Secrets};
use kit::i18n::{t, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::{ConfirmationPassword, LoginPassword};
use shared::domain::secret::Password;
use shared::operations::Operation;
use shared::operations::passwords::{
    ChangeConfirmation, ChangeDenied, ChangeLogin, PasswordsChangeConfirmation, PasswordsChangeLogin,
};

const FIELD: &str = "input.password";

/// What differs between the two.
struct Own<O: Operation> {
    fields: [(&'static str, &'static str, Secret); 3],
    submit: &'static str,
    hint: &'static str,
    input: fn(Password) -> O::Input,
}

/// One's own login password.
#[component]
pub fn OwnLogin(
    /// Runs once it is changed.
    #[prop(into)]
    on_done: Callback<()>,
    /// Whether the present one is temporary.
    #[prop(optional)]
    temporary: bool,
    /// What else can be pressed.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale = use_i18n().get_locale_untracked();
    let present = if temporary {
        td_string!(locale, passwords.current_login)
    } else {
        td_string!(locale, passwords.now_login)
    };
    let own = Own::<PasswordsChangeLogin> {
        fields: [
            ("own-login", present, Secret::Present(LoginPassword)),
            ("own-login-new", td_string!(locale, passwords.new_login), Secret::New(LoginPassword, FIELD)),
            ("own-login-again", td_string!(locale, passwords.new_login_again), Secret::Again(LoginPassword)),
        ],
        submit: td_string!(locale, passwords.own.login_submit),
        hint: td_string!(locale, passwords.own.login_differs),
        input: |password| ChangeLogin { password },
    };
    form(own, on_done, children)
}

/// One's own confirmation password.
#[component]
pub fn OwnConfirmation(
    /// Runs once it is changed.
    #[prop(into)]
    on_done: Callback<()>,
    /// Whether the present one is temporary.
    #[prop(optional)]
    temporary: bool,
) -> impl IntoView {
    let locale = use_i18n().get_locale_untracked();
    let present = if temporary {
        td_string!(locale, passwords.current_confirmation)
    } else {
        td_string!(locale, passwords.now_confirmation)
    };
    let (new, again) = (
        td_string!(locale, passwords.new_confirmation),
        td_string!(locale, passwords.new_confirmation_again),
    );
    let own = Own::<PasswordsChangeConfirmation> {
        fields: [
            ("own-confirmation", present, Secret::Present(ConfirmationPassword)),
            ("own-confirmation-new", new, Secret::New(ConfirmationPassword, FIELD)),
            ("own-confirmation-again", again, Secret::Again(ConfirmationPassword)),
        ],
        submit: td_string!(locale, passwords.own.confirmation_submit),
        hint: td_string!(locale, passwords.own.confirmation_differs),
        input: |password| ChangeConfirmation { password },
    };
    form(own, on_done, None)
}

fn form<O>(own: Own<O>, on_done: Callback<()>, children: Option<Children>) -> impl IntoView
where
    O: Operation<Denied = ChangeDenied>,
    O::Input: PartialEq,
{
    let i18n = use_i18n();
    let attempt = Attempt::<O>::default();
    let secrets = Secrets::new(attempt, own_rules(), &own.fields);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((new, proof)) = secrets.judge()
            && let Some(password) = new.into_iter().next()
        {
            attempt.send((own.input)(password), proof, move |_| {
                secrets.clear();
                on_done.run(());
            });
        }
    };
    let busy = attempt.proving.busy;
    view! {
        <form class="form" novalidate on:submit=send>
            <SecretErrors secrets=secrets attempt=attempt denied=texts::change_denied />
            <SecretFields secrets=secrets />
            <p class="field-hint">{own.hint}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=busy>{own.submit}</Button>
                {children.map(|children| children())}
            </div>
            <p class="visually-hidden" role="status">{move || busy.get().then(|| t!(i18n, proof.busy))}</p>
        </form>
    }
}
