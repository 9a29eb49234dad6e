//! The two numbers, and why they are asked for.

use crate::pages::tokens::numbers::{Asks, NumberFields, Numbers};
use kit::components::{Attempt, AttemptFailure, Button, ButtonKind, Card, LinkButton, TokenCard, focus};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::operations::proof::Empty;
use shared::operations::tokens::{Resynchronised, TokenView, TokensResynchronise};

/// The form.
#[component]
pub fn Form(
    /// One's own device.
    token: TokenView,
    /// Runs once its clock is right.
    on_done: Callback<(Resynchronised, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<TokensResynchronise>::default();
    let numbers = Numbers::new(attempt.proving, Asks::Two);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = numbers.missing() {
            return focus(field);
        }
        attempt.send(Empty {}, numbers.proof(), move |answer| on_done.run((answer.value, answer.repeated)));
    };
    let steps = [
        t!(i18n, tokens.clock.step_first),
        t!(i18n, tokens.clock.step_wait),
        t!(i18n, tokens.clock.step_second),
    ];
    let shared = token.sharers.len() > 1;
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::resynchronise_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, tokens.clock.title)>
                <ol class="marked is-numbered clock-steps">{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                <form class="proof" novalidate on:submit=send>
                    <NumberFields numbers=numbers first=t!(i18n, tokens.clock.first) second=t!(i18n, tokens.clock.second) wrong=wrong />
                    <div class="actions">
                        <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, tokens.clock.submit)}</Button>
                        <LinkButton href=routes::TOKENS>{t!(i18n, proof.back)}</LinkButton>
                    </div>
                </form>
            </Card>
            <Card title=say!(i18n, tokens.clock.why_title)>
                <p>{t!(i18n, tokens.clock.why)}</p>
                {shared.then(|| view! { <p class="release-advice">{t!(i18n, tokens.clock.shared)}</p> })}
                <h3 class="card-subtitle">{t!(i18n, tokens.register.switch_card)}</h3>
                <TokenCard token=token />
            </Card>
        </div>
    }
}

/// What is said of wrong numbers.
fn wrong(locale: Locale, remaining: u32) -> String {
    td_string!(locale, tokens.clock.wrong, remaining = remaining).to_string()
}
