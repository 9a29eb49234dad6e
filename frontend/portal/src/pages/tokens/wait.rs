//! The time until one may register again after a revocation.

use kit::components::Countdown;
use kit::i18n::{t, use_i18n};
use leptos::prelude::*;
use shared::domain::instant::Instant;
use std::time::Duration;

/// What the clocks of page and server may differ by: who asks too early is told to wait again.
const A_MOMENT: Duration = Duration::from_secs(2);

/// The time, and what is done when it is over.
#[component]
pub fn WaitLeft(
    /// Until when.
    until: Instant,
    /// Runs a moment after that.
    on_over: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let over = Callback::new(move |()| {
        set_timeout(
            move || {
                // The page may be left by then.
                let _ = on_over.try_run(());
            },
            A_MOMENT,
        );
    });
    view! { <p class="waiting-left">{t!(i18n, tokens.register.waiting_left)} " " <Countdown until=until on_end=over /></p> }
}
