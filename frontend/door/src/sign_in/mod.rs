//! Signing in.

mod form;
mod help;

use form::Form;
use help::HelpCard;
use kit::components::{Notice, NoticeKind, PageTitle, Skeleton};
use kit::i18n::{say, use_i18n};
use kit::session::{self, State};
use kit::{location, routes, texts};
use leptos::prelude::*;
use shared::domain::session::SessionEnd;

/// ログイン.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    // Whether it was here that the user signed in: then the form stays until the browser has left.
    let fresh = RwSignal::new(false);
    Effect::new(move || {
        if let State::In(_) = session::state() {
            // What stands between here and that page is the portal's to ask for.
            location::replace(&routes::after_sign_in(location::query("next")));
        }
    });
    let open = Memo::new(move |_| match session::state() {
        State::Unknown => false,
        State::Unreachable | State::Out { .. } => true,
        State::In(_) => fresh.get_untracked(),
    });
    move || {
        if !open.get() {
            return view! { <Skeleton /> }.into_any();
        }
        view! {
            <div class="sign-in">
                <div class="sign-in-main">
                    <PageTitle title=say!(i18n, session.title) lead=say!(i18n, session.lead) />
                    <Ended />
                    <Form fresh=fresh />
                </div>
                <HelpCard />
            </div>
        }
        .into_any()
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
