//! The bank's own people: their work stands at the desk. What is about themselves, as for everybody, is here.

use super::outside::Plain;
use kit::components::{LinkButton, Skeleton};
use kit::i18n::{t, use_i18n};
use kit::{location, routes};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

/// The pages about oneself.
const OWN: [&str; 5] = [
    routes::TOKENS_REGISTER,
    routes::TOKENS_CLOCK,
    routes::PASSWORDS,
    routes::PASSWORDS_RESET,
    routes::HISTORY,
];

/// A page about oneself; from everywhere else one is sent on to the desk.
#[component]
pub fn AtDesk() -> impl IntoView {
    let i18n = use_i18n();
    let here = use_location().pathname;
    let own = Memo::new(move |_| here.with(|path| OWN.contains(&path.as_str())));
    Effect::new(move || {
        if !own.get() {
            location::replace(routes::DESK);
        }
    });
    move || {
        if own.get() {
            view! {
                <Plain>
                    <p class="to-desk"><LinkButton href=routes::DESK>{t!(i18n, frame.to_desk)}</LinkButton></p>
                    <Outlet />
                </Plain>
            }
            .into_any()
        } else {
            view! { <Plain><Skeleton /></Plain> }.into_any()
        }
    }
}
