//! The contract's number and the letter's.

use super::draft::Draft;
use kit::components::{
    Attempt, AttemptFailure, Button, ButtonKind, Card, ErrorSummary, LinkButton, TextField,
};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::operations::session::{RequestStartUp, SessionRequestStartUp};

const CONTRACT: &str = "start-up-contract";
const NUMBER: &str = "start-up-number";

/// The form.
#[component]
pub fn Ask(
    /// What is typed.
    draft: Draft,
    /// Asking for a code.
    attempt: Attempt<SessionRequestStartUp>,
    /// Runs with what was typed once every field is right.
    #[prop(into)]
    on_ask: Callback<RequestStartUp>,
) -> impl IntoView {
    let i18n = use_i18n();
    let tried = RwSignal::new(false);
    let contract = draft.contract.error(move || draft.contract().err());
    let number = draft.number.error(move || draft.number().err());
    let errors = move || {
        let fields = [
            (CONTRACT, t!(i18n, startup.ask.contract), contract),
            (NUMBER, t!(i18n, startup.ask.number), number),
        ];
        let line = |(id, label, error): (&str, &str, Signal<Option<String>>)| {
            let text = error.get()?;
            Some((id.to_owned(), t!(i18n, common.labelled, label = label, text = text).to_string()))
        };
        fields.into_iter().filter(|_| tried.get()).filter_map(line).collect::<Vec<_>>()
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.contract.judge();
        draft.number.judge();
        match untrack(|| draft.letter()) {
            Ok(input) => on_ask.run(input),
            Err(_) => tried.set(true),
        }
    };
    view! {
        <ErrorSummary errors=Signal::derive(errors) />
        <AttemptFailure failure=attempt.failure denied=texts::nothing />
        <Card title=say!(i18n, startup.ask.title)>
            <form class="form" novalidate on:submit=send>
                <p class="quiet">{t!(i18n, startup.ask.hint)}</p>
                <TextField id=CONTRACT label=say!(i18n, startup.ask.contract) value=draft.contract.text hint=say!(i18n, startup.ask.contract_hint) error=contract on_leave=draft.contract.on_leave() code=true />
                <TextField id=NUMBER label=say!(i18n, startup.ask.number) value=draft.number.text hint=say!(i18n, startup.ask.number_hint) error=number on_leave=draft.number.on_leave() code=true />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, startup.ask.submit)}</Button>
                    <LinkButton href=routes::SIGN_IN>{t!(i18n, startup.ask.back)}</LinkButton>
                </div>
            </form>
        </Card>
    }
}
