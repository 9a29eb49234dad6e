//! How far the file of a history is, and what can be done about it.

use super::export::{self, Phase, Progress};
use super::people::People;
use super::wanted::Wanted;
use kit::components::{Button, ButtonKind, Notice, NoticeKind};
use kit::i18n::{t, t_string, use_i18n};
use leptos::prelude::*;

/// The button, and what became of it.
#[component]
pub fn ExportBar(
    /// What is looked for now.
    #[prop(into)]
    wanted: Signal<Wanted>,
    /// The users by name.
    people: People,
) -> impl IntoView {
    let i18n = use_i18n();
    let progress = Memo::new(|_| export::progress());
    let phase = Memo::new(move |_| progress.get().phase);
    let running = Signal::derive(move || phase.get() == Phase::Running);
    let rows = move || progress.get().rows;
    let begin = move |()| {
        export::begin(wanted.get_untracked(), untrack(|| people.all()), i18n.get_locale_untracked())
    };
    // A screen reader hears that it begins and ends, not every page.
    let said = move || match phase.get() {
        Phase::Idle | Phase::Broken => String::new(),
        Phase::Running => t_string!(i18n, history.export.begun).to_owned(),
        Phase::Done => {
            let Progress { rows, .. } = progress.get_untracked();
            t_string!(i18n, history.export.done, rows = rows).to_string()
        }
    };
    view! {
        <div class="history-export">
            <Button busy=running on_press=begin>{t!(i18n, history.export.begin)}</Button>
            <Show when=move || running.get()>
                <span class="history-progress">{move || t_string!(i18n, history.export.rows, rows = rows()).to_string()}</span>
                <Button kind=ButtonKind::Quiet on_press=move |()| export::cancel()>{t!(i18n, history.export.cancel)}</Button>
            </Show>
            <p class="history-said" class:visually-hidden=running role="status">{said}</p>
        </div>
        <Show when=move || phase.get() == Phase::Broken>
            <Notice kind=NoticeKind::Warm title=move || t_string!(i18n, history.export.broken.what, rows = rows()).to_string()>
                <p>{t!(i18n, history.export.broken.next)}</p>
                <div class="notice-actions">
                    <Button on_press=move |()| export::resume()>{t!(i18n, history.export.resume)}</Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| export::cancel()>{t!(i18n, history.export.cancel)}</Button>
                </div>
            </Notice>
        </Show>
    }
}
