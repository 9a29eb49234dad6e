//! What leads on.

use super::{Stop, pass};
use kit::components::{Button, ButtonKind, LinkButton};
use kit::routes;
use leptos::prelude::*;

/// Where one is stopped; a context of the page that is shown there.
#[derive(Clone, Copy)]
pub struct Stopped(pub Stop);

/// Leads past the stop that the page is shown at, or home where it is shown at none.
#[component]
pub fn Onward(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it says.
    children: Children,
) -> impl IntoView {
    match use_context::<Stopped>() {
        Some(Stopped(stop)) => {
            view! { <Button kind=kind on_press=move |()| pass(stop)>{children()}</Button> }.into_any()
        }
        None => view! { <LinkButton href=routes::HOME kind=kind>{children()}</LinkButton> }.into_any(),
    }
}
