//! The page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn Page() -> impl IntoView {}
