//! The bell: a dot where there is a notice newer than the last one looked at.

use kit::i18n::{t, use_i18n};
use kit::{api, routes, session};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use shared::domain::instant::Instant;
use shared::operations::notices::{NoticePage, NoticesList};

/// The newest notice, and the newest that was looked at in this browser; a context inside the frame.
#[derive(Clone, Copy)]
pub struct Bell {
    newest: RwSignal<Option<Instant>>,
    seen: RwSignal<Option<Instant>>,
}

impl Bell {
    /// What this browser remembers.
    pub fn new() -> Self {
        Self { newest: RwSignal::new(None), seen: RwSignal::new(remembered()) }
    }

    /// Whether there is something new; tracked.
    fn rings(self) -> bool {
        self.newest.get() > self.seen.get()
    }

    /// The newest that was looked at before. Doesn't make the caller run again.
    pub fn seen(self) -> Option<Instant> {
        self.seen.get_untracked()
    }

    /// Notes what was looked at.
    pub fn look(self, newest: Instant) {
        if self.seen.get_untracked() < Some(newest) {
            remember(newest);
            self.seen.set(Some(newest));
        }
    }

    /// Asks for the newest, by the page's own account.
    pub fn refresh(self) {
        spawn_local(async move {
            if let Ok(answer) = api::background::<NoticesList>(&NoticePage::default()).await {
                // The frame may be gone by now.
                let _ = self.newest.try_set(answer.value.notices.first().map(|notice| notice.at));
            }
        });
    }
}

/// The bell, which leads to the notices.
#[component]
pub fn BellLink(
    /// What it knows.
    bell: Bell,
) -> impl IntoView {
    let i18n = use_i18n();
    let rings = Memo::new(move |_| bell.rings());
    let name = move || if rings.get() { t!(i18n, notices.bell_new) } else { t!(i18n, notices.bell) };
    view! {
        <A href=routes::NOTICES attr:class="bell" attr:aria-label=name attr:title=name>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <path d="M10 2.8a4.7 4.7 0 0 0-4.7 4.7c0 4.2-1.8 5.6-1.8 5.6h13s-1.8-1.4-1.8-5.6A4.7 4.7 0 0 0 10 2.8Zm-1.6 12.6a1.7 1.7 0 0 0 3.2 0" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
            </svg>
            <Show when=move || rings.get()><span class="bell-dot"></span></Show>
        </A>
    }
}

fn remembered() -> Option<Instant> {
    storage()?.get_item(&key()?).ok()??.parse().ok().map(Instant)
}

fn remember(newest: Instant) {
    if let Some((storage, key)) = storage().zip(key()) {
        // A browser that stores nothing rings again next time.
        let _ = storage.set_item(&key, &newest.0.to_string());
    }
}

/// Each user of a shared machine has their own.
fn key() -> Option<String> {
    untrack(session::me).map(|me| format!("kagimate-notices-{}", me.user))
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
