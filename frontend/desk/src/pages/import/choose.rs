//! Choosing a file, and how far it was sent.

use super::Named;
use super::file::{Unreadable, format_of};
use super::progress::Progress;
use super::sending::Sending;
use kit::components::{Button, ButtonKind, Card, Choices, FailureNotice, Notice, NoticeKind, focus};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::device_file::DeviceFileFormat;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, HtmlInputElement};

const FILE: &str = "import-file";

/// The choice.
#[component]
pub fn Choose(
    /// Runs once the file is there.
    on_sent: Callback<Named>,
) -> impl IntoView {
    let i18n = use_i18n();
    let file = RwSignal::new_local(None::<File>);
    let format = RwSignal::new(DeviceFileFormat::Pskc.to_string());
    let missing = RwSignal::new(false);
    let over = RwSignal::new(false);
    let sending = Sending::new();
    let chosen_format = move || format.with_untracked(|word| word.parse()).unwrap_or(DeviceFileFormat::Pskc);
    let take = move |chosen: Option<File>| {
        if let Some(chosen) = chosen
            && !sending.busy.get_untracked()
        {
            format.set(format_of(&chosen.name()).to_string());
            missing.set(false);
            sending.forget();
            file.set(Some(chosen));
        }
    };
    let change = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        take(input.and_then(|input| input.files()).and_then(|files| files.get(0)));
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    let hover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let name = move || match file.with(|file| file.as_ref().map(|file| (file.name(), file.size()))) {
        Some((name, size)) => {
            let size = format!("{:.0}", (size / 1024.0).ceil());
            t_string!(i18n, desk_bank.import.chosen, name = name, size = kilobytes(&size)).to_string()
        }
        None => t!(i18n, desk_bank.import.none_chosen).to_owned(),
    };
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match file.get_untracked() {
            Some(file) => sending.begin(file, chosen_format(), on_sent),
            None => {
                missing.set(true);
                focus(FILE);
            }
        }
    };
    let formats = vec![
        (DeviceFileFormat::Pskc.to_string(), say!(i18n, desk_bank.import.pskc)),
        (DeviceFileFormat::Csv.to_string(), say!(i18n, desk_bank.import.csv)),
    ];
    view! {
        <Trouble sending=sending on_again=Callback::new(move |()| sending.again(chosen_format(), on_sent)) />
        <Card title=say!(i18n, desk_bank.import.file_title)>
            <form class="form" novalidate on:submit=send>
                <div
                    class="drop"
                    class:is-over=over
                    class:has-error=missing
                    on:dragover=hover
                    on:dragleave=move |_| over.set(false)
                    on:drop=drop
                >
                    <label class="field-label" for=FILE>{t!(i18n, desk_bank.import.file)}</label>
                    <input
                        id=FILE
                        type="file"
                        accept=".xml,.pskc,.pskcxml,.csv,.txt"
                        aria-describedby="import-file-hint import-file-error"
                        aria-invalid=move || missing.get().then_some("true")
                        on:change=change
                    />
                    <p class="drop-name" role="status">{name}</p>
                    <p class="field-hint" id="import-file-hint">{t!(i18n, desk_bank.import.file_hint)}</p>
                    <p class="field-error" id="import-file-error" aria-live="polite">{move || missing.get().then(|| t!(i18n, desk_bank.import.file_missing))}</p>
                </div>
                <Choices name="import-format" legend=say!(i18n, desk_bank.import.format) value=format options=formats />
                <Show when=move || sending.busy.get()>
                    <Progress label=say!(i18n, desk_bank.import.sending) done=sending.sent total=sending.parts />
                </Show>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=sending.busy>{t!(i18n, desk_bank.import.send)}</Button>
                </div>
                <p class="field-hint">{t!(i18n, desk_bank.import.send_hint)}</p>
            </form>
        </Card>
    }
}

/// `12,345`.
fn kilobytes(size: &str) -> String {
    size.parse().map_or_else(|_| size.to_owned(), kit::money::grouped)
}

/// Why it stopped.
#[component]
fn Trouble(sending: Sending, on_again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let unreadable = move || {
        sending.unreadable.get().map(|why| {
            let (what, next) = match why {
                Unreadable::Bytes => (
                    t!(i18n, desk_bank.import.unreadable.bytes.what),
                    t!(i18n, desk_bank.import.unreadable.bytes.next),
                ),
                Unreadable::Empty => (
                    t!(i18n, desk_bank.import.unreadable.empty.what),
                    t!(i18n, desk_bank.import.unreadable.empty.next),
                ),
                Unreadable::Digest => (
                    t!(i18n, desk_bank.import.unreadable.digest.what),
                    t!(i18n, desk_bank.import.unreadable.digest.next),
                ),
            };
            view! { <Notice kind=NoticeKind::Danger title=what.to_owned()><p>{next}</p></Notice> }
        })
    };
    let failed = move || {
        sending.failure.get().map(|error| {
            let reference = error.reference().map(ToOwned::to_owned);
            view! {
                <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, texts::upload_denied) reference=reference>
                    <Button on_press=on_again>{t!(i18n, desk_bank.import.send_on)}</Button>
                </FailureNotice>
            }
        })
    };
    view! {
        {unreadable}
        {failed}
    }
}
