//! What an event means for those who use the device, and the mark that stands for it in picture and list.

use leptos::prelude::*;
use shared::domain::life::LifeKind;

/// What an event means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// It works from here on.
    Good,
    /// It works no more.
    Bad,
    /// Somebody should know.
    Warm,
    /// It is nobody's.
    #[default]
    Idle,
    /// A wrong number.
    Failure,
}

impl Tone {
    /// What a kind of event means.
    pub fn of(kind: LifeKind) -> Self {
        match kind {
            LifeKind::Registered | LifeKind::Released | LifeKind::Resynchronised => Self::Good,
            LifeKind::Stopped | LifeKind::Reported => Self::Bad,
            LifeKind::Revoked | LifeKind::ExpiryTold => Self::Warm,
            LifeKind::Assigned | LifeKind::Issued | LifeKind::Replaced | LifeKind::Returned => Self::Idle,
        }
    }

    /// How the device stands after an event, if that changes it: by one link that was cut it may still be used.
    pub fn after(kind: LifeKind) -> Option<Self> {
        match kind {
            LifeKind::Registered | LifeKind::Released => Some(Self::Good),
            LifeKind::Stopped | LifeKind::Reported => Some(Self::Bad),
            LifeKind::Assigned | LifeKind::Issued | LifeKind::Replaced | LifeKind::Returned => {
                Some(Self::Idle)
            }
            LifeKind::Revoked | LifeKind::Resynchronised | LifeKind::ExpiryTold => None,
        }
    }

    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "life-mark is-good",
            Self::Bad => "life-mark is-bad",
            Self::Warm => "life-mark is-warm",
            Self::Idle => "life-mark is-idle",
            Self::Failure => "life-mark is-failure",
        }
    }
}

/// The mark: a form of its own for each meaning, so that colour is never alone. `x` may be a share of the width.
pub fn mark(tone: Tone, x: String, y: usize) -> impl IntoView {
    let class = tone.class();
    match tone {
        Tone::Good => view! { <circle class=class cx=x cy=y r="6" /> }.into_any(),
        Tone::Idle => view! { <circle class=class cx=x cy=y r="5" fill="none" stroke-width="2.5" /> }.into_any(),
        Tone::Failure => view! { <circle class=class cx=x cy=y r="3.5" /> }.into_any(),
        Tone::Bad => view! { <svg x=x y=y overflow="visible"><rect class=class x="-2.5" y="-10" width="5" height="20" rx="1" /></svg> }.into_any(),
        Tone::Warm => view! { <svg x=x y=y overflow="visible"><path class=class d="M0-7 7 0 0 7-7 0Z" /></svg> }.into_any(),
    }
}
