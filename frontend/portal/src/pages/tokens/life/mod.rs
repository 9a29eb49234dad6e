//! The life of a device: what happened to it, along the line of time and as a list.

mod events;
mod layout;
mod picture;
mod reading;
mod tone;

use events::Events;
use kit::components::{Card, LinkButton, Notice, NoticeKind, PageTitle, Skeleton, TokenCard};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes, session};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use picture::Picture;
use reading::{Reading, Shown};
use shared::domain::id::Serial;
use shared::operations::proof::Empty;
use shared::operations::tokens::{TokenView, TokensList, TokensOwn};

/// トークンの記録, of the device that the address names.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let serial = Memo::new(move |_| {
        query.with(|query| query.get("serial")).and_then(|text| Serial::try_from(text).ok())
    });
    view! {
        <PageTitle title=say!(i18n, tokens.life.title) lead=say!(i18n, tokens.life.lead) />
        {move || match serial.get() {
            Some(serial) => view! { <Life serial=serial /> }.into_any(),
            None => view! {
                <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.life.choose)>
                    <div class="notice-actions"><LinkButton href=routes::TOKENS>{t!(i18n, tokens.clock.to_tokens)}</LinkButton></div>
                </Notice>
            }
            .into_any(),
        }}
    }
}

#[component]
fn Life(serial: Serial) -> impl IntoView {
    let i18n = use_i18n();
    let reading = Reading::begin(serial.clone());
    let device = LocalResource::new(move || device(serial.clone()));
    let failures = Memo::new(move |_| device.get().flatten().map(|token| token.failures).unwrap_or_default());
    let shown = Memo::new(move |_| {
        Shown::of(&reading.events.get(), &failures.get(), reading.next.with(Option::is_none))
    });
    let any = Memo::new(move |_| shown.with(|shown| !shown.is_empty()));
    view! {
        {move || match device.get() {
            None => view! { <section class="card"><Skeleton lines=4 /></section> }.into_any(),
            Some(token) => token.map(|token| view! { <section class="card"><TokenCard token=token /></section> }).into_any(),
        }}
        <Show when=move || any.get()>
            <Card title=say!(i18n, tokens.life.picture)>
                {move || view! { <Picture shown=shown.get() /> }}
            </Card>
        </Show>
        <Card title=say!(i18n, tokens.life.events)>
            <Events shown=shown reading=reading />
        </Card>
        <p class="actions"><LinkButton href=routes::TOKENS>{t!(i18n, tokens.clock.to_tokens)}</LinkButton></p>
    }
}

/// The device as it is now; what happened to it is told also where it is not found any more.
async fn device(serial: Serial) -> Option<TokenView> {
    if untrack(session::may::<TokensList>) {
        let tokens = api::get::<TokensList>(&Empty {}).await.ok()?.value.tokens;
        return tokens.into_iter().find(|token| token.serial == serial);
    }
    let own = api::get::<TokensOwn>(&Empty {}).await.ok()?.value.token;
    own.filter(|token| token.serial == serial)
}
