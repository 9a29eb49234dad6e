//! A question that opens to its answer.

use super::opened::{Opened, name, summary};
use kit::i18n::use_i18n;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// The question.
#[component]
pub fn Question(
    /// Its number, from 1.
    number: usize,
    /// What is asked.
    title: &'static str,
    /// Which stand open.
    opened: Opened,
    /// The answer.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let toggled = move |event: leptos::ev::Event| {
        let open = event_target::<HtmlElement>(&event).has_attribute("open");
        opened.set(number, open);
    };
    view! {
        <details class="card question" id=format!("q{number}") prop:open=move || opened.has(number) on:toggle=toggled>
            <summary id=summary(number)>
                <h2 class="question-title">
                    <span class="question-number">{name(i18n.get_locale_untracked(), number)}</span>
                    " "
                    {title}
                </h2>
            </summary>
            <div class="question-answer">{children()}</div>
        </details>
    }
}
