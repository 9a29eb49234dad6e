//! 利用者情報の変更: typed, checked from → to, proved. Where somebody else changed the record meanwhile, both
//! changes are laid side by side; nothing that was typed is lost.

mod confirm;
mod conflict;
mod result;

use super::one::OneUser;
use super::record::{Draft, Form, Line, changes, differing, form_names};
use confirm::Confirm;
use conflict::Conflict;
use kit::api;
use kit::components::{Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, use_i18n};
use kit::session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use result::Done;
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::UserDenied;
use shared::operations::problem::Failure;
use shared::operations::users::{UserView, UsersChange, UsersView, ViewUser};

/// 利用者情報の変更.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageTitle title=say!(i18n, users.change.title) lead=say!(i18n, users.change.lead) />
        <OneUser show=|user| view! { <Change user=user /> }.into_any() />
    }
}

#[component]
fn Change(user: UserView) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::of(&user);
    let attempt = Attempt::<UsersChange>::default();
    let stage = RwSignal::new(Stage::<UserDraft, Vec<Line>>::Input(0));
    let oneself = user.oneself;
    // What the change is compared with, and what somebody else made of it meanwhile.
    let base = RwSignal::new(user);
    let theirs = RwSignal::new(None::<UserView>);
    let names = form_names();
    let forms = names.len();
    let go = Callback::new(move |at: usize| match untrack(|| draft.read()) {
        Some(record) if at >= forms => {
            attempt.clear();
            stage.set(Stage::Confirm(record));
        }
        _ => stage.set(Stage::Input(at.min(forms - 1))),
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input(0)));
    let done = Callback::new(move |record: UserDraft| {
        let lines = base.with_untracked(|base| changes(i18n.get_locale_untracked(), &base.record, &record));
        stage.set(Stage::Done(lines));
        if oneself {
            session::refresh_soon();
        }
    });
    let settle = Callback::new(move |record: UserDraft| {
        if let Some(read) = theirs.get_untracked() {
            base.set(read);
        }
        theirs.set(None);
        draft.fill(&record);
        stage.set(Stage::Confirm(record));
    });
    Effect::new(move || {
        let failure = attempt.failure.with(|error| error.as_ref().and_then(|error| error.failure().cloned()));
        match failure {
            Some(Failure::Stale) => read_again(base, theirs),
            // The ID that was refused stays refused at its field.
            Some(Failure::Denied { reason: UserDenied::LoginIdTaken }) => draft.refuse_login_id(),
            _ => {}
        }
    });
    let show = move |at: Stage<UserDraft, Vec<Line>>| {
        match at {
        Stage::Input(at) => view! { <Form at=at draft=draft on_go=go /> }.into_any(),
        Stage::Confirm(mine) => (move || match theirs.get() {
            Some(read) => {
                view! { <Conflict base=base.get_untracked().record theirs=read.record mine=mine.clone() on_go=settle on_edit=edit /> }.into_any()
            }
            None => view! { <Confirm base=base.get() record=mine.clone() attempt=attempt on_edit=edit on_done=done /> }.into_any(),
        })
        .into_any(),
        Stage::Done(lines) => {
            let user = base.get_untracked();
            view! { <Done user=user.id name=user.record.name.to_string() lines=lines /> }.into_any()
        }
    }
    };
    view! { <Walk inputs=names stage=stage show=show /> }
}

/// Reads the record as it is now. Where nothing differs that this page shows, the next try goes by it.
fn read_again(base: RwSignal<UserView>, theirs: RwSignal<Option<UserView>>) {
    let user = base.with_untracked(|base| base.id.clone());
    spawn_local(async move {
        // Without an answer the page goes on saying that something changed.
        let Ok(answer) = api::get::<UsersView>(&ViewUser { user }).await else { return };
        let read = answer.value;
        let Some(same) = base.try_with_untracked(|base| differing(&base.record, &read.record).is_empty())
        else {
            return;
        };
        if same {
            base.set(read);
        } else {
            theirs.set(Some(read));
        }
    });
}
