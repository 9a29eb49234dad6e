//! 銀行からのお知らせ: what the bank tells everybody, above every page until it was read in this window.

use crate::api;
use crate::components::{Button, ButtonKind, Notice, NoticeKind};
use crate::i18n::{Locale, say, t, use_i18n};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::operations::bank::{BankAbout, Bilingual};
use shared::operations::proof::Empty;
use std::sync::LazyLock;

/// What was read last.
const READ: &str = "kagimate-notice-read";

/// Asked once by each page that is loaded; another language mounts everything anew.
static NOTICE: LazyLock<ArcRwSignal<Option<Bilingual>>> = LazyLock::new(|| {
    spawn_local(async {
        // Without it there is only nothing above the page.
        if let Ok(answer) = api::background::<BankAbout>(&Empty {}).await {
            NOTICE.set(answer.value.banner.filter(|banner| read_before().as_ref() != Some(&banner.ja)));
        }
    });
    ArcRwSignal::new(None)
});

/// The notice, if there is one that was not read.
#[component]
pub fn BankNotice() -> impl IntoView {
    let i18n = use_i18n();
    let read = |()| {
        if let (Some(banner), Some(storage)) = (NOTICE.get_untracked(), storage()) {
            // A browser that stores nothing shows it on the next page again.
            let _ = storage.set_item(READ, &banner.ja);
        }
        NOTICE.set(None);
    };
    move || {
        NOTICE.get().map(|banner| {
            let text = match i18n.get_locale_untracked() {
                Locale::ja => banner.ja,
                Locale::en => banner.en,
            };
            view! {
                <Notice kind=NoticeKind::Warm title=say!(i18n, frame.bank_notice)>
                    <p>{text}</p>
                    <div class="notice-actions"><Button kind=ButtonKind::Quiet on_press=read>{t!(i18n, common.close)}</Button></div>
                </Notice>
            }
        })
    }
}

fn read_before() -> Option<String> {
    storage()?.get_item(READ).ok()?
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
