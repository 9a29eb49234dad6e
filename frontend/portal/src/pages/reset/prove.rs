//! The mailed code, the new password twice, and a one-time password of those who have a token.

use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, CodeNotice, MailedCode, PasswordRules, Secret,
    SecretErrors, SecretFields, Secrets,
};
use kit::i18n::{say, t, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::LoginPassword;
use shared::operations::session::{RequestReset, ResetPassword, SessionRequestReset, SessionResetPassword};

/// The form.
#[component]
pub fn Prove(
    /// What was typed before.
    asked: RequestReset,
    /// Asking for a code.
    codes: MailedCode<SessionRequestReset>,
    /// Leads back to what was typed.
    #[prop(into)]
    on_back: Callback<()>,
    /// Runs once the password is set.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let attempt = Attempt::<SessionResetPassword>::default();
    let login_id = asked.login_id.clone();
    let context = login_id.to_string();
    let rules = PasswordRules::ask(move || vec![context.clone()]);
    let fields = [
        ("reset-code", td_string!(locale, passwords.code), Secret::Code),
        ("reset-new", td_string!(locale, passwords.new_login), Secret::New(LoginPassword, "input.password")),
        ("reset-again", td_string!(locale, passwords.new_login_again), Secret::Again(LoginPassword)),
        ("reset-otp", td_string!(locale, reset.prove.otp), Secret::Otp { needed: false }),
    ];
    let secrets = Secrets::new(attempt, rules, &fields);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((new, proof)) = secrets.judge()
            && let Some(password) = new.into_iter().next()
        {
            let input = ResetPassword { login_id: login_id.clone(), password };
            attempt.send(input, proof, move |_| on_done.run(()));
        }
    };
    let again = move |()| codes.ask(asked.clone(), || {});
    view! {
        <CodeNotice sent=codes.sent first=td_string!(locale, reset.sent.title) again=td_string!(locale, reset.sent.resent) />
        <SecretErrors secrets=secrets attempt=attempt denied=texts::reset_refused />
        <Card title=say!(i18n, reset.prove.title)>
            <form class="form" novalidate on:submit=send>
                <SecretFields secrets=secrets />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, reset.prove.submit)}</Button>
                    <Button on_press=on_back>{t!(i18n, reset.sent.edit)}</Button>
                </div>
            </form>
        </Card>
        <Card title=say!(i18n, reset.sent.missing_title)>
            <ul class="marked">
                <li>{t!(i18n, reset.sent.missing_check)}</li>
                <li>{t!(i18n, reset.sent.missing_spam)}</li>
                <li>{t!(i18n, reset.sent.missing_offer)}</li>
            </ul>
            <AttemptFailure failure=codes.attempt.failure denied=texts::nothing />
            <div class="actions">
                <Button busy=codes.attempt.proving.busy on_press=again>{t!(i18n, passwords.mailed.ask_again)}</Button>
            </div>
        </Card>
    }
}
