//! Signing in.

mod form;
mod help;

use crate::components::{Notice, NoticeKind, PageTitle, Skeleton};
use crate::i18n::{say, use_i18n};
use crate::session::{self, State};
use crate::{routes, texts};
use form::Form;
use help::HelpCard;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;
use shared::domain::session::SessionEnd;

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Asking,
    Open,
    /// Signed in: where to go on.
    Done(String),
}

/// ログイン.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    // Whether it was here that the user signed in: then a missing device is offered first.
    let fresh = RwSignal::new(false);
    let phase = Memo::new(move |_| match session::state() {
        State::Unknown => Phase::Asking,
        State::Unreachable | State::Out { .. } => Phase::Open,
        State::In(me) => {
            let next = routes::after_sign_in(query.read_untracked().get("next"));
            let offer =
                fresh.get_untracked() && me.needs_device && me.device.is_none() && !me.temporary.any();
            Phase::Done(if offer && next == routes::HOME { routes::TOKENS_REGISTER.to_owned() } else { next })
        }
    });
    move || match phase.get() {
        Phase::Asking => view! { <Skeleton /> }.into_any(),
        Phase::Done(next) => {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            view! { <Redirect path=next options=options /> }.into_any()
        }
        Phase::Open => view! {
            <div class="sign-in">
                <div class="sign-in-main">
                    <PageTitle title=say!(i18n, session.title) lead=say!(i18n, session.lead) />
                    <Ended />
                    <Form fresh=fresh />
                </div>
                <HelpCard />
            </div>
        }
        .into_any(),
    }
}

/// Why the session before is over.
#[component]
fn Ended() -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let State::Out { why } = session::state() else { return None };
        let said = texts::session_end(i18n.get_locale(), why)?;
        let kind = if why == SessionEnd::SignedOut { NoticeKind::Success } else { NoticeKind::Warm };
        Some(view! {
            <Notice kind=kind title=said.what>
                <p>{said.means}</p>
                <p>{said.next}</p>
            </Notice>
        })
    }
}
