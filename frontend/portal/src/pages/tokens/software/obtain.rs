//! Obtaining the software device that one was allowed, and confirming it by two consecutive numbers.

use super::code::Code;
use crate::pages::tokens::numbers::{Asks, NumberFields, Numbers};
use crate::pages::tokens::register::form::wrong;
use crate::pages::tokens::register::result::Done;
use kit::components::{
    Asked, Attempt, AttemptFailure, Button, ButtonKind, Card, Moment, Notice, ProofPanel, focus,
};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, session, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::domain::id::Serial;
use shared::domain::instant::Instant;
use shared::operations::Operation;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{
    OwnToken, Register, Registered, SoftwareDenied, SoftwareDevice, TokensObtainSoftware, TokensOwn,
    TokensRegister,
};

/// One's own part. Its secret lives in this page's own signal: leaving the page drops it.
#[component]
pub fn Obtain() -> impl IntoView {
    let own = LocalResource::new(|| async { api::get::<TokensOwn>(&Empty {}).await });
    let device = RwSignal::new(None::<SoftwareDevice>);
    let registered = RwSignal::new(None::<(Registered, bool)>);
    let obtained = Callback::new(move |answer| device.set(Some(answer)));
    let done = Callback::new(move |answer: (Registered, bool)| {
        device.set(None);
        registered.set(Some(answer));
        session::refresh_soon();
    });
    let show = move |own: OwnToken| match (own.token, own.waits_until, own.software_until) {
        (Some(_), ..) => view! { <Denied why=SoftwareDenied::AlreadyLinked /> }.into_any(),
        (None, Some(_), _) => view! { <Denied why=SoftwareDenied::Waiting /> }.into_any(),
        (None, None, Some(until)) => view! { <Allowed until=until on_obtained=obtained /> }.into_any(),
        (None, None, None) => view! { <NotAllowed /> }.into_any(),
    };
    move || match (registered.get(), device.get()) {
        (Some((registered, repeated)), _) => {
            view! { <Done registered=registered repeated=repeated /> }.into_any()
        }
        (None, Some(device)) => {
            let serial = device.serial.clone();
            view! {
                <Code device=device />
                <Confirm serial=serial on_done=done />
            }
            .into_any()
        }
        (None, None) => view! { <Asked query=own lines=4 show=show /> }.into_any(),
    }
}

#[component]
fn Denied(why: SoftwareDenied) -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::software_denied(i18n.get_locale_untracked(), why);
    view! {
        <Notice title=Signal::stored(said.what)>
            <p>{said.means}</p>
            <p>{said.next}</p>
        </Notice>
    }
}

#[component]
fn NotAllowed() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice title=say!(i18n, tokens.software.not_allowed_title)><p>{t!(i18n, tokens.software.not_allowed)}</p></Notice>
    }
}

#[component]
fn Allowed(until: Instant, on_obtained: Callback<SoftwareDevice>) -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<TokensObtainSoftware>::default();
    let navigate = use_navigate();
    let back = Callback::new(move |()| navigate(routes::TOKENS, Default::default()));
    let prove = Callback::new(move |proof: Proof| {
        attempt.send(Empty {}, proof, move |answer| on_obtained.run(answer.value));
    });
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::software_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, tokens.software.obtain_title)>
                <p>{t!(i18n, tokens.software.obtain_means)}</p>
                <dl class="facts">
                    <dt>{t!(i18n, tokens.software.obtain_until)}</dt>
                    <dd><Moment at=until /></dd>
                </dl>
            </Card>
            <ProofPanel
                work=TokensObtainSoftware::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, tokens.software.obtain_submit)
                on_proof=prove
                back=say!(i18n, proof.back)
                on_back=back
            />
        </div>
    }
}

#[component]
fn Confirm(serial: Serial, on_done: Callback<(Registered, bool)>) -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<TokensRegister>::default();
    let numbers = Numbers::new(attempt.proving, Asks::Two);
    let shown = serial.grouped();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = numbers.missing() {
            return focus(field);
        }
        attempt.send(Register { serial: serial.clone() }, numbers.proof(), move |answer| {
            on_done.run((answer.value, answer.repeated));
        });
    };
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::registration_denied />
        <Card title=say!(i18n, tokens.software.confirm_title)>
            <p>{t!(i18n, tokens.software.confirm)}</p>
            <dl class="facts">
                <dt>{t!(i18n, tokens.software.serial)}</dt>
                <dd class="is-code">{shown}</dd>
            </dl>
            <form class="proof software-confirm" novalidate on:submit=send>
                <NumberFields numbers=numbers first=t!(i18n, tokens.clock.first) second=t!(i18n, tokens.clock.second) wrong=wrong />
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=attempt.proving.busy>{t!(i18n, tokens.software.confirm_submit)}</Button>
                </div>
            </form>
        </Card>
    }
}
