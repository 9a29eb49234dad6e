//! The mailed code, the name, the login ID and both passwords.

use super::draft::Draft;
use kit::api::{self, CallError};
use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, CodeNotice, MailedCode, PasswordRules, Secret,
    SecretErrors, SecretFields, Secrets, TextField,
};
use kit::i18n::{say, t, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::authenticator::Authenticator::{ConfirmationPassword, LoginPassword};
use shared::domain::field::FieldReason;
use shared::domain::id::LoginId;
use shared::domain::user::TextField as Name;
use shared::operations::bank::BankAbout;
use shared::operations::problem::Failure;
use shared::operations::proof::Empty;
use shared::operations::session::{
    ObtainLoginId, RequestStartUp, SessionObtainLoginId, SessionRequestStartUp, StartUpRefused,
};

const NAME: &str = "start-up-name";
const LOGIN_ID: &str = "start-up-login-id";

/// The form.
#[component]
pub fn Prove(
    /// What was typed before.
    asked: RequestStartUp,
    /// What is typed.
    draft: Draft,
    /// Asking for a code.
    codes: MailedCode<SessionRequestStartUp>,
    /// Leads back to what was typed.
    #[prop(into)]
    on_back: Callback<()>,
    /// Runs with the login ID once it is obtained.
    #[prop(into)]
    on_done: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let attempt = Attempt::<SessionObtainLoginId>::default();
    let about = LocalResource::new(|| async {
        api::get::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value.login_id)
    });
    let rule = move || about.get().flatten();
    let words = move || [draft.login_id, draft.name].map(|entry| entry.text.get()).to_vec();
    let rules = PasswordRules::ask(move || words().into_iter().filter(|word| !word.is_empty()).collect());
    let fields = [
        ("start-up-code", td_string!(locale, passwords.code), Secret::Code),
        (
            "start-up-login",
            td_string!(locale, passwords.new_login),
            Secret::New(LoginPassword, "input.login_password"),
        ),
        ("start-up-login-again", td_string!(locale, passwords.new_login_again), Secret::Again(LoginPassword)),
        (
            "start-up-confirmation",
            td_string!(locale, passwords.new_confirmation),
            Secret::New(ConfirmationPassword, "input.confirmation_password"),
        ),
        (
            "start-up-confirmation-again",
            td_string!(locale, passwords.new_confirmation_again),
            Secret::Again(ConfirmationPassword),
        ),
    ];
    let secrets = Secrets::new(attempt, rules, &fields);
    // What the server says of the login ID stands at its field, until another one is typed.
    let refused = RwSignal::new(None::<String>);
    let taken = Memo::new(move |_| {
        attempt.failure.with(|failure| {
            let denied = failure.as_ref().and_then(CallError::failure);
            matches!(denied, Some(Failure::Denied { reason: StartUpRefused::LoginIdTaken }))
        })
    });
    let at_server = move |name: &str| {
        attempt.failure.with(|failure| match failure.as_ref().and_then(CallError::failure) {
            Some(Failure::Field { field, reason }) if field == name => Some(*reason),
            _ => None,
        })
    };
    let login_id = move || -> Result<LoginId, FieldReason> {
        let id = draft.login_id.read::<LoginId>()?;
        if let Some(rule) = rule() {
            rule.accepts(&id)?;
        }
        Ok(id)
    };
    let id_reason = draft.login_id.error(move || login_id().err().or_else(|| at_server("input.login_id")));
    let id_error = Signal::derive(move || {
        let typed = draft.login_id.text.get();
        let same = refused.with(|refused| refused.as_ref() == Some(&typed));
        id_reason.get().or_else(|| {
            (same && taken.get())
                .then(|| texts::start_up_refused(locale, StartUpRefused::LoginIdTaken).in_one())
        })
    });
    let name_error =
        draft.name.error(move || draft.name.read::<Name>().err().or_else(|| at_server("input.name")));
    let others = Signal::derive(move || {
        let fields = [
            (NAME, t!(i18n, startup.prove.name), name_error),
            (LOGIN_ID, t!(i18n, startup.prove.login_id), id_error),
        ];
        let line = |(id, label, error): (&str, &str, Signal<Option<String>>)| {
            let text = error.get()?;
            Some((id.to_owned(), t!(i18n, common.labelled, label = label, text = text).to_string()))
        };
        if tried(draft) { fields.into_iter().filter_map(line).collect() } else { Vec::new() }
    });
    let hint = Signal::derive(move || match rule() {
        Some(rule) => t!(i18n, startup.prove.login_id_hint, shortest = rule.shortest, longest = rule.longest)
            .to_string(),
        None => t!(i18n, startup.prove.login_id_hint_plain).to_owned(),
    });
    let letter = asked.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.name.judge();
        draft.login_id.judge();
        let judged = secrets.judge();
        let (Ok(name), Ok(login_id)) = untrack(|| (draft.name.read::<Name>(), login_id())) else { return };
        let Some((new, proof)) = judged else { return };
        let mut new = new.into_iter();
        if let (Some(login_password), Some(confirmation_password)) = (new.next(), new.next()) {
            let RequestStartUp { contract, number } = letter.clone();
            refused.set(Some(draft.login_id.text.get_untracked()));
            let input =
                ObtainLoginId { contract, number, name, login_id, login_password, confirmation_password };
            attempt.send(input, proof, move |answer| on_done.run(answer.value.login_id.to_string()));
        }
    };
    let again = move |()| codes.ask(asked.clone(), || {});
    view! {
        <CodeNotice sent=codes.sent first=td_string!(locale, startup.sent.title) again=td_string!(locale, startup.sent.again) />
        <SecretErrors secrets=secrets attempt=attempt denied=texts::start_up_refused others=others />
        <form class="first-use" novalidate on:submit=send>
            <Card title=say!(i18n, startup.prove.who)>
                <div class="form">
                    <p class="quiet">{t!(i18n, startup.sent.to)}</p>
                    <SecretFields secrets=secrets only=0..1 />
                    <TextField id=NAME label=say!(i18n, startup.prove.name) value=draft.name.text hint=say!(i18n, startup.prove.name_hint) error=name_error on_leave=draft.name.on_leave() autocomplete="name" />
                    <TextField id=LOGIN_ID label=say!(i18n, startup.prove.login_id) value=draft.login_id.text hint=hint error=id_error on_leave=draft.login_id.on_leave() autocomplete="username" />
                </div>
            </Card>
            <Card title=say!(i18n, passwords.login_group)>
                <div class="form">
                    <p class="quiet">{t!(i18n, passwords.login_means)}</p>
                    <SecretFields secrets=secrets only=1..3 />
                </div>
            </Card>
            <Card title=say!(i18n, passwords.confirmation_group)>
                <div class="form">
                    <p class="quiet">{t!(i18n, passwords.confirmation_means)}</p>
                    <SecretFields secrets=secrets only=3..5 />
                </div>
            </Card>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, startup.prove.submit)}</Button>
                <Button on_press=on_back>{t!(i18n, startup.prove.edit)}</Button>
            </div>
        </form>
        <Card title=say!(i18n, startup.sent.missing_title)>
            <ul class="marked">
                <li>{t!(i18n, startup.sent.missing_check)}</li>
                <li>{t!(i18n, startup.sent.missing_spam)}</li>
                <li>{t!(i18n, startup.sent.missing_expired)}</li>
            </ul>
            <AttemptFailure failure=codes.attempt.failure denied=texts::nothing />
            <div class="actions">
                <Button busy=codes.attempt.proving.busy on_press=again>{t!(i18n, passwords.mailed.ask_again)}</Button>
            </div>
        </Card>
    }
}

/// Whether it is time to list what is wrong: once the form was sent.
fn tried(draft: Draft) -> bool {
    draft.name.judged() && draft.login_id.judged()
}
