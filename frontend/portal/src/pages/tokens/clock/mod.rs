//! Setting the clock of one's own device right, by two consecutive numbers.

mod form;

use form::Form;
use kit::components::{Asked, Card, LinkButton, Notice, NoticeKind, PageTitle, TokenCard, focus};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{api, routes, session, texts};
use leptos::prelude::*;
use shared::domain::device::DeviceState;
use shared::operations::proof::Empty;
use shared::operations::tokens::{OwnToken, ResynchroniseDenied, Resynchronised, TokenView, TokensOwn};

const DONE: &str = "clock-done";

/// トークンの時刻合わせ.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let own = LocalResource::new(|| async { api::get::<TokensOwn>(&Empty {}).await });
    let right = RwSignal::new(None::<(Resynchronised, bool)>);
    let done = Callback::new(move |answer: (Resynchronised, bool)| {
        right.set(Some(answer));
        session::refresh_soon();
    });
    let show = move |own: OwnToken| match own.token {
        None => view! { <Without /> }.into_any(),
        Some(token) if token.state == DeviceState::Working => {
            view! { <Form token=token on_done=done /> }.into_any()
        }
        Some(token) => view! { <OutOfOrder token=token /> }.into_any(),
    };
    view! {
        <PageTitle title=say!(i18n, tokens.clock.title) lead=say!(i18n, tokens.clock.lead) />
        {move || match right.get() {
            Some((right, repeated)) => view! { <Done right=right repeated=repeated /> }.into_any(),
            None => view! { <Asked query=own lines=8 show=show /> }.into_any(),
        }}
    }
}

#[component]
fn Done(right: Resynchronised, repeated: bool) -> impl IntoView {
    let i18n = use_i18n();
    // The form went away with the focus in it.
    Effect::new(|| focus(DONE));
    let serial = right.serial.grouped();
    view! {
        <div id=DONE tabindex="-1">
            <Notice kind=NoticeKind::Success title=say!(i18n, tokens.clock.done_title)>
                <p>{t_string!(i18n, tokens.clock.done, serial = serial).to_string()}</p>
                {repeated.then(|| view! { <p>{t!(i18n, tokens.clock.done_repeated)}</p> })}
            </Notice>
        </div>
        <p class="actions">
            <LinkButton href=routes::TOKENS>{t!(i18n, tokens.clock.to_tokens)}</LinkButton>
            <LinkButton href=routes::HOME>{t!(i18n, tokens.release.home)}</LinkButton>
        </p>
    }
}

#[component]
fn Without() -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::resynchronise_denied(i18n.get_locale_untracked(), ResynchroniseDenied::NoDevice);
    view! {
        <Notice kind=NoticeKind::Warm title=Signal::stored(said.what)>
            <p>{said.means}</p>
            <p>{said.next}</p>
            <div class="notice-actions"><LinkButton href=routes::TOKENS_REGISTER>{t!(i18n, tokens.list.register)}</LinkButton></div>
        </Notice>
    }
}

/// Only a device that works is set right: no number of another one is looked at.
#[component]
fn OutOfOrder(token: TokenView) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.clock.not_working_title)>
            <p>{t!(i18n, tokens.clock.not_working)}</p>
            <div class="notice-actions"><LinkButton href=routes::TOKENS>{t!(i18n, tokens.clock.to_tokens)}</LinkButton></div>
        </Notice>
        <Card title=say!(i18n, tokens.release.token)><TokenCard token=token /></Card>
    }
}
