//! パスワード変更: one's own passwords, and what to do about a forgotten confirmation password.

mod forgotten;
mod own;
pub mod reset;

pub use own::{OwnConfirmation, OwnLogin};

use forgotten::Forgotten;
use kit::components::{Card, LinkButton, Notice, NoticeKind, PageTitle, PasswordRules, focus};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use shared::operations::users::UsersSetPasswords;

const LOGIN_DONE: &str = "own-login-done";
const CONFIRMATION_DONE: &str = "own-confirmation-done";

/// The rules of one's own new passwords.
pub fn own_rules() -> PasswordRules {
    PasswordRules::ask(|| {
        session::me()
            .map(|me| vec![me.login_id.to_string(), me.name.to_string(), me.contract.name.to_string()])
            .unwrap_or_default()
    })
}

/// パスワード変更.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let changed = RwSignal::new(None::<&'static str>);
    let done = move |id: &'static str| {
        Callback::new(move |()| {
            changed.set(Some(id));
            session::refresh_soon();
        })
    };
    Effect::new(move || {
        if let Some(id) = changed.get() {
            focus(id);
        }
    });
    let notice = move |id: &'static str, title: &'static str| {
        move || {
            (changed.get() == Some(id)).then(|| {
                view! {
                    <div id=id tabindex="-1">
                        <Notice kind=NoticeKind::Success title=title.to_owned()><p>{t!(i18n, passwords.own.done)}</p></Notice>
                    </div>
                }
            })
        }
    };
    let others = Memo::new(|_| session::may::<UsersSetPasswords>());
    view! {
        <PageTitle title=say!(i18n, passwords.own.title) lead=say!(i18n, passwords.own.lead) />
        {notice(LOGIN_DONE, t!(i18n, passwords.own.login_done))}
        {notice(CONFIRMATION_DONE, t!(i18n, passwords.own.confirmation_done))}
        <div class="first-use">
            <Card title=say!(i18n, passwords.login_group) note=say!(i18n, passwords.login_means)>
                <OwnLogin on_done=done(LOGIN_DONE) />
            </Card>
            <Card title=say!(i18n, passwords.confirmation_group)>
                <OwnConfirmation on_done=done(CONFIRMATION_DONE) />
            </Card>
        </div>
        <Forgotten />
        <Show when=move || others.get()>
            <Card title=say!(i18n, passwords.own.others_title)>
                <p>{t!(i18n, passwords.own.others)}</p>
                <div class="actions"><LinkButton href=routes::USERS_PASSWORDS>{t!(i18n, passwords.own.others_action)}</LinkButton></div>
            </Card>
        </Show>
    }
}
