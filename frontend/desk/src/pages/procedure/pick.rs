//! Devices from the stock: searched by how their serials begin, or typed in full.

use kit::api;
use kit::components::{Skeleton, TextField};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::time_text;
use leptos::prelude::*;
use shared::domain::id::Serial;
use shared::operations::desk::{DeskStock, StockPage, StockRow};
use std::time::Duration;

/// The field in which one searches.
pub const SEARCH: &str = "pick-serial";
/// Devices that are offered at a time.
const OFFERED: usize = 6;
/// So long nobody types when a search begins.
const PAUSE: Duration = Duration::from_millis(250);

/// The devices that were chosen, and the search for others.
#[component]
pub fn Pick(
    /// What was chosen.
    chosen: RwSignal<Vec<Serial>>,
    /// How many there have to be.
    devices: usize,
    /// What is missing.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let begins = settled(typed);
    let found = LocalResource::new(move || {
        let serial = begins.get();
        async move {
            let page = StockPage { serial: (!serial.is_empty()).then_some(serial), after: None };
            api::get::<DeskStock>(&page).await.ok().map(|answer| answer.value.rows)
        }
    });
    let full = Memo::new(move |_| chosen.with(Vec::len) >= devices);
    let choose = Callback::new(move |serial: Serial| {
        if !full.get_untracked() && !chosen.with_untracked(|chosen| chosen.contains(&serial)) {
            chosen.update(|chosen| chosen.push(serial));
            typed.set(String::new());
        }
    });
    // A whole serial is chosen by Enter, as barcode readers press it; a part of one is still being searched.
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && event_target::<web_sys::HtmlElement>(&event).id() == SEARCH {
            event.prevent_default();
            if let Ok(serial) = Serial::try_from(typed.get_untracked()) {
                choose.run(serial);
            }
        }
    };
    let count = move || {
        let left = devices.saturating_sub(chosen.with(Vec::len));
        if left == 0 {
            t_string!(i18n, desk.pick.enough, count = devices).to_string()
        } else {
            t_string!(i18n, desk.pick.need, count = left).to_string()
        }
    };
    view! {
        <fieldset class="fieldset pick" on:keydown=enter>
            <legend>{t!(i18n, desk.pick.title)}</legend>
            <p class="quiet" role="status">{count}</p>
            <Chosen chosen=chosen />
            <Show when=move || !full.get()>
                <TextField id=SEARCH label=say!(i18n, desk.pick.search) hint=say!(i18n, desk.pick.hint) value=typed error=error code=true />
                {move || match found.get() {
                    None => view! { <Skeleton lines=3 /> }.into_any(),
                    Some(None) => view! { <p class="quiet">{t!(i18n, desk.pick.failed)}</p> }.into_any(),
                    Some(Some(rows)) => view! { <Offered rows=rows chosen=chosen on_choose=choose /> }.into_any(),
                }}
            </Show>
        </fieldset>
    }
}

/// What is typed, as serials are written, once nobody has typed for a moment.
fn settled(typed: RwSignal<String>) -> RwSignal<String> {
    let settled = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let begins: String = typed.with(|typed| {
            typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
        });
        if let Some(before) = timer.get_value() {
            before.clear();
        }
        let go = move || {
            // The form may be gone by now.
            let _ = settled.try_maybe_update(|now| {
                let other = *now != begins;
                if other {
                    now.clone_from(&begins);
                }
                (other, ())
            });
        };
        timer.set_value(set_timeout_with_handle(go, PAUSE).ok());
    });
    settled
}

/// What was chosen, each with a way to take it out.
#[component]
fn Chosen(chosen: RwSignal<Vec<Serial>>) -> impl IntoView {
    let i18n = use_i18n();
    let line = move |serial: Serial| {
        let shown = serial.grouped();
        let label = t_string!(i18n, desk.pick.remove_label, serial = shown.clone()).to_string();
        let out = move |_| chosen.update(|chosen| chosen.retain(|other| *other != serial));
        view! {
            <li class="pick-row">
                <span class="is-code">{shown}</span>
                <button class="button button-quiet" type="button" aria-label=label on:click=out>{t!(i18n, desk.pick.remove)}</button>
            </li>
        }
    };
    move || {
        let chosen = chosen.get();
        (!chosen.is_empty())
            .then(|| view! { <ul class="pick-chosen">{chosen.into_iter().map(line).collect_view()}</ul> })
    }
}

/// What the stock has.
#[component]
fn Offered(rows: Vec<StockRow>, chosen: RwSignal<Vec<Serial>>, on_choose: Callback<Serial>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let line = move |row: StockRow| {
        let shown = row.serial.grouped();
        let label = t_string!(i18n, desk.pick.choose_label, serial = shown.clone()).to_string();
        let until = match row.expires_on {
            Some(day) => t_string!(i18n, desk.pick.expires, day = time_text::day(locale, day)).to_string(),
            None => t!(i18n, desk.pick.no_expiry).to_owned(),
        };
        let serial = row.serial;
        let way = if row.assignable {
            let choose = move |_| on_choose.run(serial.clone());
            view! { <button class="button button-secondary" type="button" aria-label=label on:click=choose>{t!(i18n, desk.pick.choose)}</button> }.into_any()
        } else {
            view! { <span class="quiet">{t!(i18n, desk.pick.not_assignable)}</span> }.into_any()
        };
        view! { <li class="pick-row"><span><span class="is-code">{shown}</span> <span class="cell-note">{until}</span></span> {way}</li> }
    };
    move || {
        let taken = chosen.get();
        let free = rows.iter().filter(|row| !taken.contains(&row.serial)).take(OFFERED).cloned();
        let lines: Vec<_> = free.map(line).collect();
        if lines.is_empty() {
            view! { <p class="quiet">{t!(i18n, desk.pick.none)}</p> }.into_any()
        } else {
            view! { <ul class="pick-offered" aria-label=say!(i18n, desk.pick.stock)>{lines.collect_view()}</ul> }.into_any()
        }
    }
}
