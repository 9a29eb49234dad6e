//! history

use leptos::prelude::*;

/// history
#[component]
pub fn Page() -> impl IntoView {
    view! { <h1>"history"</h1> }
}
