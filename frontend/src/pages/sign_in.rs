//! sign_in

use leptos::prelude::*;

/// sign_in
#[component]
pub fn Page() -> impl IntoView {
    view! { <h1>"sign_in"</h1> }
}
