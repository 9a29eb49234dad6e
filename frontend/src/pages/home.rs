//! home

use leptos::prelude::*;

/// home
#[component]
pub fn Page() -> impl IntoView {
    view! { <h1>"home"</h1> }
}
