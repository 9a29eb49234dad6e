//! Who may see which page.

use super::desk::AtDesk;
use super::outside::Plain;
use super::shell::Shell;
use super::way_in::{self, Stop, Stopped};
use crate::pages;
use kit::components::Skeleton;
use kit::frame::{Unreachable, to_the_door};
use kit::session::{self, State};
use kit::{location, routes};
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{Outlet, Redirect};
use leptos_router::hooks::use_location;
use shared::domain::session::SessionEnd;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Asking,
    Unreachable,
    Out(SessionEnd),
    Stop(Stop),
    Desk,
    In,
}

/// The frame of the pages for people who are signed in. While that is still being asked it stays quiet, so
/// that a reload never shows the sign-in page for a moment.
#[component]
pub fn Frame() -> impl IntoView {
    let here = use_location();
    let phase = Memo::new(move |before: Option<&Phase>| match session::state() {
        State::Unknown => Phase::Asking,
        State::Unreachable => Phase::Unreachable,
        State::Out { why } => Phase::Out(why),
        State::In(me) => {
            let before = match before {
                Some(Phase::Stop(stop)) => Some(*stop),
                _ => None,
            };
            let stop = way_in::stop(&me, &location::path(), way_in::passed(&me), before);
            let past = if me.desk.is_some() { Phase::Desk } else { Phase::In };
            stop.map_or(past, Phase::Stop)
        }
    });
    Effect::new(move || {
        if matches!(phase.get(), Phase::In | Phase::Desk) {
            way_in::pass_all();
        }
    });
    move || match phase.get() {
        Phase::Asking => view! { <Plain><Skeleton /></Plain> }.into_any(),
        Phase::Unreachable => view! { <Plain><Unreachable /></Plain> }.into_any(),
        Phase::Out(why) => {
            let (path, query) = (here.pathname.get_untracked(), here.search.get_untracked());
            let path = if query.is_empty() { path } else { format!("{path}?{query}") };
            let path = path + &location::hash();
            to_the_door(why, &path, routes::HOME);
            view! { <Plain><Skeleton /></Plain> }.into_any()
        }
        Phase::Stop(stop) => {
            view! { <Provider value=Stopped(stop)><Plain><At stop=stop /></Plain></Provider> }.into_any()
        }
        Phase::Desk => view! { <AtDesk /> }.into_any(),
        Phase::In => view! { <Shell><Outlet /></Shell> }.into_any(),
    }
}

/// The page of a stop on the way in.
#[component]
fn At(stop: Stop) -> impl IntoView {
    match stop {
        Stop::SecondFactor => view! { <pages::second_factor::Page /> }.into_any(),
        Stop::Temporary => view! { <pages::first_use::Page /> }.into_any(),
        Stop::Reminder => view! { <pages::reminder::Page /> }.into_any(),
        Stop::Mail => view! { <pages::mail::Page /> }.into_any(),
        Stop::Device => view! { <pages::tokens::register::Page /> }.into_any(),
    }
}

/// The address of a stop on the way in, for whoever is past it.
#[component]
pub fn Past() -> impl IntoView {
    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
    view! { <Redirect path=routes::HOME options=options /> }
}
