//! The reminder of an old login password.

use super::passwords::OwnLogin;
use crate::frame::Onward;
use kit::components::{ButtonKind, Card, Notice, NoticeKind, PageTitle, focus};
use kit::i18n::{say, t, use_i18n};
use kit::session;
use leptos::prelude::*;

const DONE: &str = "reminder-done";

/// パスワードの変更のお願い: now, or later.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let done = RwSignal::new(false);
    Effect::new(move || {
        if done.get() {
            focus(DONE);
        }
    });
    let changed = move |()| {
        done.set(true);
        session::refresh_soon();
    };
    view! {
        <PageTitle title=say!(i18n, passwords.reminder.title) lead=say!(i18n, passwords.reminder.lead) />
        {move || {
            if done.get() {
                view! {
                    <div id=DONE tabindex="-1">
                        <Notice kind=NoticeKind::Success title=say!(i18n, passwords.own.login_done)>
                            <p>{t!(i18n, passwords.own.done)}</p>
                        </Notice>
                    </div>
                    <div class="actions"><Onward kind=ButtonKind::Primary>{t!(i18n, own.on)}</Onward></div>
                }
                .into_any()
            } else {
                view! {
                    <Card title=say!(i18n, passwords.login_group)>
                        <OwnLogin on_done=changed><Onward>{t!(i18n, passwords.reminder.later)}</Onward></OwnLogin>
                    </Card>
                    <p class="quiet">{t!(i18n, passwords.reminder.later_note)}</p>
                }
                .into_any()
            }
        }}
    }
}
