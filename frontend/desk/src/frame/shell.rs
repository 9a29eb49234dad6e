//! Header, menu and page.

use super::header::Header;
use super::menu::Menu;
use kit::frame::{Banners, MAIN, SkipLink};
use leptos::prelude::*;

/// The frame around a page.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <SkipLink />
        <div class="shell">
            <Header menu=open />
            <div class="shell-body">
                <Menu open=open />
                <main class="shell-main" id=MAIN tabindex="-1">
                    <div class="content">
                        <Banners />
                        {children()}
                    </div>
                </main>
            </div>
        </div>
    }
}
