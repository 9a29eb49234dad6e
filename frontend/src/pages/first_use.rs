//! first_use

use leptos::prelude::*;

/// first_use
#[component]
pub fn Page() -> impl IntoView {
    view! { <h1>"first_use"</h1> }
}
