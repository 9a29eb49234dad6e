//! Q&A: the bank's eleven questions about one-time passwords, answered for the person who asks, as things stand
//! today. Each can be linked (`#q4`), and all of them printed.

mod fees;
mod loss;
mod number;
mod opened;
mod question;
mod revocation;
mod stop;
mod token;

use kit::api;
use kit::components::{Asked, Button, PageTitle};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use leptos::prelude::*;
use opened::Opened;
use question::Question;
use shared::operations::proof::Empty;
use shared::operations::rescue::{Questions, RescueQuestions};

/// A question: what it is called, and its answer for somebody's situation.
type Entry = (fn(Locale) -> &'static str, fn(&Questions) -> AnyView);

const QUESTIONS: [Entry; 11] = [
    (|locale| td_string!(locale, questions.q1.title), number::what),
    (|locale| td_string!(locale, questions.q2.title), number::effect),
    (|locale| td_string!(locale, questions.q3.title), number::guarded),
    (|locale| td_string!(locale, questions.q4.title), stop::wrong),
    (|locale| td_string!(locale, questions.q5.title), token::what),
    (|locale| td_string!(locale, questions.q6.title), loss::lost),
    (|locale| td_string!(locale, questions.q7.title), loss::more),
    (|locale| td_string!(locale, questions.q8.title), token::shared),
    (|locale| td_string!(locale, questions.q9.title), token::expiry),
    (|locale| td_string!(locale, questions.q10.title), revocation::revoked),
    (|locale| td_string!(locale, questions.q11.title), fees::table),
];

/// Q&A.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let facts = LocalResource::new(|| async { api::get::<RescueQuestions>(&Empty {}).await });
    view! {
        <PageTitle title=say!(i18n, questions.title) lead=say!(i18n, questions.lead) />
        <Asked query=facts lines=11 show=|facts| view! { <Answers facts=facts /> } />
    }
}

#[component]
fn Answers(facts: Questions) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let opened = Opened::new(QUESTIONS.len());
    let whole = Memo::new(move |_| opened.is_whole());
    let toggle = move |()| if whole.get_untracked() { opened.none() } else { opened.all() };
    let print = move |()| {
        opened.all();
        // Where nothing can print, the answers still stand open.
        request_animation_frame(|| {
            let _ = window().print();
        });
    };
    let numbered = || QUESTIONS.into_iter().enumerate().map(|(at, entry)| (at + 1, entry));
    let links = numbered().map(|(number, (title, _))| {
        let press = move |_| opened.show(number);
        view! { <li><a href=format!("#q{number}") on:click=press>{opened::name(locale, number)} " " {title(locale)}</a></li> }
    });
    let answers = numbered().map(|(number, (title, answer))| {
        let answer = answer(&facts);
        view! { <Question number=number title=title(locale) opened=opened>{answer}</Question> }
    });
    view! {
        <nav class="card question-links" aria-label=t!(i18n, questions.contents)>
            <ul>{links.collect_view()}</ul>
            <div class="actions">
                <Button on_press=toggle>{move || if whole.get() { t!(i18n, questions.close_all) } else { t!(i18n, questions.open_all) }}</Button>
                <Button on_press=print>{t!(i18n, questions.print)}</Button>
            </div>
        </nav>
        <div class="questions">{answers.collect_view()}</div>
    }
}
