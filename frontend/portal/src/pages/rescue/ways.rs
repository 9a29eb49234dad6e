//! What could be done, in the order in which one would try it, and by whom.

use super::panel::Words;
use kit::components::{ContactsPanel, LinkButton};
use kit::i18n::{t, use_i18n};
use kit::{routes, session};
use leptos::prelude::*;
use shared::domain::rescue::{Problem, Way};
use shared::domain::user::TextField;
use shared::operations::procedures::ProceduresFile;
use shared::operations::rescue::{HelpView, WhatIfAnswer};
use shared::operations::tokens::TokensReleaseStop;
use shared::operations::users::{UsersList, UsersSetPasswords, UsersSetState};

/// The ways out.
#[component]
pub fn Ways(
    /// What happens.
    problem: Problem,
    /// What could be done.
    answer: WhatIfAnswer,
    /// The words.
    words: Words,
    /// To whom.
    user: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let named = words.say(&format!("problem.{problem}"));
    let title = t!(i18n, home.what_if.result, name = answer.name.to_string(), problem = named).to_string();
    let bank = answer.helps.iter().any(|help| only_the_bank(help.way));
    let none = answer.helps.is_empty();
    let way = |HelpView { way, people }: HelpView| {
        let steps = words.say(&format!("way.{way}.steps"));
        let people: Vec<_> = people.iter().map(TextField::as_str).collect();
        let people = people.join(t!(i18n, common.list_comma));
        view! {
            <li class="what-if-way">
                <p class="what-if-way-title">{words.say(&format!("way.{way}.title"))}</p>
                {(!people.is_empty()).then(|| view! { <p class="what-if-who">{t!(i18n, home.what_if.who)} " " <strong>{people}</strong></p> })}
                <ul class="what-if-steps">{steps.lines().map(|step| view! { <li>{step.to_owned()}</li> }).collect_view()}</ul>
                {go(way, problem, &user).map(|href| view! { <p><LinkButton href=href>{t!(i18n, home.what_if.go)}</LinkButton></p> })}
            </li>
        }
    };
    view! {
        <h3 class="what-if-title">{title}</h3>
        <p>{words.say(&format!("about.{problem}"))}</p>
        {none.then(|| view! { <p class="quiet">{words.say("guide.none")}</p> })}
        <ol class="what-if-ways">{answer.helps.into_iter().map(way).collect_view()}</ol>
        {bank.then(|| view! { <ContactsPanel /> })}
    }
}

fn only_the_bank(way: Way) -> bool {
    matches!(
        way,
        Way::CallBankAtOnce | Way::WrittenProcedure | Way::WrittenDisclosure | Way::CancelAndApplyAgain
    )
}

/// Where the way begins, for those who may go it.
fn go(way: Way, problem: Problem, user: &str) -> Option<String> {
    let of = |path: &str| format!("{path}?user={user}");
    untrack(|| match way {
        Way::ColleagueTellsId => session::may::<UsersList>().then(|| of(routes::USERS_VIEW)),
        Way::ColleagueSetsPassword => {
            session::may::<UsersSetPasswords>().then(|| of(routes::USERS_PASSWORDS))
        }
        Way::ColleagueReleases => session::may::<UsersSetState>().then(|| of(routes::USERS_STATE)),
        Way::ColleagueReleasesStop => {
            session::may::<TokensReleaseStop>().then(|| routes::TOKENS_RELEASE.to_owned())
        }
        Way::CallBankAtOnce => {
            let reason = if problem == Problem::DeviceBroken { "faulty" } else { "lost" };
            session::may::<ProceduresFile>().then(|| format!("{}?reason={reason}", routes::TOKENS_REPORT))
        }
        Way::WrittenProcedure | Way::WrittenDisclosure | Way::CancelAndApplyAgain => {
            let kind = routes::written(way, problem).filter(|_| session::may::<ProceduresFile>());
            kind.map(|kind| format!("{}&user={user}", routes::new_procedure(kind)))
        }
        Way::ResetLogin | Way::ResetConfirmation | Way::Wait => None,
    })
}
