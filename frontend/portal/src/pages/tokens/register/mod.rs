//! 利用開始登録: a device becomes one's own by its serial and the number that it shows.

mod barred;
pub mod form;
pub mod result;

use crate::pages::tokens::software::SoftwareAllowed;
use barred::{Linked, Reported, Waiting};
use form::Form;
use kit::components::{Asked, Attempt, AttemptFailure, Card, Notice, PageTitle, TokenCard, focus};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{api, session, texts};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use result::Done;
use shared::domain::device::DeviceState;
use shared::domain::id::Serial;
use shared::operations::proof::Empty;
use shared::operations::tokens::{OwnToken, Registered, TokenView, TokensOwn, TokensRegister};

/// 利用開始登録. Links may name the device.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let own = LocalResource::new(|| async { api::get::<TokensOwn>(&Empty {}).await });
    let again = Callback::new(move |()| own.refetch());
    let registered = RwSignal::new(None::<(Registered, bool)>);
    let done = Callback::new(move |answer: (Registered, bool)| {
        registered.set(Some(answer));
        session::refresh_soon();
    });
    let show = move |own: OwnToken| view! { <Way own=own on_again=again on_done=done /> };
    view! {
        <PageTitle title=say!(i18n, tokens.register.title) lead=say!(i18n, tokens.register.lead) />
        {move || match registered.get() {
            Some((registered, repeated)) => view! { <Done registered=registered repeated=repeated /> }.into_any(),
            None => view! { <Asked query=own lines=8 show=show /> }.into_any(),
        }}
    }
}

/// The form, or why there is none.
#[component]
fn Way(own: OwnToken, on_again: Callback<()>, on_done: Callback<(Registered, bool)>) -> impl IntoView {
    let OwnToken { token, waits_until, successor, software_until } = own;
    let named = use_query_map()
        .with_untracked(|query| query.get("serial"))
        .and_then(|text| Serial::try_from(text).ok());
    if let Some(until) = waits_until {
        return view! { <Waiting until=until on_again=on_again /> }.into_any();
    }
    match (token, successor) {
        (Some(token), Some(next)) => {
            view! { <Fields given=Some(next.clone()) present=Some((token, next)) on_done=on_done /> }
                .into_any()
        }
        (Some(token), None) if token.state == DeviceState::Reported => {
            view! { <Reported token=token /> }.into_any()
        }
        (Some(_), None) => view! { <Linked /> }.into_any(),
        (None, next) => {
            let software = software_until.map(|_| view! { <SoftwareAllowed /> });
            view! {
                {software}
                <Fields given=named.or(next) present=None on_done=on_done />
            }
            .into_any()
        }
    }
}

#[component]
fn Fields(
    #[prop(optional_no_strip)] given: Option<Serial>,
    /// One's present device, and the one that was sent in its place.
    #[prop(optional_no_strip)]
    present: Option<(TokenView, Serial)>,
    on_done: Callback<(Registered, bool)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let attempt = Attempt::<TokensRegister>::default();
    Effect::new(move || {
        if attempt.failure.with(Option::is_some) {
            focus(form::SERIAL);
        }
    });
    let administrator = untrack(session::me).is_some_and(|me| me.role.has_administrator_rights());
    let switch = present.as_ref().map(|(token, next)| {
        let (own, serial) = (token.serial.grouped(), next.grouped());
        let text = t_string!(i18n, tokens.register.switch, own = own, serial = serial).to_string();
        view! { <Notice title=say!(i18n, tokens.register.switch_title)><p>{text}</p></Notice> }
    });
    let beside = match present {
        Some((token, _)) => view! {
            <Card title=say!(i18n, tokens.register.switch_card)><TokenCard token=token /></Card>
        }
        .into_any(),
        None => view! {
            <Card title=say!(i18n, tokens.register.sharing_title)>
                <p>{t!(i18n, tokens.register.sharing)}</p>
                {administrator.then(|| view! { <p>{t!(i18n, tokens.register.admin_advice)}</p> })}
            </Card>
        }
        .into_any(),
    };
    view! {
        {switch}
        <AttemptFailure failure=attempt.failure denied=texts::registration_denied />
        <div class="confirm-columns">
            <Form attempt=attempt given=given on_done=on_done />
            {beside}
        </div>
    }
}
