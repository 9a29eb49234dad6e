//! The questions. Each choice is a link to what is known with it.

use super::Words;
use super::asked::Asked;
use kit::components::Card;
use kit::i18n::{Locale, use_i18n};
use kit::{location, texts};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use shared::domain::rescue::{Helper, Problem};
use shared::domain::user::Role;
use shared::operations::Reason;
use std::str::FromStr;

/// The questions, each with its choices.
#[component]
pub fn Choices(
    /// The words of the guide.
    words: Words,
    /// What is chosen.
    asked: Memo<Asked>,
    /// What is chosen by the address.
    address: RwSignal<Asked>,
) -> impl IntoView {
    let locale = use_i18n().get_locale_untracked();
    let questions = [
        ("problem", <Problem as Reason>::all()),
        ("role", <Role as Reason>::all()),
        ("helper", <Helper as Reason>::all()),
    ];
    let question = move |(question, choices): (&'static str, Vec<&'static str>)| {
        let named = words.clone();
        let hint = (question == "helper").then(|| words.get("ask.helper_hint"));
        let choice = move |choice: &'static str| {
            let text = name(locale, &named, question, choice);
            let href = move || asked.get().with(question, choice).href();
            let go = move |event: MouseEvent| {
                // Another window, or another tab: as the browser does it.
                if event.ctrl_key() || event.meta_key() || event.shift_key() {
                    return;
                }
                event.prevent_default();
                let asked = asked.get_untracked().with(question, choice);
                location::push(&asked.href());
                address.set(asked);
            };
            let chosen = move || (asked.get().choice(question) == Some(choice)).then_some("true");
            view! { <li><a class="choice" href=href aria-current=chosen on:click=go>{text}</a></li> }
        };
        view! {
            <Card title=words.of("ask", question)>
                {hint.map(|hint| view! { <p class="field-hint">{hint}</p> })}
                <ul class="choices">{choices.into_iter().map(choice).collect_view()}</ul>
            </Card>
        }
    };
    questions.map(question).collect_view()
}

/// What a choice is called.
fn name(locale: Locale, words: &Words, question: &str, choice: &str) -> String {
    match Role::from_str(choice) {
        Ok(role) if question == "role" => texts::role(locale, role),
        _ => words.of(question, choice),
    }
}
