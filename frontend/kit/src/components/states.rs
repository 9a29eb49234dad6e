//! サービス状態: what bars a user now. Temporary locks count down, and turn by themselves.

use super::chip::{Chip, ChipKind};
use super::countdown::{clock_text, seconds_until};
use crate::i18n::{t_string, use_i18n};
use crate::texts;
use leptos::prelude::*;
use shared::domain::user::{ServiceState, StateChip};

/// Whether something bars the user now; tracked where that can lapse.
pub fn barred_now(states: &[StateChip]) -> bool {
    states.iter().any(|chip| chip.state != ServiceState::NotStarted && holds(chip))
}

/// Whether a state holds now; tracked where it can lapse.
pub fn holds(chip: &StateChip) -> bool {
    chip.until.is_none_or(|until| seconds_until(until) > 0)
}

/// The states of a user as chips.
#[component]
pub fn States(
    /// What barred the user when the list was read.
    states: Vec<StateChip>,
) -> impl IntoView {
    let i18n = use_i18n();
    let current = Memo::new(move |_| states.iter().copied().filter(holds).collect::<Vec<_>>());
    let chip = move |chip: StateChip| {
        let (kind, _) = texts::service_state(i18n.get_locale_untracked(), chip.state);
        let text = move || {
            let (_, word) = texts::service_state(i18n.get_locale(), chip.state);
            match chip.until {
                None => word,
                Some(until) => {
                    word + &t_string!(i18n, users.state_word.left, left = clock_text(seconds_until(until)))
                        .to_string()
                }
            }
        };
        view! { <Chip kind=kind text=text /> }
    };
    let available = move || view! { <Chip kind=ChipKind::Ok text=move || t_string!(i18n, users.state_word.available).to_string() /> };
    view! {
        <span class="chips">
            {move || {
                let current = current.get();
                if current.is_empty() { available().into_any() } else { current.into_iter().map(chip).collect_view().into_any() }
            }}
        </span>
    }
}
