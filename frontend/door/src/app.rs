//! The addresses of the door: a few, each loaded by the browser, so there is no router.

use crate::header::Header;
use crate::{help, sign_in};
use kit::frame::Outer;
use kit::{location, not_found, routes};
use leptos::prelude::*;

/// The door.
#[component]
pub fn App() -> impl IntoView {
    let path = location::path();
    let page = match path.trim_end_matches('/') {
        routes::SIGN_IN => view! { <sign_in::Page /> }.into_any(),
        routes::HELP => view! { <help::Page /> }.into_any(),
        _ => view! { <not_found::Page /> }.into_any(),
    };
    view! { <Outer header=|| view! { <Header /> }>{page}</Outer> }
}
