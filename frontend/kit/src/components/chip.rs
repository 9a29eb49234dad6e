//! A state: a dot and a word, never colour alone.

use leptos::prelude::*;

/// What a state means for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChipKind {
    /// Works.
    Ok,
    /// Will need someone, or mends itself.
    Warm,
    /// Barred.
    Bad,
    /// Neither.
    #[default]
    Neutral,
}

/// A state as a chip.
#[component]
pub fn Chip(
    /// What the state means for work.
    #[prop(optional)]
    kind: ChipKind,
    /// The word.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let class = match kind {
        ChipKind::Ok => "chip chip-ok",
        ChipKind::Warm => "chip chip-warm",
        ChipKind::Bad => "chip chip-bad",
        ChipKind::Neutral => "chip chip-neutral",
    };
    view! {
        <span class=class>
            <span class="chip-dot" aria-hidden="true"></span>
            {text}
        </span>
    }
}
