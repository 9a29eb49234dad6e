//! トークンの失効: links of several people at once. Ticked, checked from → to, proved; a result for each.

mod confirm;
mod links;
mod result;
mod select;

use crate::pages::users::asked_for;
use confirm::Confirm;
use kit::api::{self, Answer};
use kit::components::{Asked, Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use links::{Held, links_of};
use result::Done;
use select::Select;
use shared::domain::id::UserId;
use shared::operations::proof::Empty;
use shared::operations::tokens::{Revoked, TokensList, TokensRevoke};
use shared::operations::users::UsersList;
use std::collections::BTreeSet;

/// トークンの失効. Links may tick people.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let list = LocalResource::new(|| async {
        let tokens = api::get::<TokensList>(&Empty {}).await?;
        let users = api::get::<UsersList>(&Empty {}).await?;
        let links = links_of(tokens.value.tokens);
        Ok(Answer { value: Listed { links, most: users.value.bulk_people }, repeated: false })
    });
    let again = Callback::new(move |()| list.refetch());
    view! {
        <PageTitle title=say!(i18n, tokens.revoke.title) lead=say!(i18n, tokens.revoke.lead) />
        <Asked query=list lines=8 show=move |listed| view! { <Links listed=listed on_again=again /> } />
    }
}

/// The links of the company, and how many may be cut at once.
#[derive(Clone)]
struct Listed {
    links: Vec<Held>,
    most: usize,
}

/// Who is ticked.
#[derive(Clone, Copy)]
struct Ticks {
    users: RwSignal<BTreeSet<UserId>>,
    most: usize,
}

#[component]
fn Links(listed: Listed, on_again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let named = asked_for().get_untracked();
    let known = named.into_iter().filter(|id| {
        listed.links.iter().any(|held| held.sharer.user == *id && held.sharer.revocation_denied.is_none())
    });
    let users = RwSignal::new(known.take(listed.most).collect::<BTreeSet<_>>());
    let ticks = Ticks { users, most: listed.most };
    let links = StoredValue::new(listed.links);
    let attempt = Attempt::<TokensRevoke>::default();
    let stage = RwSignal::new(Stage::<Vec<Held>, Revoked>::Input(0));
    let go = Callback::new(move |()| {
        attempt.clear();
        let ticked = ticks.users.get_untracked();
        let chosen = links.with_value(|links| {
            links.iter().filter(|held| ticked.contains(&held.sharer.user)).cloned().collect()
        });
        stage.set(Stage::Confirm(chosen));
    });
    let back = Callback::new(move |()| stage.set(Stage::Input(0)));
    let done = Callback::new(move |revoked: Revoked| stage.set(Stage::Done(revoked)));
    let show = move |at: Stage<Vec<Held>, Revoked>| match at {
        Stage::Input(_) => view! { <Select links=links.get_value() ticks=ticks on_go=go /> }.into_any(),
        Stage::Confirm(chosen) => {
            view! { <Confirm chosen=chosen attempt=attempt on_back=back on_done=done /> }.into_any()
        }
        Stage::Done(revoked) => view! { <Done revoked=revoked on_again=on_again /> }.into_any(),
    };
    view! { <Walk inputs=vec![t!(i18n, proof.steps.select)] stage=stage show=show /> }
}
