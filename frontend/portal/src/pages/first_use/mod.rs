//! Temporary passwords are replaced by passwords of one's own: both at the first sign-in, or the one that
//! somebody else has set.

mod both;

use super::passwords::{OwnConfirmation, OwnLogin};
use both::Both;
use kit::components::{Card, PageTitle};
use kit::i18n::{say, use_i18n};
use kit::session;
use leptos::prelude::*;

/// パスワードの登録.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let temporary = Memo::new(|_| session::me().map(|me| me.temporary).unwrap_or_default());
    // The frame follows what is known then.
    let done = |()| session::refresh_soon();
    move || {
        let temporary = temporary.get();
        if temporary.login && temporary.confirmation {
            view! {
                <PageTitle title=say!(i18n, passwords.title) lead=say!(i18n, passwords.lead) />
                <Both />
            }
            .into_any()
        } else if temporary.login {
            view! {
                <PageTitle title=say!(i18n, passwords.one.login_title) lead=say!(i18n, passwords.one.login_lead) />
                <Card title=say!(i18n, passwords.login_group)><OwnLogin on_done=done temporary=true /></Card>
            }
            .into_any()
        } else {
            view! {
                <PageTitle title=say!(i18n, passwords.one.confirmation_title) lead=say!(i18n, passwords.one.confirmation_lead) />
                <Card title=say!(i18n, passwords.confirmation_group)><OwnConfirmation on_done=done temporary=true /></Card>
            }
            .into_any()
        }
    }
}
