//! Whose passwords.

use super::of_user;
use crate::pages::users::people::{Directory, People, Tools};
use kit::api;
use kit::components::{Asked, Steps};
use kit::i18n::{t, use_i18n};
use leptos::prelude::*;
use shared::operations::proof::Empty;
use shared::operations::users::UsersList;

/// The choice.
#[component]
pub fn Choose() -> impl IntoView {
    let i18n = use_i18n();
    let list = LocalResource::new(|| async { api::get::<UsersList>(&Empty {}).await });
    let names = [
        t!(i18n, proof.steps.select),
        t!(i18n, proof.steps.input),
        t!(i18n, proof.steps.confirm),
        t!(i18n, proof.steps.result),
    ];
    let names: Vec<String> = names.map(ToOwned::to_owned).into();
    view! {
        <Steps names=Signal::stored(names) current=Signal::stored(0) />
        <p>{t!(i18n, users.passwords.choose)}</p>
        <Asked query=list lines=8 show=|list| {
            let people = Directory::new(list.users);
            view! { <Tools people=people /><People people=people href=of_user ticks=None /> }
        } />
    }
}
