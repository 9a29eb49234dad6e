//! The first sign-in: temporary passwords are replaced by passwords of one's own.

mod form;

use crate::frame::to_the_door;
use form::Form;
use kit::components::{PageTitle, Skeleton};
use kit::i18n::{say, use_i18n};
use kit::routes;
use kit::session::{self, State};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;
use shared::domain::session::SessionEnd;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Asking,
    Open,
    Out(SessionEnd),
    Elsewhere(&'static str),
}

/// パスワードの登録.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let phase = Memo::new(|_| match session::state() {
        State::Unknown => Phase::Asking,
        State::Unreachable => Phase::Out(SessionEnd::None),
        State::Out { why } => Phase::Out(why),
        State::In(me) if me.temporary.any() => Phase::Open,
        State::In(me) if me.needs_device && me.device.is_none() => Phase::Elsewhere(routes::TOKENS_REGISTER),
        State::In(_) => Phase::Elsewhere(routes::HOME),
    });
    move || match phase.get() {
        Phase::Asking => view! { <Skeleton /> }.into_any(),
        Phase::Out(why) => {
            to_the_door(why, routes::HOME);
            view! { <Skeleton /> }.into_any()
        }
        Phase::Elsewhere(path) => {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            view! { <Redirect path=path options=options /> }.into_any()
        }
        Phase::Open => view! {
            <PageTitle title=say!(i18n, passwords.title) lead=say!(i18n, passwords.lead) />
            <Form />
        }
        .into_any(),
    }
}
