//! Lines above a page that come from nowhere on it.

use super::bank_notice::BankNotice;
use crate::components::{Button, Notice, NoticeKind};
use crate::i18n::{say, t, use_i18n};
use crate::{location, session};
use leptos::prelude::*;

/// What the bank tells everybody; the page is older than the server; another session was ended.
#[component]
pub fn Banners() -> impl IntoView {
    let i18n = use_i18n();
    let read = |()| session::set_displaced(false);
    view! {
        <BankNotice />
        <Show when=session::outdated>
            <Notice title=say!(i18n, frame.outdated)>
                <div class="notice-actions"><Button on_press=|()| location::reload()>{t!(i18n, frame.reload)}</Button></div>
            </Notice>
        </Show>
        <Show when=session::displaced>
            <Notice kind=NoticeKind::Warm title=say!(i18n, session.displaced.what)>
                <p>{t!(i18n, session.displaced.means)}</p>
                <p>{t!(i18n, session.displaced.next)}</p>
                <div class="notice-actions"><Button on_press=read>{t!(i18n, common.close)}</Button></div>
            </Notice>
        </Show>
    }
}
