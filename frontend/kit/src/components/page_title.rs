//! Where one is.

use crate::i18n::{t_string, use_i18n};
use leptos::html;
use leptos::prelude::*;

/// The heading of a page, which also names the window. It takes the focus, so that a screen reader says
/// where a link led.
#[component]
pub fn PageTitle(
    /// The page's name.
    #[prop(into)]
    title: Signal<String>,
    /// A line below it.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || document().set_title(&t_string!(i18n, common.window_title, page = title.get())));
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            // A field with autofocus keeps it.
            let free = document().active_element().is_none_or(|active| active.tag_name() != "INPUT");
            if free {
                let _ = heading.focus();
            }
        }
    });
    view! {
        <div class="page-title">
            <h1 tabindex="-1" node_ref=heading>{title}</h1>
            {lead.map(|lead| view! { <p class="page-lead">{lead}</p> })}
        </div>
    }
}
