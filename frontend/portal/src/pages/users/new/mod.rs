//! ユーザの追加: typed, checked, proved; the temporary passwords are shown once.

mod confirm;
mod result;

use super::record::{Draft, Form, form_names};
use confirm::Confirm;
use kit::api;
use kit::components::{Asked, Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, use_i18n};
use leptos::prelude::*;
use result::Done;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::UserDenied;
use shared::operations::problem::Failure;
use shared::operations::proof::Empty;
use shared::operations::users::{UserAdded, UserList, UsersAdd, UsersList};

/// ユーザの追加.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let list = LocalResource::new(|| async { api::get::<UsersList>(&Empty {}).await });
    view! {
        <PageTitle title=say!(i18n, users.new.title) lead=say!(i18n, users.new.lead) />
        <Asked query=list lines=8 show=move |list| view! { <Add list=list /> } />
    }
}

/// The steps. The secrets live in this page's own signal: leaving the page drops them.
#[component]
fn Add(list: UserList) -> impl IntoView {
    let draft = Draft::new(&list);
    let attempt = Attempt::<UsersAdd>::default();
    let stage = RwSignal::new(Stage::<UserDraft, UserAdded>::Input(0));
    let names = form_names();
    let forms = names.len();
    let go = Callback::new(move |at: usize| match untrack(|| draft.read()) {
        Some(user) if at >= forms => {
            attempt.clear();
            stage.set(Stage::Confirm(user));
        }
        _ => stage.set(Stage::Input(at.min(forms - 1))),
    });
    let again = Callback::new(move |()| go.run(0));
    let done = Callback::new(move |added: UserAdded| {
        draft.clear();
        stage.set(Stage::Done(added));
    });
    Effect::new(move || {
        // The ID that was refused stays refused at its field.
        let taken = attempt.failure.with(|error| {
            matches!(
                error.as_ref().and_then(|error| error.failure()),
                Some(Failure::Denied { reason: UserDenied::LoginIdTaken })
            )
        });
        if taken {
            draft.refuse_login_id();
        }
    });
    let show = move |stage: Stage<UserDraft, UserAdded>| match stage {
        Stage::Input(at) => view! { <Form at=at draft=draft on_go=go /> }.into_any(),
        Stage::Confirm(user) => {
            view! { <Confirm user=user attempt=attempt on_edit=again on_done=done /> }.into_any()
        }
        Stage::Done(added) => view! { <Done added=added on_another=again /> }.into_any(),
    };
    view! { <Walk inputs=names stage=stage show=show /> }
}
