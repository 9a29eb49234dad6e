//! A message on the page.

use leptos::prelude::*;

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Needs someone.
    Warm,
    /// Something was refused, or does harm.
    Danger,
    /// It worked.
    Success,
}

/// A message: what happened, and in its children what it means and what to do.
#[component]
pub fn Notice(
    /// Its kind.
    #[prop(optional)]
    kind: NoticeKind,
    /// What happened.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// What it means and what to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, role) = match kind {
        NoticeKind::Info => ("notice notice-info", "status"),
        NoticeKind::Warm => ("notice notice-warm", "status"),
        NoticeKind::Danger => ("notice notice-danger", "alert"),
        NoticeKind::Success => ("notice notice-success", "status"),
    };
    view! {
        <div class=class role=role>
            {title.map(|title| view! { <p class="notice-title">{title}</p> })}
            {children.map(|children| view! { <div class="notice-body">{children()}</div> })}
        </div>
    }
}
