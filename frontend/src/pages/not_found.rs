//! not_found

use leptos::prelude::*;

/// not_found
#[component]
pub fn Page() -> impl IntoView {
    view! { <h1>"not_found"</h1> }
}
