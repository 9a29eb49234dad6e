//! A device as people know it: drawn, with who shares it, its days and its wrong codes.

mod facts;
mod picture;

use super::chip::Chip;
use super::moment::Day;
use crate::i18n::{t, t_string, use_i18n};
use crate::texts;
use facts::Facts;
use leptos::prelude::*;
use picture::Picture;
use shared::domain::instant::CivilDate;
use shared::operations::tokens::{Sharer, TokenView};

/// Days that fill the bar: the usual life of a device's battery.
const WHOLE_LIFE: i32 = 5 * 365;

/// A device.
#[component]
pub fn TokenCard(
    /// The device.
    token: TokenView,
) -> impl IntoView {
    let i18n = use_i18n();
    let serial = token.serial.grouped();
    let state = token.state;
    let (kind, _) = texts::device_state(i18n.get_locale_untracked(), state);
    let failures = token.failures.len();
    view! {
        <div class="token-card">
            <Picture kind=token.kind serial=serial.clone() />
            <div class="token-facts">
                <p class="token-head">
                    <strong class="token-serial">{serial}</strong>
                    <Chip kind=kind text=move || texts::device_state(i18n.get_locale(), state).1 />
                    <span class="token-note">{texts::token_kind(i18n.get_locale_untracked(), token.kind)}</span>
                </p>
                <Sharers sharers=token.sharers />
                <Expiry on=token.expires_on days=token.days_left near=token.near_expiry />
                <p class="token-row">
                    <span class="token-label">{t!(i18n, tokens.card.failures)}</span>
                    <FailureDots count=failures tries=token.tries />
                    <span class="token-note">
                        {move || t_string!(i18n, tokens.card.failures_of, tries = token.tries, count = failures).to_string()}
                    </span>
                </p>
                <Facts reported=token.reported replaces=token.replaces renewal=token.renewal />
            </div>
        </div>
    }
}

#[component]
fn Sharers(sharers: Vec<Sharer>) -> impl IntoView {
    let i18n = use_i18n();
    let nobody = sharers.is_empty();
    let text = move || {
        let told = |sharer: &Sharer| match sharer.failures {
            0 => sharer.name.to_string(),
            count => {
                t_string!(i18n, tokens.card.name_failures, name = sharer.name.to_string(), count = count)
                    .to_string()
            }
        };
        sharers.iter().map(told).collect::<Vec<_>>().join(t_string!(i18n, tokens.card.separator))
    };
    view! {
        <p class="token-sharers">
            <span class="visually-hidden">{t!(i18n, tokens.card.shared_by)} " "</span>
            {if nobody { t!(i18n, tokens.card.nobody).into_any() } else { text.into_any() }}
        </p>
    }
}

#[component]
fn Expiry(on: Option<CivilDate>, days: Option<i32>, near: bool) -> impl IntoView {
    let i18n = use_i18n();
    let left = days.unwrap_or(WHOLE_LIFE);
    let part = f64::from(left.clamp(0, WHOLE_LIFE)) / f64::from(WHOLE_LIFE) * 96.0;
    let note = move || match days {
        None => String::new(),
        Some(..0) => t_string!(i18n, tokens.card.past).to_string(),
        Some(0) => t_string!(i18n, tokens.card.expires_today).to_string(),
        Some(days) => t_string!(i18n, tokens.card.days_left, days = days).to_string(),
    };
    view! {
        <p class="token-row">
            <span class="token-label">{t!(i18n, tokens.card.expiry)}</span>
            {match on {
                None => view! { <span class="token-note">{t!(i18n, tokens.card.no_expiry)}</span> }.into_any(),
                Some(on) => view! {
                    <svg class="token-bar" class:is-soon=near viewBox="0 0 96 6" width="96" height="6" aria-hidden="true" focusable="false">
                        <rect class="token-bar-whole" width="96" height="6" rx="3" />
                        <rect class="token-bar-left" width=format!("{part:.1}") height="6" rx="3" />
                    </svg>
                    <span class="token-note"><Day on=on /> " " {note}</span>
                }
                .into_any(),
            }}
        </p>
    }
}

/// Wrong codes as a row of dots, full ones for those that happened; what it says stands beside it.
#[component]
fn FailureDots(count: usize, tries: u32) -> impl IntoView {
    let tries = usize::try_from(tries).unwrap_or_default();
    let width = tries * 15;
    let dot = move |index: usize| view! { <circle class="token-dot" class:is-full=index < count cx=index * 15 + 7 cy="7" r="5.5" /> };
    view! {
        <svg class="token-dots" viewBox=format!("0 0 {width} 14") width=width height="14" aria-hidden="true" focusable="false">
            {(0..tries).map(dot).collect_view()}
        </svg>
    }
}
