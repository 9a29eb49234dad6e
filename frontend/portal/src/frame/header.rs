//! The line at the top.

use super::bell::{Bell, BellLink};
use kit::frame::Header as Line;
use kit::i18n::Locale;
use kit::{routes, session, texts};
use leptos::prelude::*;
use shared::operations::session::Me;

/// With the company, and the bell where there is one.
#[component]
pub fn Header(
    /// Opens and closes the menu, where there is one.
    #[prop(optional)]
    menu: Option<RwSignal<bool>>,
    /// The bell, where there is one.
    #[prop(optional)]
    bell: Option<Bell>,
) -> impl IntoView {
    let company = || {
        move || {
            session::me()
                .map(|me| view! { <span class="header-company">{me.contract.name.to_string()}</span> })
        }
    };
    let bell = move || bell.map(|bell| view! { <BellLink bell=bell /> });
    view! { <Line home=routes::HOME menu=menu beside=company signs=bell role=role /> }
}

/// What the person is: at the desk, where they come from it.
fn role(locale: Locale, me: &Me) -> String {
    match me.desk {
        Some(role) => texts::desk_role(locale, role).to_owned(),
        None => texts::role(locale, me.role),
    }
}
