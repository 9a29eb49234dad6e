//! 利用者の削除: what it means, the proof, who is gone.

use super::one::OneUser;
use super::{kept, of};
use kit::components::{
    Attempt, AttemptFailure, Card, LinkButton, Notice, NoticeKind, PageTitle, ProofPanel, Stage, Walk,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{api, routes, texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;
use shared::domain::id::UserId;
use shared::domain::user_work::UserDenied;
use shared::operations::Operation;
use shared::operations::problem::Failure;
use shared::operations::proof::Proof;
use shared::operations::users::{DeleteUser, UserDeleted, UserView, UsersDelete, UsersView, ViewUser};

/// 利用者の削除.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <PageTitle title=say!(i18n, users.delete.title) lead=say!(i18n, users.delete.lead) />
        <OneUser show=|user| {
            match kept(&user) {
                None => view! { <Delete user=user /> }.into_any(),
                Some(why) => view! { <Kept user=user.id why=why /> }.into_any(),
            }
        } />
    }
}

/// Somebody who can't be deleted.
#[component]
fn Kept(user: UserId, why: UserDenied) -> impl IntoView {
    let i18n = use_i18n();
    let said = texts::user_denied(i18n.get_locale_untracked(), why);
    view! {
        <Notice kind=NoticeKind::Warm title=Signal::stored(said.what)>
            <p>{said.means}</p>
            <p>{said.next}</p>
            <div class="notice-actions"><LinkButton href=of(routes::USERS_VIEW, [&user])>{t!(i18n, users.view.title)}</LinkButton></div>
        </Notice>
    }
}

#[component]
fn Delete(user: UserView) -> impl IntoView {
    let attempt = Attempt::<UsersDelete>::default();
    let stage = RwSignal::new(Stage::<(), UserDeleted>::Confirm(()));
    let user = RwSignal::new(user);
    Effect::new(move || {
        // The page shows what was; what is now is read before anything is tried again.
        let stale = attempt
            .failure
            .with(|error| matches!(error.as_ref().and_then(|error| error.failure()), Some(Failure::Stale)));
        if stale {
            let id = user.with_untracked(|user| user.id.clone());
            spawn_local(async move {
                if let Ok(answer) = api::get::<UsersView>(&ViewUser { user: id }).await {
                    // The page may be gone by now.
                    let _ = user.try_set(answer.value);
                }
            });
        }
    });
    let show = move |at: Stage<(), UserDeleted>| {
        match at {
        Stage::Done(deleted) => view! { <Done deleted=deleted /> }.into_any(),
        Stage::Input(_) | Stage::Confirm(()) => {
            (move || view! { <Confirm user=user.get() attempt=attempt on_done=Callback::new(move |deleted| stage.set(Stage::Done(deleted))) /> }).into_any()
        }
    }
    };
    view! { <Walk inputs=Vec::new() stage=stage show=show /> }
}

#[component]
fn Confirm(user: UserView, attempt: Attempt<UsersDelete>, on_done: Callback<UserDeleted>) -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let view = of(routes::USERS_VIEW, [&user.id]);
    let back = Callback::new(move |()| navigate(&view, Default::default()));
    let (id, version) = (user.id, user.version);
    let prove = Callback::new(move |proof: Proof| {
        attempt
            .send(DeleteUser { user: id.clone(), version }, proof, move |answer| on_done.run(answer.value));
    });
    let effects = [
        t!(i18n, users.delete.for_good),
        t!(i18n, users.delete.login_id),
        t!(i18n, users.delete.token),
        t!(i18n, users.delete.session),
        t!(i18n, users.delete.instead),
    ];
    view! {
        <AttemptFailure failure=attempt.failure denied=texts::user_denied />
        <div class="confirm-columns">
            <Card title=say!(i18n, users.delete.content)>
                <dl class="facts">
                    <dt>{t!(i18n, users.new.name)}</dt>
                    <dd>{user.record.name.to_string()}</dd>
                    <dt>{t!(i18n, users.new.login_id)}</dt>
                    <dd class="is-code">{user.record.login_id.to_string()}</dd>
                    <dt>{t!(i18n, users.new.role)}</dt>
                    <dd>{texts::role(i18n.get_locale_untracked(), user.record.role)}</dd>
                    <dt>{t!(i18n, users.list.serial)}</dt>
                    <dd>{user.serial.map_or_else(|| t!(i18n, users.list.no_token).to_owned(), |serial| serial.grouped())}</dd>
                </dl>
                <ul class="effects">{effects.map(|text| view! { <li>{text}</li> })}</ul>
            </Card>
            <ProofPanel
                work=UsersDelete::DECLARATION.work
                proving=attempt.proving
                submit=say!(i18n, users.delete.submit)
                on_proof=prove
                back=say!(i18n, proof.back)
                on_back=back
            />
        </div>
    }
}

#[component]
fn Done(deleted: UserDeleted) -> impl IntoView {
    let i18n = use_i18n();
    let title = t_string!(i18n, users.delete.done_title, name = deleted.name.as_str()).to_string();
    let text = t_string!(i18n, users.delete.done, login_id = deleted.login_id.as_str()).to_string();
    view! {
        <Notice kind=NoticeKind::Success title=Signal::stored(title)><p>{text}</p></Notice>
        <div class="actions"><LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton></div>
    }
}
