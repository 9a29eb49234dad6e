//! The mailed code, the new password twice, and a one-time password of those who have a token. Who comes with a
//! code from the bank says here who they are.

use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, CodeNotice, Entry, MailedCode, PasswordRules, Secret,
    SecretErrors, SecretFields, Secrets, TextField,
};
use kit::i18n::{say, t, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::LoginPassword;
use shared::domain::id::LoginId;
use shared::operations::session::{RequestReset, ResetPassword, SessionRequestReset, SessionResetPassword};

const LOGIN_ID: &str = "reset-desk-login-id";

/// The form.
#[component]
pub fn Prove(
    /// What was typed before; nothing by those who have a code from the bank.
    asked: Option<RequestReset>,
    /// The login ID.
    login_id: Entry,
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
    let rules = PasswordRules::ask(move || {
        Some(login_id.text.get()).filter(|id| !id.is_empty()).into_iter().collect()
    });
    let by_bank = asked.is_none();
    let id_error = login_id.error_of::<LoginId>();
    let others = Signal::derive(move || {
        let line = |text| {
            let label = td_string!(locale, startup.desk_code.login_id);
            (LOGIN_ID.to_owned(), td_string!(locale, common.labelled, label = label, text = text).to_string())
        };
        id_error.get().filter(|_| by_bank).map(line).into_iter().collect::<Vec<_>>()
    });
    let fields = [
        ("reset-code", td_string!(locale, passwords.code), Secret::Code),
        ("reset-new", td_string!(locale, passwords.new_login), Secret::New(LoginPassword, "input.password")),
        ("reset-again", td_string!(locale, passwords.new_login_again), Secret::Again(LoginPassword)),
        ("reset-otp", td_string!(locale, reset.prove.otp), Secret::Otp { needed: false }),
    ];
    let secrets = Secrets::new(attempt, rules, &fields);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        login_id.judge();
        if let (Some((new, proof)), Ok(login_id)) = (secrets.judge(), untrack(|| login_id.read::<LoginId>()))
            && let Some(password) = new.into_iter().next()
        {
            let input = ResetPassword { login_id, password };
            attempt.send(input, proof, move |_| on_done.run(()));
        }
    };
    view! {
        {(!by_bank).then(|| view! {
            <CodeNotice sent=codes.sent first=td_string!(locale, reset.sent.title) again=td_string!(locale, reset.sent.resent) />
        })}
        <SecretErrors secrets=secrets attempt=attempt denied=texts::reset_refused others=others />
        <Card title=if by_bank { say!(i18n, startup.desk_code.title) } else { say!(i18n, reset.prove.title) }>
            <form class="form" novalidate on:submit=send>
                {by_bank.then(|| view! { <TextField id=LOGIN_ID label=say!(i18n, startup.desk_code.login_id) value=login_id.text error=id_error on_leave=login_id.on_leave() autocomplete="username" /> })}
                <SecretFields secrets=secrets />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, reset.prove.submit)}</Button>
                    <Button on_press=on_back>{if by_bank { t!(i18n, startup.desk_code.ask) } else { t!(i18n, reset.sent.edit) }}</Button>
                </div>
            </form>
        </Card>
        {asked.map(|asked| view! { <Missing asked=asked codes=codes /> })}
    }
}

/// What to do where no mail arrives.
#[component]
fn Missing(asked: RequestReset, codes: MailedCode<SessionRequestReset>) -> impl IntoView {
    let i18n = use_i18n();
    let again = move |()| codes.ask(asked.clone(), || {});
    view! {
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
