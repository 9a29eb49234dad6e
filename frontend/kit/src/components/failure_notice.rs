//! Why a request did not happen.

use super::notice::{Notice, NoticeKind};
use super::reference::Reference;
use crate::texts::Said;
use leptos::prelude::*;

/// A failure in three parts, with its reference number.
#[component]
pub fn FailureNotice(
    /// What is said of it.
    #[prop(into)]
    said: Signal<Said>,
    /// The number to read out on the telephone.
    #[prop(optional_no_strip)]
    reference: Option<String>,
    /// What can be pressed.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Danger title=move || said.get().what>
            <p>{move || said.get().means}</p>
            <p>{move || said.get().next}</p>
            {children.map(|children| view! { <div class="notice-actions">{children()}</div> })}
            {reference.map(|number| view! { <p><Reference number=number /></p> })}
        </Notice>
    }
}
