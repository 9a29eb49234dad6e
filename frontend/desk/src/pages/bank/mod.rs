//! お知らせ・連絡先・方針: what the bank tells everybody, and the figures of its policies.

mod banner;
mod contacts;
mod draft;
mod figures;
mod policies;
mod propose;
mod texts_of;

pub use figures::changes as figure_changes;

use banner::Banner;
use contacts::ContactsForm;
use kit::api;
use kit::components::{Asked, PageTitle};
use kit::i18n::{say, use_i18n};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use policies::Policies;
use propose::ProposeFigures;
use shared::operations::desk::{BankDataView, DeskBankData, PublicData};
use shared::operations::proof::Empty;

/// お知らせ・方針. Which policy is being changed stands in the address.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let policy = Memo::new(move |_| query.with(|query| query.get("policy")));
    let data = LocalResource::new(|| async { api::get::<DeskBankData>(&Empty {}).await });
    // What was written here is newer than what was read.
    let told = RwSignal::new(None::<PublicData>);
    let shown = move |data: BankDataView| {
        let chosen =
            policy.get().and_then(|name| data.policies.iter().find(|view| view.name == name).cloned());
        match chosen {
            Some(policy) => view! { <ProposeFigures policy=policy /> }.into_any(),
            None => view! { <All data=data told=told /> }.into_any(),
        }
    };
    view! {
        <PageTitle title=say!(i18n, desk_bank.bank.title) lead=say!(i18n, desk_bank.bank.lead) />
        <Asked query=data lines=12 show=shown />
    }
}

#[component]
fn All(data: BankDataView, told: RwSignal<Option<PublicData>>) -> impl IntoView {
    let public = RwSignal::new(told.get_untracked().unwrap_or(data.public));
    let took = Callback::new(move |now: PublicData| {
        told.set(Some(now.clone()));
        public.set(now);
    });
    view! {
        <Banner public=public on_done=took />
        <ContactsForm public=public on_done=took />
        <Policies policies=data.policies />
    }
}
