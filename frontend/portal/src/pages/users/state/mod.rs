//! 利用者停止・解除: several people at once. Ticked, checked from → to, proved; a result for each.

mod confirm;
mod result;
mod select;
mod will;

use super::one::asked_for;
use super::people::{Directory, Ticks};
use confirm::Confirm;
use kit::api;
use kit::components::{Asked, Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use result::Done;
use select::Select;
use shared::operations::proof::Empty;
use shared::operations::users::{StateAfter, StatesSet, UserList, UserRow, UsersList, UsersSetState};

/// 利用者停止・解除. Links may tick people.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let list = LocalResource::new(|| async { api::get::<UsersList>(&Empty {}).await });
    let again = Callback::new(move |()| list.refetch());
    view! {
        <PageTitle title=say!(i18n, users.state.title) lead=say!(i18n, users.state.lead) />
        <Asked query=list lines=8 show=move |list| view! { <States list=list on_again=again /> } />
    }
}

/// Whom, and what.
type Chosen = (Vec<UserRow>, StateAfter);

#[component]
fn States(list: UserList, on_again: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let named = asked_for().get_untracked();
    let known = named.into_iter().filter(|id| list.users.iter().any(|user| user.id == *id));
    let ticks = Ticks::new(known, list.bulk_people);
    let people = Directory::new(list.users);
    let attempt = Attempt::<UsersSetState>::default();
    let stage = RwSignal::new(Stage::<Chosen, StatesSet>::Input(0));
    let go = Callback::new(move |after: StateAfter| {
        attempt.clear();
        let ticked = ticks.users.get_untracked();
        stage.set(Stage::Confirm((people.all(|user| ticked.contains(&user.id)), after)));
    });
    let back = Callback::new(move |()| stage.set(Stage::Input(0)));
    let done = Callback::new(move |set: StatesSet| stage.set(Stage::Done(set)));
    let show = move |at: Stage<Chosen, StatesSet>| match at {
        Stage::Input(_) => view! { <Select people=people ticks=ticks on_go=go /> }.into_any(),
        Stage::Confirm((chosen, after)) => {
            view! { <Confirm people=chosen after=after attempt=attempt on_back=back on_done=done /> }
                .into_any()
        }
        Stage::Done(set) => view! { <Done set=set on_again=on_again /> }.into_any(),
    };
    view! { <Walk inputs=vec![t!(i18n, proof.steps.select)] stage=stage show=show /> }
}
