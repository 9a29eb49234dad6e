//! The frame of pages without a menu, and of those for everyone.

use super::header::Header;
use super::shell::Shell;
use kit::frame::Outer;
use kit::session::{self, State};
use leptos::prelude::*;

/// A page without a menu.
#[component]
pub fn Plain(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! { <Outer header=|| view! { <Header /> }>{children()}</Outer> }
}

/// A page for everyone that keeps the menu for those who are signed in.
#[component]
pub fn Either(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let inside =
        Memo::new(|_| matches!(session::state(), State::In(me) if !me.half_signed_in && !me.temporary.any()));
    move || {
        let page = children.clone();
        if inside.get() {
            view! { <Shell>{page()}</Shell> }.into_any()
        } else {
            view! { <Plain>{page()}</Plain> }.into_any()
        }
    }
}
