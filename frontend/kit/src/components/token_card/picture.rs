//! What a device looks like: a key fob with a window, or the telephone that an app runs on.

use leptos::prelude::*;
use shared::domain::device::DeviceKind;

/// The picture. What it shows stands beside it.
#[component]
pub fn Picture(
    /// What the device is made of.
    kind: DeviceKind,
    /// What is printed on it.
    serial: String,
) -> impl IntoView {
    let (round, screen) = match kind {
        DeviceKind::Hardware => ("16", ("20", "30", 35)),
        DeviceKind::Software => ("10", ("14", "100", 54)),
    };
    let (top, height, line) = screen;
    let key = match kind {
        DeviceKind::Hardware => view! {
            <circle class="token-key" cx="41" cy="95" r="14" />
            <path class="token-plus" d="M36 95h10M41 90v10" fill="none" stroke-width="2" stroke-linecap="round" />
        }
        .into_any(),
        DeviceKind::Software => view! {
            <circle class="token-round" cx="41" cy="86" r="13" fill="none" stroke-width="3" />
            <path class="token-hand" d="M41 78v8h6" fill="none" stroke-width="2" stroke-linecap="round" />
        }
        .into_any(),
    };
    view! {
        <svg class="token-picture" viewBox="0 0 82 144" width="82" height="144" aria-hidden="true" focusable="false">
            <rect class="token-body" x="1" y="1" width="80" height="142" rx=round />
            <rect class="token-screen" x="11" y=top width="60" height=height rx="3" />
            {(0..6).map(|index| view! { <circle class="token-digit" cx=16 + index * 10 cy=line r="2.3" /> }).collect_view()}
            {key}
            <text class="token-print" x="41" y="132" text-anchor="middle">{serial}</text>
        </svg>
    }
}
