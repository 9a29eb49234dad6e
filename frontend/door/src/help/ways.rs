//! What can be done, in the order in which one would try it.

use super::Words;
use super::asked::Asked;
use kit::components::{Button, ButtonKind, Card, ContactsPanel, LinkButton, Notice, NoticeKind};
use kit::routes;
use leptos::prelude::*;
use shared::domain::rescue::Way;
use shared::operations::rescue::GuideAnswer;

/// Who goes a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// The person, on the page with this address; the text of its button.
    Oneself(&'static str, &'static str),
    /// A colleague.
    Colleague,
    /// Only the bank.
    Bank,
    /// Time.
    Time,
}

fn by(way: Way) -> By {
    match way {
        Way::Wait => By::Time,
        Way::ColleagueTellsId
        | Way::ColleagueSetsPassword
        | Way::ColleagueReleases
        | Way::ColleagueReleasesStop => By::Colleague,
        Way::ResetLogin => By::Oneself(routes::RESET, "guide.reset_login"),
        Way::ResetConfirmation => By::Oneself(routes::PASSWORDS, "guide.reset_confirmation"),
        Way::CallBankAtOnce | Way::WrittenProcedure | Way::WrittenDisclosure | Way::CancelAndApplyAgain => {
            By::Bank
        }
    }
}

/// The answer.
#[component]
pub fn Ways(
    /// The words of the guide.
    words: Words,
    /// What can be done.
    answer: GuideAnswer,
    /// What was asked.
    asked: Asked,
) -> impl IntoView {
    let about = words.of("about", asked.choice("problem").unwrap_or_default());
    if answer.ways.is_empty() {
        let none = words.get("guide.none");
        return view! { <Notice kind=NoticeKind::Warm title=none /> }.into_any();
    }
    let print = |()| {
        // A browser that prints nothing shows the page all the same.
        let _ = window().print();
    };
    // The contacts stand once, below the last way that leads to the bank.
    let last = answer.ways.iter().rposition(|way| by(*way) == By::Bank);
    let one = |(index, way): (usize, Way)| {
        let word: &str = way.into();
        let title = words.of("way", &format!("{word}.title"));
        let title = if answer.ways.len() > 1 { format!("{}. {title}", index + 1) } else { title };
        let steps = words.of("way", &format!("{word}.steps"));
        let steps = steps.lines().map(|step| view! { <li>{step.to_owned()}</li> }).collect_view();
        let below = match by(way) {
            By::Oneself(href, text) => {
                let text = words.get(text);
                view! { <div class="actions"><LinkButton href=href kind=ButtonKind::Primary>{text}</LinkButton></div> }
                    .into_any()
            }
            By::Colleague => {
                let (show, text) = (words.get("guide.colleague"), words.get("guide.print"));
                view! { <p class="field-hint">{show}</p><div class="actions"><Button on_press=print>{text}</Button></div> }
                    .into_any()
            }
            By::Bank => {
                let form = asked.problem.and_then(|problem| routes::written(way, problem)).map(routes::form);
                let text = words.get("guide.form");
                view! {
                    {form.map(|href| view! { <div class="actions"><LinkButton href=href>{text}</LinkButton></div> })}
                    {(last == Some(index)).then(|| view! { <ContactsPanel reference=Some(answer.reference.clone()) /> })}
                }
                .into_any()
            }
            By::Time => ().into_any(),
        };
        view! {
            <li>
                <Card title=title>
                    <ol class="marked is-numbered">{steps}</ol>
                    {below}
                </Card>
            </li>
        }
    };
    let ways = answer.ways.iter().copied().enumerate().map(one).collect_view();
    let title = words.get("guide.title");
    view! {
        <section class="guide">
            <h2>{title}</h2>
            <p>{about}</p>
            <ol class="ways">{ways}</ol>
        </section>
        {last.is_none().then(|| view! { <ContactsPanel /> })}
    }
    .into_any()
}
