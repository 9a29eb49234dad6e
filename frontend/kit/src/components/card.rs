//! A part of a page on a surface of its own.

use leptos::prelude::*;

/// A card with a heading.
#[component]
pub fn Card(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands beside the heading, smaller.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// What stands at the end of the heading's line, such as a link.
    #[prop(optional, into)]
    aside: ViewFnOnce,
    /// Whether it needs the user.
    #[prop(optional)]
    warm: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" class:is-warm=warm>
            <div class="card-head">
                <h2 class="card-title">{title}</h2>
                {note.map(|note| view! { <p class="card-note">{note}</p> })}
                <div class="card-aside">{aside.run()}</div>
            </div>
            {children()}
        </section>
    }
}
