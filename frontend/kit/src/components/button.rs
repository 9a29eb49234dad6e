//! Buttons, and links that look like them.

use crate::routes;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Another thing to do.
    #[default]
    Secondary,
    /// Looks like text.
    Quiet,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A button. While it is busy it says so and can't be pressed, and neither does Enter press it.
#[component]
pub fn Button(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it sends the form that it stands in.
    #[prop(optional)]
    submit: bool,
    /// Whether its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it can't be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it does, besides sending a form.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let barred = move || busy.get() || disabled.get();
    let press = move |event: MouseEvent| {
        // Not the `disabled` attribute: it would take the focus away while the work goes on.
        if busy.get_untracked() || disabled.get_untracked() {
            event.prevent_default();
        } else if let Some(press) = on_press {
            press.run(());
        }
    };
    view! {
        <button
            class=kind.class()
            class:is-busy=busy
            type=if submit { "submit" } else { "button" }
            aria-disabled=move || barred().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            <span class="button-label">{children()}</span>
            <span class="button-spinner" aria-hidden="true"></span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let rel = routes::rel(&href);
    view! { <a href=href rel=rel class=kind.class()>{children()}</a> }
}
