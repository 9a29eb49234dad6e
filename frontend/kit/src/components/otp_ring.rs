//! The ring of the current step: how long the number that the device shows now still holds.

use crate::clock;
use leptos::prelude::*;

/// Seconds for which a device shows one number.
const STEP: u64 = 60;
/// Length of the ring's line, for a radius of 19.
const AROUND: f64 = 119.381;

/// The ring. It is a picture beside the field: read out each second it would only disturb.
#[component]
pub fn OtpRing() -> impl IntoView {
    let left = Memo::new(|_| STEP - clock::tick().seconds() % STEP);
    let gone = move || {
        let left = u32::try_from(left.get()).unwrap_or_default();
        format!("{:.1}", AROUND * (1.0 - f64::from(left) / 60.0))
    };
    view! {
        <svg class="otp-ring" class:is-ending=move || left.get() <= 10 viewBox="0 0 44 44" width="44" height="44" aria-hidden="true" focusable="false">
            <circle class="otp-ring-track" cx="22" cy="22" r="19" fill="none" stroke-width="4" />
            <circle
                class="otp-ring-left"
                cx="22"
                cy="22"
                r="19"
                fill="none"
                stroke-width="4"
                stroke-linecap="round"
                stroke-dasharray=AROUND.to_string()
                stroke-dashoffset=gone
                transform="rotate(-90 22 22)"
            />
            <text x="22" y="22" text-anchor="middle" dominant-baseline="central" class="otp-ring-seconds">
                {move || left.get()}
            </text>
        </svg>
    }
}
