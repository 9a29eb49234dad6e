//! help

use leptos::prelude::*;

/// help
#[component]
pub fn Page() -> impl IntoView {
    view! { <h1>"help"</h1> }
}
