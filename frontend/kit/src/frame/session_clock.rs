//! When the session will end.

use crate::components::{Button, ButtonKind, clock_text, seconds_until};
use crate::i18n::{t, t_string, use_i18n};
use crate::session;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long before the end the page asks, in seconds.
const ASK_BEFORE: u64 = 60;

/// A quiet clock; a minute before the end it asks whether to go on.
#[component]
pub fn SessionClock() -> impl IntoView {
    let i18n = use_i18n();
    let left = Memo::new(|_| session::ends().map(seconds_until));
    let closing = Memo::new(move |_| left.get().is_some_and(|left| left <= ASK_BEFORE));
    let over = Memo::new(move |_| left.get() == Some(0));
    Effect::new(move || {
        if over.get() {
            // The server says why, and the page follows its answer.
            spawn_local(session::look());
        }
    });
    view! {
        <span class="session-clock" class:is-closing=closing>
            {move || left.get().map(|left| t_string!(i18n, frame.session_left, left = clock_text(left)).to_string())}
        </span>
        <Ask closing=closing left=left />
    }
}

#[component]
fn Ask(closing: Memo<bool>, left: Memo<Option<u64>>) -> impl IntoView {
    let i18n = use_i18n();
    let dialog = NodeRef::<html::Dialog>::new();
    let busy = RwSignal::new(false);
    // Where going on changes nothing, the longest time for one sign-in is over.
    let last = RwSignal::new(false);
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if closing.get() {
            // It fails only where it is open already.
            let _ = dialog.show_modal();
        } else if dialog.open() {
            dialog.close();
        }
    });
    let go_on = move |()| {
        busy.set(true);
        spawn_local(async move {
            // If it failed, the dialog stays and the button can be pressed again.
            let answered = session::refresh_me().await;
            let _ = busy.try_set(false);
            let _ = last.try_set(answered && closing.try_get_untracked() == Some(true));
        });
    };
    let close = move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="session-ask">
            <h2 id="session-ask">{t!(i18n, frame.session_ask)}</h2>
            <p role="status">{move || if last.get() { t_string!(i18n, frame.session_last) } else { t_string!(i18n, frame.session_ask_means) }}</p>
            <p class="dialog-clock" role="timer">{move || left.get().map(clock_text)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy=busy disabled=last on_press=go_on>{t!(i18n, frame.session_go_on)}</Button>
                <Button on_press=close>{t!(i18n, common.close)}</Button>
            </div>
        </dialog>
    }
}
