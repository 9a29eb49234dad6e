//! パスワード変更 of somebody else, the master included: chosen, proved; random ones are shown once.

mod choose;
mod confirm;
mod form;
mod result;
mod typed;

use super::of;
use super::one::{OneUser, asked_for};
use choose::Choose;
use confirm::Confirm;
use form::Form;
use kit::components::{Attempt, LinkButton, Notice, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use kit::routes;
use leptos::prelude::*;
use result::Done;
use shared::operations::users::{PasswordsSet, SetPasswords, UserRow, UserView, UsersSetPasswords};
use typed::{Typed, refused_field};

/// パスワード変更. Whose stands in the address, so that links lead here and Back leads to the choice.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let asked = asked_for();
    let chosen = Memo::new(move |_| asked.with(|users| !users.is_empty()));
    view! {
        <PageTitle title=say!(i18n, users.passwords.title) lead=say!(i18n, users.passwords.lead) />
        {move || if chosen.get() {
            view! { <OneUser show=|user| if user.oneself { own().into_any() } else { view! { <Set user=user /> }.into_any() } /> }.into_any()
        } else {
            view! { <Choose /> }.into_any()
        }}
    }
}

/// One's own are changed elsewhere.
fn own() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice title=say!(i18n, users.set_password_denied.oneself.what)>
            <p>{t!(i18n, users.set_password_denied.oneself.means)}</p>
            <div class="notice-actions"><LinkButton href=routes::PASSWORDS>{t!(i18n, users.passwords.own)}</LinkButton></div>
        </Notice>
    }
}

/// The steps. The secrets live in this page's own signal: leaving the page drops them.
#[component]
fn Set(user: UserView) -> impl IntoView {
    let i18n = use_i18n();
    let typed = Typed::new(&user);
    let attempt = Attempt::<UsersSetPasswords>::default();
    let stage = RwSignal::new(Stage::<SetPasswords, PasswordsSet>::Input(1));
    let check = Callback::new(move |input| {
        attempt.clear();
        stage.set(Stage::Confirm(input));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input(1)));
    let done = Callback::new(move |set| {
        typed.clear();
        stage.set(Stage::Done(set));
    });
    Effect::new(move || {
        // What the server refused is said where it was typed.
        if let Some((which, reason)) = refused_field(attempt) {
            typed.refuse(which, reason);
            stage.set(Stage::Input(1));
        }
    });
    let user = StoredValue::new(user);
    let show = move |at: Stage<SetPasswords, PasswordsSet>| match at {
        Stage::Input(_) => view! { <Form user=user.get_value() typed=typed on_check=check /> }.into_any(),
        Stage::Confirm(input) => {
            view! { <Confirm user=user.get_value() input=input attempt=attempt on_edit=edit on_done=done /> }
                .into_any()
        }
        Stage::Done(set) => view! { <Done set=set /> }.into_any(),
    };
    view! { <Walk inputs=vec![t!(i18n, proof.steps.select), t!(i18n, proof.steps.input)] stage=stage show=show /> }
}

/// Where somebody's passwords are set.
fn of_user(user: &UserRow) -> String {
    of(routes::USERS_PASSWORDS, [&user.id])
}
