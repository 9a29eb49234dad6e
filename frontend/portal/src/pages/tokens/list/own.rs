//! One's own device, for those without administrator rights.

use super::cards;
use crate::pages::tokens::hrefs::with_serial;
use crate::pages::tokens::software::SoftwareAllowed;
use crate::pages::tokens::wait::WaitLeft;
use kit::components::{Asked, Button, ButtonKind, LinkButton, Moment, Notice, NoticeKind, PageTitle};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{api, routes};
use leptos::prelude::*;
use shared::operations::proof::Empty;
use shared::operations::rescue::RescueQuestions;
use shared::operations::tokens::{OwnToken, TokensOwn};

/// It, or how to come by one.
#[component]
pub fn Own() -> impl IntoView {
    let i18n = use_i18n();
    let own = LocalResource::new(|| async { api::get::<TokensOwn>(&Empty {}).await });
    let again = Callback::new(move |()| own.refetch());
    view! {
        <PageTitle title=say!(i18n, tokens.list.own_title) lead=say!(i18n, tokens.list.own_lead) />
        <Asked query=own lines=5 show=move |own| view! { <Shown own=own on_again=again /> } />
    }
}

#[component]
fn Shown(own: OwnToken, on_again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let successor = own.successor.map(|serial| {
        let href = with_serial(routes::TOKENS_REGISTER, &serial);
        view! {
            <Notice title=Signal::stored(t_string!(i18n, tokens.list.renewal_here, serial = serial.grouped()).to_string())>
                <div class="notice-actions"><LinkButton href=href kind=ButtonKind::Primary>{t!(i18n, tokens.way.switch)}</LinkButton></div>
            </Notice>
        }
    });
    let software = own.software_until.map(|_| view! { <SoftwareAllowed /> });
    let device = match (own.token, own.waits_until) {
        (Some(token), _) => cards(vec![token]).into_any(),
        (None, Some(until)) => view! {
            <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.list.none_title)>
                <p>{t!(i18n, tokens.list.waits)}</p>
                <p>{t!(i18n, tokens.list.waits_until)} " " <Moment at=until /></p>
                <WaitLeft until=until on_over=on_again />
                <div class="notice-actions"><Button on_press=on_again>{t!(i18n, common.retry)}</Button></div>
            </Notice>
        }
        .into_any(),
        (None, None) => view! {
            <Notice title=say!(i18n, tokens.list.none_title)>
                <p>{t!(i18n, tokens.list.none)}</p>
                <div class="notice-actions"><LinkButton href=routes::TOKENS_REGISTER kind=ButtonKind::Primary>{t!(i18n, tokens.list.register)}</LinkButton></div>
            </Notice>
        }
        .into_any(),
    };
    view! {
        {successor}
        {software}
        {device}
    }
}

/// The way to the software devices, where the bank has any. Nothing holds room for it: most banks have none.
pub fn software_link() -> impl IntoView {
    let i18n = use_i18n();
    let offered = LocalResource::new(|| async {
        api::background::<RescueQuestions>(&Empty {}).await.is_ok_and(|answer| answer.value.software)
    });
    move || {
        offered.get().unwrap_or_default().then(|| {
            view! { <LinkButton href=routes::TOKENS_SOFTWARE>{t!(i18n, tokens.list.software)}</LinkButton> }
        })
    }
}
