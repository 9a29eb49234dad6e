//! 受付: a paper that came in becomes a procedure.

mod confirm;
mod draft;
mod fields;
mod form;
pub mod whose;

use super::procedure::address_of;
use confirm::Confirm;
use draft::Draft;
use form::Form;
use kit::components::{Attempt, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use kit::location;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::operations::desk::{DeskProcedureView, DeskReceive, Receive};
use whose::Whose;

/// 受付.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let (draft, whose) = (Draft::new(), Whose::new(location::query("contract")));
    let attempt = Attempt::<DeskReceive>::default();
    let stage = RwSignal::new(Stage::<Receive, ()>::Input(0));
    let check = Callback::new(move |paper| {
        attempt.clear();
        stage.set(Stage::Confirm(paper));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input(0)));
    let navigate = use_navigate();
    let done = Callback::new(move |view: DeskProcedureView| {
        let there = address_of(view.contract.as_ref(), &view.procedure.id);
        navigate(&there, NavigateOptions::default());
    });
    let show = move |stage: Stage<Receive, ()>| match stage {
        Stage::Input(_) => view! { <Form whose=whose draft=draft on_check=check /> }.into_any(),
        Stage::Confirm(paper) => {
            let contract = paper.contract.is_some().then(|| untrack(|| whose.contract())).flatten();
            view! { <Confirm paper=paper contract=contract attempt=attempt on_edit=edit on_done=done /> }
                .into_any()
        }
        Stage::Done(()) => ().into_any(),
    };
    view! {
        <PageTitle title=say!(i18n, desk.receive.title) lead=say!(i18n, desk.receive.lead) />
        <Walk inputs=vec![t!(i18n, proof.steps.input)] stage=stage show=show />
    }
}
