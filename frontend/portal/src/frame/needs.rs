//! What home says, kept fresh for the menu and for home itself: once a minute while somebody looks at the page,
//! and by the page's own account, so that it never extends a session.

use super::bell::Bell;
use kit::api;
use kit::routes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use shared::operations::home::{HomeOverview, Overview};
use shared::operations::proof::Empty;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_secs(60);

/// What home says; a context inside the frame.
#[derive(Clone, Copy)]
pub struct Needs {
    overview: RwSignal<Option<Overview>>,
    bell: Bell,
}

impl Needs {
    /// How many things need the user, as the menu counts them.
    pub fn get(self) -> usize {
        self.overview.with(|overview| overview.as_ref().map_or(0, |overview| overview.needs.len()))
    }

    /// Notes what home read.
    pub fn set(self, overview: Overview) {
        self.overview.set(Some(overview));
    }

    /// A part of what home says; it changes only when that part does.
    pub fn part<T>(self, part: fn(&Overview) -> T) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.overview.with(|overview| overview.as_ref().map(part)))
    }

    /// Asks again, by the page's own account.
    pub fn refresh(self) {
        self.bell.refresh();
        spawn_local(async move {
            if let Ok(answer) = api::background::<HomeOverview>(&Empty {}).await {
                // The frame may be gone by now.
                let _ = self.overview.try_set(Some(answer.value));
            }
        });
    }
}

/// Sets it up, with the bell. Home asks for itself first; anywhere else it is asked for here.
pub fn provide() -> Bell {
    let bell = Bell::new();
    let needs = Needs { overview: RwSignal::new(None), bell };
    provide_context(bell);
    provide_context(needs);
    if use_location().pathname.get_untracked() == routes::HOME {
        bell.refresh();
    } else {
        needs.refresh();
    }
    // Nobody looks at a hidden page: what it missed is asked for when it is shown again.
    let missed = StoredValue::new(false);
    let look = move || {
        let hidden = document().hidden();
        missed.set_value(hidden);
        if !hidden {
            needs.refresh();
        }
    };
    if let Ok(timer) = set_interval_with_handle(look, EVERY) {
        on_cleanup(move || timer.clear());
    }
    let shown = window_event_listener_untyped("visibilitychange", move |_| {
        if missed.get_value() {
            look();
        }
    });
    on_cleanup(move || shown.remove());
    bell
}
