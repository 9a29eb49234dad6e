//! What stands around the pages of the desk.

mod header;
mod menu;
mod shell;

use kit::components::Skeleton;
use kit::frame::{Outer, Unreachable, to_the_door};
use kit::session::{self, State};
use kit::{location, routes};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;
use shared::domain::session::SessionEnd;
use shell::Shell;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Asking,
    Unreachable,
    Out(SessionEnd),
    /// Customers, and whoever has still to replace a password, register a device or prove it: the portal has the
    /// pages for that, and sends the people of the desk back.
    Elsewhere,
    In,
}

/// The frame. While it is still being asked who is signed in it stays quiet.
#[component]
pub fn Frame() -> impl IntoView {
    let here = use_location();
    let phase = Memo::new(|_| match session::state() {
        State::Unknown => Phase::Asking,
        State::Unreachable => Phase::Unreachable,
        State::Out { why } => Phase::Out(why),
        State::In(me) if me.desk.is_some() && session::ready_for_desk(&me) => Phase::In,
        State::In(_) => Phase::Elsewhere,
    });
    let leave = move |phase: Phase| {
        match phase {
            Phase::Out(why) => {
                let (path, query) = (here.pathname.get_untracked(), here.search.get_untracked());
                let path = if query.is_empty() { path } else { format!("{path}?{query}") };
                to_the_door(why, &path, routes::DESK);
            }
            Phase::Elsewhere => location::replace(routes::HOME),
            Phase::Asking | Phase::Unreachable | Phase::In => {}
        }
        view! { <Plain><Skeleton /></Plain> }
    };
    move || match phase.get() {
        Phase::In => view! { <Shell><Outlet /></Shell> }.into_any(),
        Phase::Unreachable => view! { <Plain><Unreachable /></Plain> }.into_any(),
        phase => leave(phase).into_any(),
    }
}

/// A page without a menu.
#[component]
pub fn Plain(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! { <Outer header=|| view! { <header::Header /> }>{children()}</Outer> }
}
