//! Time that runs out.

use crate::clock;
use leptos::prelude::*;
use shared::domain::instant::Instant;

/// Seconds from now until `until`, never below zero; tracked, once a second.
pub fn seconds_until(until: Instant) -> u64 {
    clock::tick();
    let left = until.0.saturating_sub(clock::server_now().0);
    u64::try_from(left).unwrap_or(0).div_ceil(1000)
}

/// `14:32`, or `1:02:03`.
pub fn clock_text(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// Minutes and seconds until a moment, read out by nobody: put what matters into a live region of its own.
#[component]
pub fn Countdown(
    /// When it is over.
    #[prop(into)]
    until: Signal<Instant>,
    /// Runs once when it is.
    #[prop(optional, into)]
    on_end: Option<Callback<()>>,
) -> impl IntoView {
    let left = Memo::new(move |_| seconds_until(until.get()));
    let over = Memo::new(move |_| left.get() == 0);
    Effect::new(move || {
        if over.get()
            && let Some(end) = on_end
        {
            end.run(());
        }
    });
    view! { <span class="countdown" role="timer" aria-live="off">{move || clock_text(left.get())}</span> }
}

#[cfg(test)]
mod tests {
    use super::clock_text;

    #[test]
    fn time_left_reads_like_a_clock() {
        assert_eq!(clock_text(872), "14:32");
        assert_eq!(clock_text(0), "00:00");
        assert_eq!(clock_text(3723), "1:02:03");
    }
}
