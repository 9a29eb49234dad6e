//! The frame around every page of the desk.

use leptos::prelude::*;
use leptos_router::components::Outlet;

/// The frame.
#[component]
pub fn Frame() -> impl IntoView {
    view! { <main><Outlet /></main> }
}
