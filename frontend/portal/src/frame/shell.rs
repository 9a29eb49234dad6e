//! Header, menu and page for people who are signed in.

use super::header::Header;
use super::menu::Menu;
use super::needs;
use kit::frame::{Banners, MAIN, SkipLink};
use leptos::prelude::*;

/// The frame around a page.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let bell = needs::provide();
    view! {
        <SkipLink />
        <div class="shell">
            <Header menu=open bell=bell />
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
