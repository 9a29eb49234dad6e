//! Login ID, registered address and representative account.

use super::draft::Draft;
use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, ErrorSummary, LinkButton, Select, TextField,
};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::id::LoginId;
use shared::domain::payee::{AccountKind, AccountNumber, BranchCode};
use shared::domain::rescue::Problem;
use shared::domain::user::MailAddress;
use shared::operations::session::{RequestReset, SessionRequestReset};

const LOGIN_ID: &str = "reset-login-id";
const MAIL: &str = "reset-mail";
const BRANCH: &str = "reset-branch";
const KIND: &str = "reset-kind";
const NUMBER: &str = "reset-number";

/// The form. What was typed stays when one comes back to it.
#[component]
pub fn Ask(
    /// What is typed.
    draft: Draft,
    /// Asking for a code.
    attempt: Attempt<SessionRequestReset>,
    /// Runs with what was typed once every field is right.
    #[prop(into)]
    on_ask: Callback<RequestReset>,
    /// Leads on those who have a code from the bank.
    #[prop(into)]
    on_code: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let tried = RwSignal::new(false);
    let errors = [
        (LOGIN_ID, t!(i18n, reset.ask.login_id), draft.login_id.error_of::<LoginId>()),
        (MAIL, t!(i18n, reset.ask.mail), draft.mail.error_of::<MailAddress>()),
        (BRANCH, t!(i18n, reset.ask.branch), draft.branch.error_of::<BranchCode>()),
        (NUMBER, t!(i18n, reset.ask.number), draft.number.error_of::<AccountNumber>()),
    ];
    let [login_id, mail, branch, number] = errors.map(|(_, _, error)| error);
    let summary = move || {
        let line = |(id, label, error): (&str, &str, Signal<Option<String>>)| {
            let text = error.get()?;
            Some((id.to_owned(), t!(i18n, common.labelled, label = label, text = text).to_string()))
        };
        errors.into_iter().filter(|_| tried.get()).filter_map(line).collect::<Vec<_>>()
    };
    let kinds = move || {
        let kinds = [AccountKind::Ordinary, AccountKind::Current, AccountKind::Savings];
        kinds.map(|kind| (kind.to_string(), texts::account_kind(i18n.get_locale(), kind))).to_vec()
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.judge();
        match untrack(|| draft.read()) {
            Ok(input) => on_ask.run(input),
            Err(_) => tried.set(true),
        }
    };
    view! {
        <p class="reset-who">
            {t!(i18n, reset.who)} " "
            <a href=routes::help_with(Problem::LoginPasswordForgotten)>{t!(i18n, reset.guide)}</a>
        </p>
        <ErrorSummary errors=summary />
        <AttemptFailure failure=attempt.failure denied=texts::nothing />
        <Card title=say!(i18n, reset.ask.title)>
            <form class="form" novalidate on:submit=send>
                <TextField id=LOGIN_ID label=say!(i18n, reset.ask.login_id) value=draft.login_id.text error=login_id on_leave=draft.login_id.on_leave() autocomplete="username" />
                <TextField id=MAIL label=say!(i18n, reset.ask.mail) value=draft.mail.text error=mail on_leave=draft.mail.on_leave() kind="email" inputmode="email" autocomplete="email" />
                <fieldset class="fieldset">
                    <legend>{t!(i18n, reset.ask.account)}</legend>
                    <div class="form-pair">
                        <TextField id=BRANCH label=say!(i18n, reset.ask.branch) value=draft.branch.text error=branch on_leave=draft.branch.on_leave() inputmode="numeric" code=true />
                        <Select id=KIND label=say!(i18n, reset.ask.kind) value=draft.kind options=kinds />
                        <TextField id=NUMBER label=say!(i18n, reset.ask.number) value=draft.number.text error=number on_leave=draft.number.on_leave() inputmode="numeric" code=true />
                    </div>
                </fieldset>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, reset.ask.submit)}</Button>
                    <LinkButton href=routes::SIGN_IN>{t!(i18n, reset.ask.back)}</LinkButton>
                </div>
            </form>
        </Card>
        <p class="reset-who">
            {t!(i18n, startup.desk_code.have_hint)} " "
            <Button kind=ButtonKind::Quiet on_press=on_code>{t!(i18n, startup.desk_code.have)}</Button>
        </p>
    }
}
