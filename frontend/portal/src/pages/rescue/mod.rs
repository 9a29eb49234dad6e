//! もしも: a mishap of one person, played through with the company as it is today.

mod panel;
mod ways;

use crate::frame::Needs;
use kit::components::{Card, PageTitle};
use kit::i18n::{say, use_i18n};
use kit::routes;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
pub use panel::Panel;
use shared::domain::id::UserId;
use shared::domain::rescue::Problem;

/// The address of a mishap.
pub fn of(user: &str, problem: &str) -> String {
    let mut query = ParamsMap::new();
    for (name, text) in [("user", user), ("problem", problem)] {
        if !text.is_empty() {
            query.insert(name, text.to_owned());
        }
    }
    routes::RESCUE.to_owned() + &query.to_query_string()
}

/// Whose mishap, and which, as far as it is chosen: by their words.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// The user.
    pub user: RwSignal<String>,
    /// What happens to them.
    pub problem: RwSignal<String>,
}

impl Chosen {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { user: RwSignal::new(String::new()), problem: RwSignal::new(String::new()) }
    }

    /// What is chosen; tracked.
    pub fn read(self) -> Option<(UserId, Problem)> {
        UserId::try_from(self.user.get()).ok().zip(self.problem.with(|word| word.parse().ok()))
    }

    /// The address of what is chosen; tracked.
    pub fn href(self) -> String {
        self.user.with(|user| self.problem.with(|problem| of(user, problem)))
    }
}

/// もしも. The address says what is chosen, so that it can be linked.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let (query, go) = (use_query_map(), use_navigate());
    let chosen = Chosen::new();
    Effect::new(move || {
        let said = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        chosen.user.set(said("user"));
        chosen.problem.set(said("problem"));
    });
    Effect::new(move |before: Option<String>| {
        let href = chosen.href();
        // The address of the beginning is followed, not written.
        if before.is_some_and(|before| before != href) {
            let here = query.with_untracked(|query| {
                of(&query.get("user").unwrap_or_default(), &query.get("problem").unwrap_or_default())
            });
            if here != href {
                go(
                    &href,
                    leptos_router::NavigateOptions { replace: true, scroll: false, ..Default::default() },
                );
            }
        }
        href
    });
    // What is known of the company is as old as the last look at it.
    if let Some(needs) = use_context::<Needs>() {
        needs.refresh();
    }
    view! {
        <PageTitle title=say!(i18n, home.what_if.title) lead=say!(i18n, home.what_if.lead) />
        <Card title=say!(i18n, home.what_if.title) note=say!(i18n, home.what_if.note)>
            <Panel chosen=chosen />
        </Card>
    }
}
