//! ユーザの追加: typed, checked, proved; the temporary passwords are shown once.

mod confirm;
mod draft;
mod form;
mod result;
mod slip;

use confirm::Confirm;
use draft::Draft;
use form::Form;
use kit::components::{Attempt, PageTitle, Steps};
use kit::i18n::{say, t_string, use_i18n};
use leptos::prelude::*;
use result::Done;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::UserDenied;
use shared::operations::problem::Failure;
use shared::operations::users::{UserAdded, UsersAdd};

#[derive(Clone, PartialEq)]
enum Stage {
    Input,
    Confirm(UserDraft),
    Done(UserAdded),
}

/// ユーザの追加. The secrets live in this page's own signal: leaving the page drops them.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new();
    let attempt = Attempt::<UsersAdd>::default();
    let stage = RwSignal::new(Stage::Input);
    let names = move || {
        vec![
            t_string!(i18n, users.new.basic).to_string(),
            t_string!(i18n, proof.steps.confirm).to_string(),
            t_string!(i18n, proof.steps.result).to_string(),
        ]
    };
    let current = move || {
        stage.with(|stage| match stage {
            Stage::Input => 0,
            Stage::Confirm(_) => 1,
            Stage::Done(_) => 2,
        })
    };
    let check = Callback::new(move |user| {
        attempt.clear();
        stage.set(Stage::Confirm(user));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input));
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
    view! {
        <PageTitle title=say!(i18n, users.new.title) lead=say!(i18n, users.new.lead) />
        <Steps names=names current=current />
        {move || match stage.get() {
            Stage::Input => view! { <Form draft=draft on_check=check /> }.into_any(),
            Stage::Confirm(user) => view! { <Confirm user=user attempt=attempt on_edit=edit on_done=done /> }.into_any(),
            Stage::Done(added) => view! { <Done added=added on_another=edit /> }.into_any(),
        }}
    }
}
