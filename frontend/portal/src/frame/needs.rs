//! How many things need the user, as the menu counts them.

use kit::api;
use kit::routes;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use shared::operations::home::HomeOverview;
use shared::operations::proof::Empty;

/// The count; a context inside the frame.
#[derive(Clone, Copy)]
pub struct Needs(RwSignal<usize>);

impl Needs {
    /// The count.
    pub fn get(self) -> usize {
        self.0.get()
    }

    /// Notes what home showed.
    pub fn set(self, count: usize) {
        self.0.set(count);
    }
}

/// Sets the count up. Home asks for itself; anywhere else it is asked for here.
pub fn provide() {
    let needs = Needs(RwSignal::new(0));
    provide_context(needs);
    if use_location().pathname.get_untracked() != routes::HOME {
        spawn_local(async move {
            if let Ok(answer) = api::background::<HomeOverview>(&Empty {}).await {
                // The frame may be gone by now.
                let _ = needs.0.try_set(answer.value.needs.len());
            }
        });
    }
}
