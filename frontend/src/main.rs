//! The portal: a client-rendered single page.
use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <h1>"鍵メイト"</h1> });
}
